/** The quiet word in the frame: saved, offline, learning, an update, an offer to install. */

import { useLiveQuery } from 'dexie-react-hooks';
import {
  CircleAlert,
  CirclePause,
  CloudOff,
  DatabaseBackup,
  Download,
  HardDriveDownload,
  type LucideIcon,
  Save,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as Item } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../db/book.ts';
import { learn } from '../jobs/learn.ts';
import { useIdleLearning } from '../jobs/learn-when-idle.ts';
import { dismissJob, type Job, useRunning } from '../jobs/running.ts';
import { daysUnsafe } from '../jobs/safekeeping-notes.ts';
import { Button } from '../ui/button.tsx';
import { classesOf } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useTroubleWords } from '../ui/failure-words.ts';
import { Notice } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { WorkPanel } from '../ui/work-panel.tsx';
import { useInstallation } from './installation/installation.ts';
import { shareDone } from './share-done.ts';
import sheet from './status.module.css';

const style = classesOf(sheet);
type Opened = 'job' | 'update' | 'offline' | 'saved' | null;
const TITLES = { learn: 'job.learn', forecast: 'job.forecast', import: 'job.import', read: 'job.read' } as const;
const SHARES = {
  learn: 'status.learning',
  forecast: 'status.forecasting',
  import: 'status.importing',
  read: 'status.reading',
} as const;

export function Status() {
  const { t } = useTranslation('common');
  const { t: tBackup } = useTranslation('backup');
  const [, go] = useLocation();
  const unsafe = useLiveQuery(async () => daysUnsafe(book, Date.now()), []);
  const [opened, setOpened] = useState<Opened>(null);
  const { online, updateReady, canInstall, promptInstall, applyUpdate } = useInstallation();
  const jobs = useRunning((running) => running.jobs);
  const job = Object.values(jobs).find((one) => one.state === 'running' || one.state === 'elsewhere') ?? failedOf(jobs);
  const close = () => setOpened(null);
  return (
    <>
      <ul className={style('list')} aria-label={t('status.label')}>
        {job ? <JobItem job={job} onPress={() => setOpened('job')} /> : <PausedItem />}
        {updateReady && (
          <StatusItem icon={HardDriveDownload} kind="act" onPress={() => setOpened('update')}>
            {t('status.update')}
          </StatusItem>
        )}
        {online ? (
          <StatusItem icon={Save} kind="calm" onPress={() => setOpened('saved')}>
            {t('status.saved')}
          </StatusItem>
        ) : (
          <StatusItem icon={CloudOff} onPress={() => setOpened('offline')}>
            {t('status.offline')}
          </StatusItem>
        )}
        {unsafe != null && (
          <StatusItem icon={DatabaseBackup} kind="act" onPress={() => go('/settings/backup')}>
            {tBackup('nudge')}
          </StatusItem>
        )}
        {canInstall && (
          <StatusItem icon={Download} kind="act" onPress={() => void promptInstall()}>
            {t('status.install')}
          </StatusItem>
        )}
      </ul>
      {job && <JobDialog job={job} isOpen={opened === 'job'} onClose={close} />}
      <Dialog
        isOpen={opened === 'update'}
        onClose={close}
        title={t('status.update')}
        actions={
          <Button kind="primary" onPress={applyUpdate}>
            {t('status.updateNow')}
          </Button>
        }
      >
        <p>{t('status.updateWhy')}</p>
        {job && <Notice tone="warn">{t('status.updateJob')}</Notice>}
      </Dialog>
      <Dialog isOpen={opened === 'offline'} onClose={close} title={t('status.offline')}>
        <p>{t('status.offlineWhy')}</p>
      </Dialog>
      <Dialog isOpen={opened === 'saved'} onClose={close} title={t('status.saved')}>
        <p>{t('status.savedWhy')}</p>
      </Dialog>
    </>
  );
}

function failedOf(jobs: Readonly<Partial<Record<string, Job>>>): Job | undefined {
  return Object.values(jobs).find((job) => job?.state === 'failed' && job.kind !== 'import');
}

interface StatusItemProps {
  readonly icon?: LucideIcon;
  /** `calm` shows only its picture on a phone. */
  readonly kind?: 'calm' | 'act' | 'warn';
  readonly lead?: ReactNode;
  readonly onPress: () => void;
  readonly children: string;
}

function StatusItem({ icon: Icon, kind, lead, onPress, children }: StatusItemProps) {
  return (
    <li className={style(kind === 'calm' && 'calm')}>
      <Item className={style('item', kind !== 'calm' && kind)} onPress={onPress} aria-label={children}>
        {lead ?? (Icon && <Icon size={20} aria-hidden="true" />)}
        <span className={style('words')}>{children}</span>
      </Item>
    </li>
  );
}

/** Learning by itself that a touch has paused. */
function PausedItem() {
  const { t } = useTranslation('common');
  const format = useFormat();
  const state = useIdleLearning((idle) => idle.state);
  const [, go] = useLocation();
  if (state.kind !== 'paused') return null;
  const share = state.job === null ? 0 : shareDone(state.job);
  return (
    <StatusItem icon={CirclePause} onPress={() => go('/insights')}>
      {share > 0 ? t('status.pausedAt', { percent: format.percent(share) }) : t('status.paused')}
    </StatusItem>
  );
}

function JobItem({ job, onPress }: { readonly job: Job; readonly onPress: () => void }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const share = shareDone(job);
  if (job.state === 'failed') {
    return (
      <StatusItem icon={CircleAlert} kind="warn" onPress={onPress}>
        {t('status.failed')}
      </StatusItem>
    );
  }
  return (
    <StatusItem
      kind="act"
      lead={<span className={style('ring')} style={{ ['--share' as string]: `${share * 100}%` }} aria-hidden="true" />}
      onPress={onPress}
    >
      {job.state === 'elsewhere' ? t('status.elsewhere') : t(SHARES[job.kind], { percent: format.percent(share) })}
    </StatusItem>
  );
}

function JobDialog(props: { readonly job: Job; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { job, isOpen, onClose } = props;
  const { t } = useTranslation('common');
  const say = useTroubleWords();
  const failed = job.state === 'failed';
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        onClose();
        if (failed) dismissJob(job.kind);
      }}
      title={failed ? t('status.failed') : t(TITLES[job.kind])}
      actions={
        failed &&
        job.kind === 'learn' && (
          <Button
            kind="primary"
            onPress={() => {
              onClose();
              void learn(book);
            }}
          >
            {t('failure.again')}
          </Button>
        )
      }
    >
      {failed ? (
        <Notice tone="bad" title={say(job)}>
          {t('failure.safe')}
        </Notice>
      ) : (
        <WorkPanel
          steps={job.steps}
          startedAt={job.startedAt}
          {...(job.state === 'running' ? { onCancel: job.cancel } : {})}
        />
      )}
    </Dialog>
  );
}

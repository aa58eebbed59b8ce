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
import { useIdleLearning } from '../jobs/idle-learning.ts';
import { type Job, useRunning } from '../jobs/running.ts';
import { daysUnsafe } from '../jobs/safekeeping-notes.ts';
import { classesOf } from '../ui/class-names.ts';
import { useFormat } from '../ui/use-format.ts';
import { usePart } from '../ui/use-part.ts';
import { useInstallation } from './installation/installation.ts';
import { shareDone } from './share-done.ts';
import sheet from './status.module.css';
import type { Opened } from './status-dialog.tsx';

const style = classesOf(sheet);
const loadDialog = async () => (await import('./status-dialog.tsx')).StatusDialog;
const SHARES = {
  learn: 'status.learning',
  forecast: 'status.forecasting',
  import: 'status.importing',
  read: 'status.reading',
} as const;

export function Status() {
  const { t } = useTranslation('common');
  const { t: tFrame } = useTranslation('frame');
  const [, go] = useLocation();
  const unsafe = useLiveQuery(async () => daysUnsafe(book, Date.now()), []);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { online, updateReady, canInstall, promptInstall, applyUpdate } = useInstallation();
  const jobs = useRunning((running) => running.jobs);
  const job = Object.values(jobs).find((one) => one.state === 'running' || one.state === 'elsewhere') ?? failedOf(jobs);
  // Fetched behind the first drawing, not with the tap: by then the network may be gone, which is one of the things it tells of.
  const StatusDialog = usePart(loadDialog, true);
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
            {tFrame('noCopy')}
          </StatusItem>
        )}
        {canInstall && (
          <StatusItem icon={Download} kind="act" onPress={() => void promptInstall()}>
            {t('status.install')}
          </StatusItem>
        )}
      </ul>
      {StatusDialog && (
        <StatusDialog opened={opened} job={job ?? null} onClose={() => setOpened(null)} onUpdate={applyUpdate} />
      )}
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

/** What a tap on the quiet word in the frame tells: see `status.tsx`, which fetches this when it is drawn. */

import { useTranslation } from 'react-i18next';
import { book } from '../db/book.ts';
import { learn } from '../jobs/learn.ts';
import { dismissJob, type Job } from '../jobs/running.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTroubleWords } from '../ui/failure-words.ts';
import { Notice } from '../ui/states.tsx';
import { WorkPanel } from '../ui/work-panel.tsx';

export type Opened = 'job' | 'update' | 'offline' | 'saved';
const TITLES = { learn: 'job.learn', forecast: 'job.forecast', import: 'job.import', read: 'job.read' } as const;

export interface StatusDialogProps {
  /** Null when all are closed. */
  readonly opened: Opened | null;
  readonly job: Job | null;
  readonly onClose: () => void;
  readonly onUpdate: () => void;
}

export function StatusDialog({ opened, job, onClose, onUpdate }: StatusDialogProps) {
  const { t } = useTranslation('common');
  return (
    <>
      {job && <JobDialog job={job} isOpen={opened === 'job'} onClose={onClose} />}
      <Dialog
        isOpen={opened === 'update'}
        onClose={onClose}
        title={t('status.update')}
        actions={
          <Button kind="primary" onPress={onUpdate}>
            {t('status.updateNow')}
          </Button>
        }
      >
        <p>{t('status.updateWhy')}</p>
        {job && <Notice tone="warn">{t('status.updateJob')}</Notice>}
      </Dialog>
      <Dialog isOpen={opened === 'offline'} onClose={onClose} title={t('status.offline')}>
        <p>{t('status.offlineWhy')}</p>
      </Dialog>
      <Dialog isOpen={opened === 'saved'} onClose={onClose} title={t('status.saved')}>
        <p>{t('status.savedWhy')}</p>
      </Dialog>
    </>
  );
}

interface JobDialogProps {
  readonly job: Job;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function JobDialog({ job, isOpen, onClose }: JobDialogProps) {
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

/** Reading under way: which step, how far, and a way to stop. */

import { useTranslation } from 'react-i18next';
import type { Job } from '../../jobs/running.ts';
import { classesOf } from '../../ui/class-names.ts';
import { ProgressPanel } from '../../ui/progress.tsx';
import sheet from './scan.module.css';

const style = classesOf(sheet);

/** In order, with the share of the time that each takes on a usual paper, measured once; only the bar goes by it. */
const STEPS = [
  { doing: 'load', share: 0.05 },
  { doing: 'find', share: 0.1 },
  { doing: 'flatten', share: 0.1 },
  { doing: 'read', share: 0.5 },
  { doing: 'second reading', share: 0.2 },
  { doing: 'understand', share: 0.03 },
  { doing: 'match', share: 0.02 },
] as const;

/** `job` is null while a PDF is being opened. */
export function ReadingPanel({ job }: { readonly job: Job | null }) {
  const { t } = useTranslation('receipts');
  const last = job?.steps.at(-1);
  const at = Math.max(
    0,
    STEPS.findIndex(({ doing }) => doing === last?.doing),
  );
  const before = STEPS.slice(0, at).reduce((sum, { share }) => sum + share, 0);
  const within = last === undefined || last.of === 0 ? 0 : last.done / last.of;
  const share = job === null ? 0 : before + STEPS[at]!.share * Math.min(1, within);
  return (
    <section className={style('reading')} aria-label={t('reading.title')}>
      <span className={style('sweep')} aria-hidden="true" />
      <ProgressPanel
        what={job === null ? t('step.pdf') : t(`step.${STEPS[at]!.doing}`)}
        done={share}
        of={1}
        {...(job === null ? {} : { onCancel: job.cancel, cancelLabel: t('reading.cancel') })}
      />
    </section>
  );
}

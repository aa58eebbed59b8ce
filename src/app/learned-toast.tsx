/** Tells whoever went on working that learning has ended well. */

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { dismissJob, useJob } from '../jobs/running.ts';
import { showToast } from '../ui/toast.tsx';

/** Shows nothing by itself; to be drawn once. Insights tells the end itself. */
export function LearnedToast() {
  const { t } = useTranslation('common');
  const [path, go] = useLocation();
  const job = useJob('learn');
  const hasEnded = job?.state === 'finished';
  const isSeen = path.startsWith('/insights');
  useEffect(() => {
    if (!hasEnded || isSeen) return;
    dismissJob('learn');
    showToast({ message: t('status.learned'), action: { label: t('nav.insights'), run: () => go('/insights') } });
  }, [hasEnded, isSeen, t, go]);
  return null;
}

/** The card that starts learning, and shows how far it is. */

import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { learn } from '../../jobs/learn.ts';
import { useJob } from '../../jobs/running.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/states.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { TaskCard } from './task-card.tsx';
import type { CardProps } from './today-screen.tsx';

export function LearnCard({ card, known, isFirst }: CardProps<'learn'>) {
  const { t } = useTranslation('today');
  const job = useJob('learn');
  const isRunning = job?.state === 'running';
  const isElsewhere = job?.state === 'elsewhere';
  const isNever = card.why === 'never';
  return (
    <TaskCard
      icon={GraduationCap}
      tone={isNever ? 'accent' : 'info'}
      title={isNever ? t('learn.never') : t('learn.behind', { count: card.days })}
      why={isNever ? t('learn.neverWhy') : t('learn.behindWhy')}
      stake={null}
      currency={known.settings.currency}
      actions={
        !isRunning &&
        !isElsewhere && (
          <Button kind={isFirst ? 'primary' : 'secondary'} onPress={() => void learn(book)}>
            {t('learn.go')}
          </Button>
        )
      }
    >
      {isRunning && <WorkPanel steps={job.steps} startedAt={job.startedAt} onCancel={job.cancel} />}
      {isElsewhere && <Notice>{t('learn.elsewhere')}</Notice>}
      {job?.state === 'failed' && (
        <Notice tone="bad" actions={<ButtonLink to="/insights">{t('learn.details')}</ButtonLink>}>
          {t('learn.failed')}
        </Notice>
      )}
    </TaskCard>
  );
}

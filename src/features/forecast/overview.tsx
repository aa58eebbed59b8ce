/** All items together: the state of learning, and how every method did. */

import { ChefHat, Scale, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServingLearning } from '../../db/queries/learning.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { LearnPanel } from './learn-panel.tsx';
import { MethodCosts } from './method-costs.tsx';
import sheet from './overview.module.css';
import { ScoreBars } from './score-bars.tsx';

const style = classesOf(sheet);

export interface OverviewProps {
  readonly known: KnownOfOutlet;
  /** null while nothing was learned. */
  readonly serving: ServingLearning | null;
}

export function Overview({ known, serving }: OverviewProps) {
  const { t } = useTranslation('forecast');
  return (
    <Page title={t('overview.title')} width="narrow">
      <LearnPanel lastRecord={known.lastRecord} serving={serving} />
      {serving !== null && <AllScores known={known} serving={serving} />}
      <Card title={t('use.title')} note={t('use.note')}>
        <UseWays />
      </Card>
    </Page>
  );
}

/** From what was used to what should have been. */
export function UseWays() {
  const { t } = useTranslation('forecast');
  return (
    <div className={style('ways')}>
      <ButtonLink to="/variance" icon={Scale}>
        {t('use.variance')}
      </ButtonLink>
      <ButtonLink to="/recipes" icon={ChefHat}>
        {t('use.recipes')}
      </ButtonLink>
      <ButtonLink to="/outlets" icon={Store}>
        {t('use.outlets')}
      </ButtonLink>
    </div>
  );
}

/** How every method did on the days held out of the last learning; nothing when none were. */
export function AllScores({ known, serving }: { readonly known: KnownOfOutlet; readonly serving: ServingLearning }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  if (serving.latest.scores.length === 0) return null;
  const forecasts = [...known.forecasts.values()];
  const plain = forecasts.filter(({ fellBack }) => fellBack).length;
  return (
    <Card title={t('arena.title')} note={t('overview.note')}>
      <ScoreBars scores={serving.latest.scores} champion={null} />
      <p>
        {t('overview.counts', {
          count: forecasts.length,
          learned: format.number(forecasts.length - plain),
          plain: format.number(plain),
        })}
      </p>
      <MethodCosts learning={serving.latest} />
    </Card>
  );
}

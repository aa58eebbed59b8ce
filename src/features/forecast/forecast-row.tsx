/** One item in the list: what it will need in a week, and how far off that usually is. */

import { useTranslation } from 'react-i18next';
import { about } from '../../ui/about.ts';
import { Amount } from '../../ui/amount.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { hrefOf } from '../../ui/link.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { ForecastLine } from './forecast-list.tsx';
import sheet from './forecast-row.module.css';
import { verdictOf } from './score-words.ts';

const style = classesOf(sheet);
const WEEK = 7;

export function ForecastRow({ line, isCurrent }: { readonly line: ForecastLine; readonly isCurrent: boolean }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const { item, forecast } = line;
  const days = forecast === null ? [] : (forecast.days[forecast.champion] ?? []);
  const week = days.slice(0, WEEK).reduce((sum, day) => sum + day.mean, 0);
  return (
    <a className={style('row')} href={hrefOf(`/insights/${item.id}`)} aria-current={isCurrent ? 'true' : undefined}>
      <span className={style('words')}>
        <span className={style('name')}>{item.name}</span>
        <span className={style('facts')}>{forecast === null ? t('row.none') : factsOf()}</span>
      </span>
      {days.length > 0 && (
        <span className={style('end')}>
          <Amount
            quantity={week}
            unit={item.baseUnit}
            size="middle"
            decimals={week >= 10_000 ? 0 : about(week, item.baseUnit).decimals}
          />
          <span className={style('facts')}>{t('row.week')}</span>
        </span>
      )}
    </a>
  );

  function factsOf(): string {
    const { champion, bestPlain } = verdictOf(forecast!);
    if (champion === null) return t('row.unproven');
    const facts = [t('row.off', { wape: format.percent(champion.wape) })];
    if (bestPlain !== null && bestPlain.model !== champion.model) {
      facts.push(t('row.plain', { wape: format.percent(bestPlain.wape) }));
    }
    return facts.join(' · ');
  }
}

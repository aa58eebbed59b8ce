/** How far off each method was, as bars: a picture for the eye, a table for everybody else. */

import { useTranslation } from 'react-i18next';
import type { Forecaster, HeldOutScore } from '../../domain/demand-forecast.ts';
import { Badge } from '../../ui/badge.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './score-bars.module.css';
import { isPlain, rankScores } from './score-words.ts';

const style = classesOf(sheet);

export interface ScoreBarsProps {
  readonly scores: readonly HeldOutScore[];
  /** Who serves; null where several do. */
  readonly champion: Forecaster | null;
}

export function ScoreBars({ scores, champion }: ScoreBarsProps) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const ranked = rankScores(scores);
  const longest = Math.max(...ranked.map(({ wape }) => wape), 0.01);
  return (
    <table className={style('bars')}>
      <caption className="visually-hidden">{t('arena.bars')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('arena.method')}</th>
          <th scope="col">{t('arena.off')}</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ model, wape }) => (
          <tr key={model} className={style(model === champion && 'serves')}>
            <th scope="row">
              <span className={style('name')}>
                {t(`model.${model}`)}
                {model === champion && <Badge tone="accent">{t('arena.serves')}</Badge>}
                {isPlain(model) && <Badge>{t('arena.plain')}</Badge>}
              </span>
            </th>
            <td>
              <span className={style('measure')}>
                <span className={style('track')} aria-hidden="true">
                  <span
                    className={style('bar', isPlain(model) && 'plain')}
                    style={{ inlineSize: `${(wape / longest) * 100}%` }}
                  />
                </span>
                <span className={style('figure')}>{format.percent(wape, wape < 0.1 ? 1 : 0)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

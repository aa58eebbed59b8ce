/** A sum as a picture: where it starts, what each part adds or takes, where it ends; a list of names and figures for everybody. */

import { classesOf } from './class-names.ts';
import sheet from './waterfall.module.css';

const style = classesOf(sheet);

export interface WaterfallBar {
  readonly id: string;
  readonly title: string;
  /** With its sign and unit, as it is to be read. */
  readonly figure: string;
  /** `total` stands on zero; `up` and `down` go from one level to the next. */
  readonly kind: 'total' | 'up' | 'down';
  readonly from: number;
  readonly to: number;
}

export interface WaterfallProps {
  readonly label: string;
  readonly bars: readonly WaterfallBar[];
}

export function Waterfall({ label, bars }: WaterfallProps) {
  const levels = bars.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...levels);
  const span = Math.max(...levels, 0) - low || 1;
  const place = (level: number) => ((level - low) / span) * 100;
  return (
    <ol className={style('bars')} aria-label={label}>
      {bars.map(({ id, title, figure, kind, from, to }, index) => (
        <li key={id} className={style('row', kind === 'total' && 'total')}>
          <span className={style('title')}>{title}</span>
          <span className={style('track')} aria-hidden="true">
            <span
              className={style('bar', `is-${kind}`)}
              style={{
                insetInlineStart: `${place(Math.min(from, to))}%`,
                inlineSize: `${Math.abs(place(to) - place(from))}%`,
              }}
            />
            {index + 1 < bars.length && (
              <span className={style('level')} style={{ insetInlineStart: `${place(to)}%` }} />
            )}
          </span>
          <span className={style('figure')}>{figure}</span>
        </li>
      ))}
    </ol>
  );
}

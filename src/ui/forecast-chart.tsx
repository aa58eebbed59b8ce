/** History and forecast of one item as a picture, a sentence and a table; the drawing itself is loaded when first needed. */

import { type CSSProperties, lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseUnit } from '../domain/quantity.ts';
import { classesOf } from './class-names.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';
import sheet from './forecast-chart.module.css';
import { type ChartPoint, type ComingDay, chartPoints, type PastDay, pastDaysAt } from './forecast-chart-data.ts';
import { useFormat } from './use-format.ts';
import { useWidth } from './use-width.ts';

const style = classesOf(sheet);
const DrawnForecast = lazy(() => import('./forecast-chart-drawn.tsx'));

export interface ForecastChartProps {
  /** What is shown: "Chicken, a day". */
  readonly label: string;
  /** What the picture says, in a sentence; shown above it. */
  readonly summary: string;
  readonly unit: BaseUnit;
  /** Any order; days may be missing. */
  readonly past: readonly PastDay[];
  readonly coming: readonly ComingDay[];
  /** Pixels. */
  readonly height?: number;
}

export function ForecastChart({ label, summary, unit, past, coming, height = 260 }: ForecastChartProps) {
  const { t } = useTranslation('ui');
  const [frame, width] = useWidth<HTMLDivElement>();
  const points = useMemo(() => chartPoints(past, coming, pastDaysAt(width)), [past, coming, width]);
  const room = <div className={style('room')} style={{ '--height': `${height}px` } as CSSProperties} />;
  return (
    <figure className={style('chart')} ref={frame}>
      <figcaption className={style('soft')}>{summary}</figcaption>
      <Suspense fallback={room}>
        {points.length > 0 &&
          (width > 0 ? (
            <DrawnForecast label={label} points={points} unit={unit} width={width} height={height} />
          ) : (
            room
          ))}
      </Suspense>
      <ul className={style('key')} aria-hidden="true">
        <li>
          <span className={style('swatch', 'line-used')} />
          {t('chart.used')}
        </li>
        {points.some((point) => point.isSpread) && (
          <li>
            <span className={style('swatch', 'line-spread')} />
            {t('chart.spread')}
          </li>
        )}
        {coming.length > 0 && (
          <>
            <li>
              <span className={style('swatch', 'line-expected')} />
              {t('chart.expected')}
            </li>
            <li>
              <span className={style('swatch', 'half')} />
              {t('chart.half')}
            </li>
            <li>
              <span className={style('swatch', 'most')} />
              {t('chart.most')}
            </li>
          </>
        )}
        {points.some((point) => point.ranOut) && (
          <li>
            <span className={style('swatch', 'hatched')} />
            {t('chart.ranOut')}
          </li>
        )}
      </ul>
      <Disclosure title={t('chart.table')}>
        <div className={style('table')}>
          <FiguresTable label={label} points={points} unit={unit} />
        </div>
      </Disclosure>
    </figure>
  );
}

function FiguresTable(props: {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly unit: BaseUnit;
}) {
  const { label, points, unit } = props;
  const { t } = useTranslation('ui');
  const format = useFormat();
  const amount = (value: number | null) => (value === null ? '' : format.amount(value, unit, { decimals: 2 }));
  const range = (band: readonly [number, number] | null) => (band === null ? '' : band.map(amount).join(' – '));
  return (
    <DataTable
      label={label}
      rows={points}
      keyOf={(point) => point.day}
      columns={[
        {
          id: 'day',
          title: t('chart.day'),
          isHeader: true,
          cell: (point) => <span className={style('date')}>{format.day(point.day, { weekday: true })}</span>,
        },
        {
          id: 'used',
          title: t('chart.used'),
          align: 'end',
          cell: (point) => {
            const marks = [point.ranOut && t('chart.ranOut'), point.isSpread && t('chart.spread')].filter(Boolean);
            return `${amount(point.used)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
          },
        },
        { id: 'expected', title: t('chart.expected'), align: 'end', cell: (point) => amount(point.expected) },
        { id: 'half', title: t('chart.half'), align: 'end', cell: (point) => range(point.half) },
        { id: 'most', title: t('chart.most'), align: 'end', cell: (point) => range(point.most) },
      ]}
    />
  );
}

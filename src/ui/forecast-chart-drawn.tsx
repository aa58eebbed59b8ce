/** Draws the forecast chart: ink for what was used, the accent for what is expected, hatch where it ran out. */

import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import { dayAt, dayToNumber, numberToDay } from '../domain/day.ts';
import type { BaseUnit } from '../domain/quantity.ts';
import { classesOf } from './class-names.ts';
import sheet from './forecast-chart.module.css';
import { type ChartPoint, roundTicks } from './forecast-chart-data.ts';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);
/** Pixels around the plot. */
const MARGIN = { top: 22, right: 14, bottom: 0, left: 0 } as const;
const AXIS_WIDTH = 54;
const AXIS_HEIGHT = 28;
/** Pixels a date label needs. */
const LABEL_WIDTH = 84;

interface DrawnForecastProps {
  readonly label: string;
  /** Consecutive days, at least one. */
  readonly points: readonly ChartPoint[];
  readonly unit: BaseUnit;
  readonly width: number;
  readonly height: number;
}

export default function DrawnForecast({ label, points, unit, width, height }: DrawnForecastProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const hatch = useId();
  /** The day chosen, kept while the width and with it the number of days shown changes. */
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const first = points[0]!.at;
  const last = points.at(-1)!.at;
  const firstComing = points.find((point) => point.expected !== null);
  const chosen = points.find((one) => one.at === chosenAt);
  const point = chosen ?? firstComing ?? points.at(-1)!;
  const top = Math.max(...points.map(({ used, most }) => Math.max(used ?? 0, most?.[1] ?? 0)));
  const ticks = roundTicks(top);
  const plotWidth = width - AXIS_WIDTH - MARGIN.left - MARGIN.right;
  const said = [format.day(point.day, { weekday: true }), ...wordsOf(point)].join(', ');

  function wordsOf(one: ChartPoint): readonly string[] {
    const amount = (value: number) => format.amount(value, unit, { decimals: 1 });
    if (one.expected !== null && one.most !== null) {
      const [low, high] = one.most;
      return [
        t('chart.readExpected', { amount: amount(one.expected) }),
        t('chart.readRange', { low: amount(low), high: amount(high) }),
      ];
    }
    if (one.used === null) return [t('chart.unknown')];
    const how = one.isSpread ? 'chart.readSpread' : one.ranOut ? 'chart.readRanOut' : 'chart.readUsed';
    return [t(how, { amount: amount(one.used) })];
  }

  const choose = (at: number) => setChosenAt(Math.min(last, Math.max(first, at)));
  const onKeyDown = (event: KeyboardEvent) => {
    const from = point.at;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - 7,
      PageUp: from + 7,
      Home: first,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - AXIS_WIDTH - MARGIN.left;
    choose(first + Math.round((x / plotWidth) * (last - first)));
  };
  const today = dayToNumber(dayAt(Date.now()));
  const isLive = today > first && today <= last;
  const [weekday, ...figures] = [format.day(point.day, { weekday: true }), ...wordsOf(point)];

  return (
    <>
      <p className={style('read')} aria-hidden="true">
        <strong>{weekday}</strong>
        <span>{figures[0]}</span>
        {figures[1] !== undefined && <span className={style('soft')}>{figures[1]}</span>}
      </p>
      <div
        className={style('plot')}
        role="slider"
        tabIndex={0}
        aria-label={t('chart.pick', { label })}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={point.at - first}
        aria-valuetext={said}
        onKeyDown={onKeyDown}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={({ pointerType }) => {
          // A finger leaves with every tap; what it chose stays.
          if (pointerType === 'mouse') setChosenAt(null);
        }}
      >
        <ComposedChart
          data={points as ChartPoint[]}
          width={width}
          height={height}
          margin={MARGIN}
          accessibilityLayer={false}
        >
          <defs>
            <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1={0} y1={0} x2={0} y2={6} stroke="var(--bad)" strokeWidth={1.5} opacity={0.7} />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={[first, last]}
            ticks={dateTicks(first, last, plotWidth) as number[]}
            height={AXIS_HEIGHT}
            tickFormatter={(at: number) => format.day(numberToDay(at))}
            tick={{ fill: 'var(--ink-soft)', fontSize: 13 }}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
          />
          <YAxis
            width={AXIS_WIDTH}
            domain={[0, ticks.at(-1)!]}
            ticks={ticks as number[]}
            tickFormatter={(value: number) =>
              format.amount(value, unit, { decimals: 1, in: ticks.at(-1)! >= 1000 ? 'large' : 'base' })
            }
            tick={{ fill: 'var(--ink-soft)', fontSize: 13 }}
            tickLine={false}
            axisLine={false}
          />
          {points
            .filter((one) => one.ranOut)
            .map((one) => (
              <ReferenceArea
                key={one.at}
                x1={one.at - 0.5}
                x2={one.at + 0.5}
                fill={`url(#${hatch})`}
                fillOpacity={1}
                stroke="none"
              />
            ))}
          <Area
            dataKey="most"
            stroke="none"
            fill="var(--accent)"
            fillOpacity={0.24}
            isAnimationActive={false}
            activeDot={false}
          />
          <Area
            dataKey="half"
            stroke="none"
            fill="var(--accent)"
            fillOpacity={0.4}
            isAnimationActive={false}
            activeDot={false}
          />
          {firstComing && (
            <ReferenceLine
              x={(isLive ? today : firstComing.at) - 0.5}
              stroke="var(--line-strong)"
              strokeDasharray="3 3"
              label={{
                value: t(isLive ? 'chart.today' : 'chart.end'),
                position: 'top',
                fill: 'var(--ink-soft)',
                fontSize: 13,
              }}
            />
          )}
          <Line
            dataKey="spread"
            stroke="var(--ink-soft)"
            strokeWidth={1.75}
            strokeDasharray="2 4"
            dot={false}
            isAnimationActive={false}
          />
          <Line dataKey="seen" stroke="var(--ink)" strokeWidth={1.75} dot={false} isAnimationActive={false} />
          <Line
            dataKey="expected"
            stroke="var(--accent-line)"
            strokeWidth={2.5}
            dot={{ r: 2.5, fill: 'var(--accent-line)', stroke: 'none' }}
            isAnimationActive={false}
          />
          {chosen && <ReferenceLine x={point.at} stroke="var(--ink)" strokeWidth={1} />}
        </ComposedChart>
      </div>
    </>
  );
}

/** Days to write on the axis: as many whole weeks apart as their labels need, counted back from the last one. */
function dateTicks(first: number, last: number, width: number): readonly number[] {
  const days = Math.max(1, last - first);
  const room = Math.max(2, Math.floor(width / LABEL_WIDTH));
  const rough = days / room;
  const step = rough <= 1 ? 1 : Math.ceil(rough / 7) * 7;
  const ticks: number[] = [];
  for (let at = first + Math.round(step / 2); at <= last; at += step) ticks.push(at);
  return ticks;
}

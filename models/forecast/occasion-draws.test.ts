/** Forecasts of occasions: drawn where the times before showed something, left alone where they did not. */

import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber } from '../../src/domain/day.ts';
import type { CalendarDay, DemandPanel } from '../../src/domain/demand-forecast.ts';
import { createRandom } from '../kit/random.ts';
import { layOut } from './grid.ts';
import { drawsOf, drawTo } from './occasion-draws.ts';
import { surroundingsOf } from './seen.ts';

const FIRST = dayToNumber(dayOf('2022-01-01'));
const column = (text: string): number => dayToNumber(dayOf(text)) - FIRST;
const DAYS = column('2023-12-31') + 1;

/** Items of an outlet, used by weekday with noise; `times` tells what happened on some days. */
function kitchen(
  times: Readonly<Record<string, number>>,
  {
    noise = 0.1,
    calendar = [],
    own = () => 1,
  }: { noise?: number; calendar?: CalendarDay[]; own?: (item: number) => number } = {},
): DemandPanel {
  const random = createRandom(3);
  const series = Array.from({ length: 12 }, (_, item) => {
    const used = Float64Array.from(
      { length: DAYS },
      (_, t) => (20 + 5 * item) * (1 + ((FIRST + t) % 7) / 10) * (1 + noise * (2 * random.uniform() - 1)),
    );
    for (const [text, factor] of Object.entries(times)) used[column(text)]! *= factor * (factor === 1 ? 1 : own(item));
    return { outlet: 'Kemang', item: `item ${item}`, firstDay: FIRST, used };
  });
  return { series, calendar };
}

/** What becomes of a usual day (asked three days ahead), as a share of it: of each item. */
function drawnOn(text: string, panel: DemandPanel): number[] {
  const around = surroundingsOf(layOut(panel));
  const cutoff = column(text) - 3;
  const draw = drawsOf(around, cutoff, 7).find(({ ahead }) => ahead === 3);
  if (draw === undefined) return panel.series.map(() => 1);
  return panel.series.map((_, s) => drawTo(draw, s, draw.usual[s]!) / draw.usual[s]!);
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a forecast of an occasion', () => {
  it('is drawn to what the outlet did a year ago, down and up', () => {
    expect(mean(drawnOn('2023-07-04', kitchen({ '2022-07-04': 0.2 })))).toBeCloseTo(0.2, 1);
    expect(mean(drawnOn('2023-02-14', kitchen({ '2022-02-14': 2.5 })))).toBeCloseTo(2.4, 0);
    // Easter Monday was another date.
    expect(mean(drawnOn('2023-04-10', kitchen({ '2022-04-18': 0 })))).toBeLessThan(0.1);
  });

  it('stays where the outlet does not keep that day, and where it comes for the first time', () => {
    for (const share of drawnOn('2023-07-04', kitchen({}))) expect(Math.abs(share - 1)).toBeLessThan(0.1);
    expect(drawnOn('2022-07-04', kitchen({ '2022-07-04': 0.2 }))).toEqual(Array(12).fill(1));
  });

  it('stays on days that are no occasion, whatever a year ago was', () => {
    expect(drawnOn('2023-03-08', kitchen({ '2022-03-08': 0.2 }))).toEqual(Array(12).fill(1));
  });

  it('is drawn less where days differ much by themselves', () => {
    const times = { '2022-07-04': 0.5 };
    const calm = mean(drawnOn('2023-07-04', kitchen(times)));
    const wild = mean(drawnOn('2023-07-04', kitchen(times, { noise: 1 })));
    expect(calm).toBeLessThan(0.7);
    expect(wild).toBeGreaterThan(calm + 0.1);
  });

  it('follows an item half of the way beyond its outlet', () => {
    const panel = kitchen({ '2022-07-04': 0.3 }, { own: (item) => (item === 0 ? 3 : 1) });
    const [other, ...rest] = drawnOn('2023-07-04', panel);
    expect(other!).toBeGreaterThan(1.4 * mean(rest));
    expect(other!).toBeLessThan(2.2 * mean(rest));
  });

  it('is not drawn twice: who says it already is left alone', () => {
    const around = surroundingsOf(layOut(kitchen({ '2022-07-04': 0.2 })));
    const draw = drawsOf(around, column('2023-07-04') - 1, 7)[0]!;
    const usual = draw.usual[5]!;
    const told = drawTo(draw, 5, 0.2 * usual);
    expect(told / usual).toBeCloseTo(0.2, 1);
    expect(drawTo(draw, 5, 0)).toBe(0);
  });

  it('goes by the name in the calendar, on whatever day', () => {
    const named = ['2022-03-09', '2023-05-18'].map((text) => ({
      ...{ day: FIRST + column(text), outlet: null, kind: 'event' as const, name: 'Street fair', size: null },
    }));
    const panel = kitchen({ '2022-03-09': 2 }, { calendar: named });
    expect(mean(drawnOn('2023-05-18', panel))).toBeCloseTo(2, 0);
    expect(mean(drawnOn('2023-05-18', kitchen({ '2022-03-09': 2 })))).toBeCloseTo(1, 2);
  });

  it('reads nothing after its cutoff', () => {
    const panel = kitchen({ '2022-07-04': 0.2, '2022-05-30': 0.4 });
    const cutoff = column('2023-07-03');
    const other = {
      ...panel,
      series: panel.series.map((one) => ({
        ...one,
        used: one.used.map((value, t) => (t > cutoff ? 7 * value + 1 : value)),
      })),
    };
    const draws = (given: DemandPanel) => drawsOf(surroundingsOf(layOut(given)), cutoff, 14);
    expect(draws(panel).length).toBeGreaterThan(0);
    expect(draws(other)).toEqual(draws(panel));
    const before = {
      ...panel,
      series: panel.series.map((one) => ({
        ...one,
        used: one.used.map((value, t) => (t === cutoff ? 3 * value : value)),
      })),
    };
    expect(draws(before)).not.toEqual(draws(panel));
  });

  it('is left alone in a history too short to know what is ordinary', () => {
    const panel = kitchen({ '2022-02-14': 0.2 });
    expect(drawsOf(surroundingsOf(layOut(panel)), column('2022-03-02'), 14)).toEqual([]);
  });
});

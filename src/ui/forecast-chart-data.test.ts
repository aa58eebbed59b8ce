/** The chart leaves no day out and no value outside its axis. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../domain/day.ts';
import { chartPoints, roundTicks } from './forecast-chart-data.ts';

const first = dayOf('2026-02-25');
const past = [0, 1, 3].map((offset) => ({ day: addDays(first, offset), used: offset * 100, ranOut: offset === 1 }));
const coming = [4, 5].map((offset) => ({ day: addDays(first, offset), q05: 1, q25: 2, mean: 3, q75: 4, q95: 5 }));

describe('points of the forecast chart', () => {
  it('are on consecutive days, a missing day unknown and not zero', () => {
    const points = chartPoints(past, coming, 70);
    expect(points.map((point) => point.day)).toEqual([0, 1, 2, 3, 4, 5].map((offset) => addDays(first, offset)));
    expect(points.map((point) => point.used)).toEqual([0, 100, null, 300, null, null]);
    expect(points.map((point) => point.expected)).toEqual([null, null, null, null, 3, 3]);
    expect(points[1]!.ranOut).toBe(true);
    expect(points[4]).toMatchObject({ half: [2, 4], most: [1, 5] });
  });
  it('keep the newest days when there is little room, and all that is to come', () => {
    expect(chartPoints(past, coming, 2).map((point) => point.used)).toEqual([300, null, null]);
    expect(chartPoints([], coming, 20)).toHaveLength(2);
    expect(chartPoints([], [], 20)).toEqual([]);
  });
});

describe('ticks', () => {
  it('are round and cover the top', () => {
    expect(roundTicks(9000)).toEqual([0, 2500, 5000, 7500, 10_000]);
    expect(roundTicks(3)).toEqual([0, 1, 2, 3]);
    expect(roundTicks(0)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (top) => {
        const ticks = roundTicks(top);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

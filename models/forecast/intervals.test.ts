/** Intervals hold what they promise on days that follow the rule of the days before. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../kit/random.ts';
import { layOut } from './grid.ts';
import { measureSpread } from './intervals.ts';

const SERIES = 20;
const DAYS = 400;
const HORIZON = 7;

describe('measureSpread', () => {
  const random = createRandom(2);
  const level = (s: number) => 5 * 2 ** (s % 6);
  const grid = layOut({
    series: Array.from({ length: SERIES }, (_, s) => ({
      outlet: 'outlet',
      item: `${s}`,
      firstDay: 0,
      used: Float64Array.from({ length: DAYS }, () =>
        Math.max(0, level(s) + Math.sqrt(level(s)) * 1.5 * random.normal()),
      ),
    })),
    calendar: [],
  });
  const origins = Array.from({ length: 10 }, (_, o) => 200 + 7 * o);
  const said = Float32Array.from({ length: origins.length * SERIES * HORIZON }, (_, at) =>
    level(Math.floor(at / HORIZON) % SERIES),
  );
  const heldOut = { horizon: HORIZON, origins, names: grid.names, said: { theta: said } };
  const spread = measureSpread(heldOut, grid, 280, () => 'theta');
  const five = new Float64Array(5);

  it('covers half and nine tenths of later days', () => {
    let half = 0;
    let most = 0;
    let days = 0;
    for (let s = 0; s < SERIES; s++) {
      for (let t = 281; t < DAYS; t++) {
        spread.quantilesOf(s, 1 + (t % HORIZON), level(s), five);
        const actual = grid.used[s * DAYS + t]!;
        days++;
        if (actual >= five[1]! && actual <= five[3]!) half++;
        if (actual >= five[0]! && actual <= five[4]!) most++;
      }
    }
    expect(half / days).toBeGreaterThan(0.45);
    expect(half / days).toBeLessThan(0.56);
    expect(most / days).toBeGreaterThan(0.87);
    expect(most / days).toBeLessThan(0.93);
  });

  it('widens within weeks when days grow wilder', () => {
    const wilder = grid.used.map((value, at) => {
      const mean = level(Math.floor(at / DAYS));
      return at % DAYS > 240 ? Math.max(0, mean + 2 * (value - mean)) : value;
    });
    const widthAt = (cutoff: number) => {
      measureSpread(heldOut, { ...grid, used: wilder }, cutoff, () => 'theta').quantilesOf(4, 3, level(4), five);
      return five[4]! - five[0]!;
    };
    // Four of the ten weeks are wild then. If all counted alike, the interval would be an eighth wider.
    expect(widthAt(280) / widthAt(240)).toBeGreaterThan(1.2);
  });

  it('never falls below nothing and always rises', () => {
    for (const mean of [0, 0.01, 1, 1e6]) {
      for (let h = 1; h <= 14; h++) {
        spread.quantilesOf(3, h, mean, five);
        expect(five[0]).toBeGreaterThanOrEqual(0);
        for (let q = 1; q < 5; q++) expect(five[q]!).toBeGreaterThanOrEqual(five[q - 1]!);
      }
    }
  });

  it('has something to say where nothing was held out', () => {
    const blank = measureSpread({ horizon: 7, origins: [], names: grid.names, said: {} }, grid, 280, () => 'theta');
    blank.quantilesOf(0, 1, level(0), five);
    expect(five[4]! - five[0]!).toBeGreaterThan(level(0) * 0.5);
    expect(five[4]! - five[0]!).toBeLessThan(level(0) * 6);
  });

  it('knows nothing of days after the cutoff', () => {
    const used = grid.used.map((value, at) => (at % DAYS > 240 ? value * 5 : value));
    const before = new Float64Array(5);
    measureSpread(heldOut, grid, 240, () => 'theta').quantilesOf(2, 3, 10, before);
    measureSpread(heldOut, { ...grid, used }, 240, () => 'theta').quantilesOf(2, 3, 10, five);
    expect(five).toEqual(before);
  });
});

/** Who serves: evidence decides, noise does not. */

import { describe, expect, it } from 'vitest';
import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import { createRandom } from '../kit/random.ts';
import { chooseChampions } from './champion.ts';
import { combine, weighCompetitors } from './ensemble.ts';
import { type Grid, layOut } from './grid.ts';
import type { HeldOut } from './held-out.ts';

const SERIES = 12;
const DAYS = 140;
const HORIZON = 7;
const ORIGINS = [80, 87, 94, 101, 108, 115, 122, 129];

function gridOf(): Grid {
  const random = createRandom(4);
  return layOut({
    series: Array.from({ length: SERIES }, (_, s) => ({
      outlet: 'outlet',
      item: `${s}`,
      firstDay: 0,
      used: Float64Array.from({ length: DAYS }, () => 50 + 10 * random.normal()),
    })),
    calendar: [],
  });
}

/** Held-out predictions that miss by a normal error of the given size per competitor (and series). */
function heldOutOf(grid: Grid, miss: Partial<Record<Forecaster, (series: number) => number>>): HeldOut {
  const random = createRandom(9);
  const said: Partial<Record<Forecaster, Float32Array>> = {};
  for (const [name, size] of Object.entries(miss) as [Forecaster, (series: number) => number][]) {
    said[name] = Float32Array.from({ length: ORIGINS.length * SERIES * HORIZON }, (_, at) => {
      const s = Math.floor(at / HORIZON) % SERIES;
      const day = ORIGINS[Math.floor(at / HORIZON / SERIES)]! + (at % HORIZON) + 1;
      return grid.used[s * DAYS + day]! + size(s) * random.normal();
    });
  }
  return { horizon: HORIZON, origins: ORIGINS, names: grid.names, said };
}

describe('the champion', () => {
  const grid = gridOf();

  it('is the ensemble where others are no better but for chance', () => {
    const heldOut = heldOutOf(grid, { weekday_mean: () => 5, theta: () => 5, boosted: () => 5, ensemble: () => 5 });
    const served = chooseChampions(heldOut, grid, DAYS - 1).filter((one) => one.champion === 'ensemble');
    expect(served.length).toBeGreaterThanOrEqual(SERIES - 2);
  });

  it('is whoever is clearly better, and a plain baseline is called a fall back', () => {
    const better = chooseChampions(
      heldOutOf(grid, { weekday_mean: () => 9, boosted: () => 3, ensemble: () => 5 }),
      grid,
      DAYS - 1,
    );
    expect(better.map((one) => one.champion)).toEqual(Array(SERIES).fill('boosted'));
    expect(better.every((one) => !one.fellBack)).toBe(true);
    const plain = chooseChampions(
      heldOutOf(grid, { weekday_mean: () => 2, boosted: () => 6, ensemble: () => 5 }),
      grid,
      DAYS - 1,
    );
    expect(plain.every((one) => one.champion === 'weekday_mean' && one.fellBack)).toBe(true);
  });

  it('is not one that only does better by saying too little', () => {
    const heldOut = heldOutOf(grid, { weekday_mean: () => 9, croston: () => 1, ensemble: () => 8 });
    const low = { ...heldOut, said: { ...heldOut.said, croston: heldOut.said.croston!.map((value) => value * 0.92) } };
    expect(chooseChampions(heldOut, grid, DAYS - 1).every((one) => one.champion === 'croston')).toBe(true);
    expect(chooseChampions(low, grid, DAYS - 1).every((one) => one.champion === 'ensemble')).toBe(true);
  });

  it('differs by series where series truly differ', () => {
    const odd = (s: number) => (s % 2 === 0 ? 1 : 12);
    const choices = chooseChampions(
      heldOutOf(grid, { theta: odd, boosted: (s) => 13 - odd(s), ensemble: () => 6 }),
      grid,
      DAYS - 1,
    );
    expect(choices.map((one) => one.champion)).toEqual(
      Array.from({ length: SERIES }, (_, s) => (s % 2 === 0 ? 'theta' : 'boosted')),
    );
  });

  it('knows nothing of days after the cutoff', () => {
    const heldOut = heldOutOf(grid, { weekday_mean: () => 5, theta: () => 4, ensemble: () => 4.5 });
    const used = grid.used.map((value, at) => (at % DAYS > 110 ? value * 3 : value));
    expect(chooseChampions(heldOut, { ...grid, used }, 110)).toEqual(chooseChampions(heldOut, grid, 110));
  });

  it('tells held-out scores as metrics define them', () => {
    const [one] = chooseChampions(heldOutOf(grid, { weekday_mean: () => 5, theta: () => 0 }), grid, DAYS - 1);
    expect(one!.scores.map((score) => score.model)).toEqual(['weekday_mean', 'theta']);
    expect(one!.scores[1]!.wape).toBeCloseTo(0, 5);
    expect(one!.scores[0]!.days).toBe(ORIGINS.length * HORIZON);
  });

  it('is the weekday mean where nothing was held out', () => {
    const choices = chooseChampions({ horizon: 7, origins: [], names: grid.names, said: {} }, grid, DAYS - 1);
    expect(choices.every((one) => one.champion === 'weekday_mean' && one.fellBack)).toBe(true);
  });
});

describe('the ensemble', () => {
  const grid = gridOf();

  it('hears the better ones more, and sums to one', () => {
    const heldOut = heldOutOf(grid, { theta: () => 3, boosted: () => 6, lstm: () => 6, seasonal_naive: () => 1 });
    const { names, share } = weighCompetitors(heldOut, grid, DAYS - 1, ['seasonal_naive', 'theta', 'boosted', 'lstm']);
    expect(names).toEqual(['theta', 'boosted', 'lstm']);
    expect(share.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    // Though boosted trees stand ten times as high before anything is held out.
    expect(share[0]!).toBeGreaterThan(1.5 * share[1]!);
  });

  it('hardly hears one that is far behind, whatever it stood for; one a little behind keeps its say', () => {
    const sharesOf = (theta: number) => {
      const heldOut = heldOutOf(grid, { theta: () => theta, boosted: () => 5, forest: () => 5 });
      return weighCompetitors(heldOut, grid, DAYS - 1, ['theta', 'forest', 'boosted']).share;
    };
    expect(sharesOf(11)[0]!).toBeLessThan(0.01);
    expect(sharesOf(5.2)[0]!).toBeGreaterThan(0.05);
    // Nor does one without any error leave the others without a number.
    const perfect = sharesOf(0);
    expect(perfect[0]!).toBeGreaterThan(0.9);
    expect(perfect.every((one) => one > 0)).toBe(true);
  });

  it('hears those more who were better lately', () => {
    const spoke = ['theta', 'boosted'] as const;
    const first = heldOutOf(grid, { theta: () => 3, boosted: () => 8 });
    const other = heldOutOf(grid, { theta: () => 8, boosted: () => 3 });
    const half = (ORIGINS.length / 2) * SERIES * HORIZON;
    /** One for the first four weeks, another for the last four. */
    const turning = (early: HeldOut, late: HeldOut): HeldOut => {
      const join = (name: Forecaster) => {
        const said = early.said[name]!.slice();
        said.set(late.said[name]!.subarray(half), half);
        return said;
      };
      return { ...early, said: { theta: join('theta'), boosted: join('boosted') } };
    };
    const [rose, fell] = [turning(other, first), turning(first, other)].map(
      (heldOut) => weighCompetitors(heldOut, grid, DAYS - 1, spoke).share[0]!,
    );
    expect(rose).toBeGreaterThan(fell! + 0.05);
  });

  it('keeps to what everyone stands for where few days tell', () => {
    const heldOut = heldOutOf(grid, { theta: () => 3, boosted: () => 6 });
    const spoke = ['theta', 'boosted'] as const;
    // Two days after the first origin against all of them.
    const [few, all] = [ORIGINS[0]! + 2, DAYS - 1].map(
      (cutoff) => weighCompetitors(heldOut, grid, cutoff, spoke).share,
    );
    const standing = 12 / (12 + 20);
    expect(few![0]!).toBeGreaterThan(standing);
    expect(few![0]!).toBeLessThan(all![0]! - 0.05);
    expect(weighCompetitors(heldOut, grid, 0, spoke).share[0]).toBeCloseTo(standing, 9);
  });

  it('passes over who is silent on a day', () => {
    const weights = { names: ['theta', 'boosted'] as const, share: Float64Array.of(0.75, 0.25) };
    const said = { theta: [4, Number.NaN, Number.NaN], boosted: [8, 8, Number.NaN] };
    expect([...combine(weights, said, 3)]).toEqual([5, 8, Number.NaN]);
  });
});

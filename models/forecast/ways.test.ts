/** The share of saying at once beside walking follows days that came, the last ones most, no further than they are clear; sizes count within bounds. */

import { describe, expect, it } from 'vitest';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { layOut } from './grid.ts';
import { surroundingsOf } from './seen.ts';
import { sizeWeights } from './size-weights.ts';
import { emptyWays, rememberWays, weighWays } from './ways.ts';

const DAYS = 100;
const CUTOFFS = [70, 77, 84];
const HORIZON = 7;
const panelOf = (size: readonly number[], more: Partial<DemandPanel['series'][number]> = {}): DemandPanel => ({
  series: size.map((level, s) => ({
    outlet: 'outlet',
    item: `${s}`,
    firstDay: 20_000,
    used: Float64Array.from({ length: DAYS }, (_, t) => level * (1 + ((t * 7 + s) % 5) / 10)),
    ...more,
  })),
  calendar: [],
});

type Says = (actual: number, week: number) => number;

/** Share of saying at once, of two ways that said something of what came at three cutoffs; asked on the last day unless told. */
function share(panel: DemandPanel, atOnce: Says, walked: Says, asked = DAYS - 1): number {
  const around = surroundingsOf(layOut(panel));
  const { grid } = around;
  const say = (of: Says) =>
    Float64Array.from({ length: CUTOFFS.length * grid.series * HORIZON }, (_, at) => {
      const s = Math.floor(at / HORIZON) % grid.series;
      const week = Math.floor(at / HORIZON / grid.series);
      return of(grid.used[s * grid.days + CUTOFFS[week]! + (at % HORIZON) + 1]!, week);
    });
  const said = { atOnce: say(atOnce), root: say(walked) };
  const held = rememberWays(emptyWays(around, HORIZON), around, CUTOFFS, said, CUTOFFS.length);
  return weighWays(held, around, asked, ['atOnce', 'root'])[0]!;
}

describe('the two ways of saying a fortnight', () => {
  const panel = panelOf([10, 20, 30]);

  it('are weighed by which was right', () => {
    expect(
      share(
        panel,
        (y) => y,
        (y) => 1.5 * y,
      ),
    ).toBeGreaterThan(0.9);
    expect(
      share(
        panel,
        (y) => 1.5 * y,
        (y) => y,
      ),
    ).toBeLessThan(0.1);
  });

  it('stay half and half where they are as good, or nothing is known', () => {
    expect(
      share(
        panel,
        (y) => 1.2 * y,
        (y) => 1.2 * y,
      ),
    ).toBe(0.5);
    expect(
      share(
        panel,
        () => Number.NaN,
        (y) => y,
      ),
    ).toBe(0.5);
  });

  it('hardly leave it for a difference that one season may make', () => {
    const near = share(
      panel,
      (y) => 1.2 * y,
      (y) => 1.202 * y,
    );
    expect(Math.abs(near - 0.5)).toBeLessThan(0.15);
  });

  it('are weighed by the last weeks more than by those before', () => {
    const early = (y: number, week: number) => (week === 0 ? 2 * y : y);
    const late = (y: number, week: number) => (week === 2 ? 2 * y : y);
    const three = panelOf([10, 20, 30]);
    expect(share(three, early, late)).toBeGreaterThan(share(three, late, early));
  });

  it('know nothing of the days after the one they are weighed on', () => {
    const better = (y: number, week: number) => (week < 1 ? y : 3 * y);
    const worse = (y: number, week: number) => (week < 1 ? 1.5 * y : y);
    expect(share(panel, better, worse, 77)).toBeGreaterThan(0.9);
    expect(share(panel, better, worse)).toBeLessThan(0.5);
  });

  it('are remembered of a draw of the series where there are many', () => {
    const around = surroundingsOf(layOut(panelOf(Array.from({ length: 1500 }, () => 10))));
    const said = { atOnce: around.grid.used.slice(0, 1500 * HORIZON), root: new Float64Array(1500 * HORIZON) };
    const held = rememberWays(emptyWays(around, HORIZON), around, [70], said, 1);
    expect(held.names.length).toBeGreaterThan(400);
    expect(held.names.length).toBeLessThan(600);
    const last = held.names.length - 1;
    const row = Number(held.names[last]!.item);
    const from = row * HORIZON;
    expect([...held.said.atOnce!.slice(last * HORIZON)]).toEqual([
      ...Float32Array.from(said.atOnce.subarray(from, from + HORIZON)),
    ]);
  });

  it('meet in the middle where one says too much and the other too little', () => {
    expect(
      share(
        panel,
        (y) => 1.2 * y,
        (y) => 0.8 * y,
      ),
    ).toBe(0.5);
  });

  it('pass over days that ran out', () => {
    const short = panelOf([10], { ranOutAt: Float64Array.from({ length: DAYS }, () => 600) });
    expect(
      share(
        short,
        (y) => y,
        (y) => 1.5 * y,
      ),
    ).toBe(0.5);
  });
});

describe('the size of a series', () => {
  const sizes = (panel: DemandPanel, cutoff = 80) => [...sizeWeights(surroundingsOf(layOut(panel)), cutoff)];

  it('counts by amount, within bounds that a change of unit cannot break', () => {
    const [small, middle, large, grams, never] = sizes(panelOf([5, 10, 20, 10_000, 0, 2]));
    expect(middle).toBeCloseTo(1, 1);
    expect(small! / middle!).toBeCloseTo(0.5, 1);
    expect(large! / middle!).toBeCloseTo(2, 1);
    expect(grams).toBe(4);
    expect(never).toBe(0);
  });

  it('knows nothing of later days', () => {
    const later = panelOf([10, 20, 30]);
    for (const { used } of later.series) used.fill(999, 81);
    expect(sizes(later)).toEqual(sizes(panelOf([10, 20, 30])));
  });
});

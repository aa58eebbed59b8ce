/** The list of held-out days holds what visiting them one by one shows, for each cutoff its own. */

import { expect, it } from 'vitest';
import { layOut } from './grid.ts';
import { type HeldOut, isDrawn, listHeldDays, matchSeries, visitHeldOut } from './held-out.ts';
import { makeUpPanel } from './made-up-panel.ts';

const HORIZON = 7;
const panel = makeUpPanel({ outlets: 2, items: 4, days: 120, seed: 3 });
for (const { used } of panel.series) for (let t = 5; t < used.length; t += 11) used[t] = Number.NaN;
const grid = layOut(panel);
// The memory has a series that is gone, and the others in another order.
const names = [...grid.names.toReversed(), { outlet: 'closed down', item: 'item 1' }];
const origins = [60, 67, 100].map((column) => column + grid.firstDay);
const said = new Float32Array(origins.length * names.length * HORIZON).fill(1);
const heldOut: HeldOut = { horizon: HORIZON, origins, names, said: { theta: said } };

it('lists what is visited, in runs of one origin and series', () => {
  for (const cutoff of [119, 64, 119, 70]) {
    const visited: number[][] = [];
    visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), cutoff, (...day) => visited.push(day));
    const list = listHeldDays(heldOut, grid, cutoff);
    const listed: number[][] = [];
    for (let run = 0; run < list.runs; run++) {
      for (let i = list.start[run]!; i < list.start[run + 1]!; i++) {
        listed.push([list.at[i]!, list.series[run]!, list.origin[run]!, list.ahead[i]!, list.actual[i]!]);
      }
    }
    expect(listed).toEqual(visited);
    expect(list.count).toBe(visited.length);
    const runs = new Set(visited.map(([, series, origin]) => `${series} ${origin}`));
    expect(list.runs).toBe(runs.size);
  }
});

it('lists anew for another grid, and finds nothing where nothing was held out', () => {
  const before = listHeldDays(heldOut, grid, 119);
  expect(listHeldDays(heldOut, grid, 119)).toBe(before);
  const used = grid.used.map((value) => value + 1);
  expect(listHeldDays(heldOut, { ...grid, used }, 119).actual[0]).toBe(before.actual[0]! + 1);
  expect(listHeldDays({ ...heldOut, origins: [], said: {} }, grid, 119)).toMatchObject({ count: 0, runs: 0 });
});

it('draws evenly', () => {
  const drawn = Array.from({ length: 10_000 }, (_, run) => isDrawn(run, 0.2));
  for (let from = 0; from < drawn.length; from += 1000) {
    expect(Math.abs(drawn.slice(from, from + 1000).filter(Boolean).length - 200)).toBeLessThan(5);
  }
  expect([0, 1, 2, 999].every((run) => isDrawn(run, 1))).toBe(true);
});

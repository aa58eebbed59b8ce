/** Learns from new days without beginning again: networks go on from their weights for a few epochs, trees and ridge are fitted anew. */

import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { type Control, fail, type Outcome, succeed } from '../kit/control.ts';
import { type Arena, advanceArena, recall, speak } from './arena.ts';
import { openWorkbench, printOf, type Saving } from './checkpoint.ts';
import type { Grid } from './grid.ts';
import { followSeries, onlyOf } from './held-out.ts';
import { describe, type Learning, prepare } from './model.ts';
import { completeOptions, type LearnChoices, type LearnOptions } from './options.ts';
import { lookAround, type Surroundings } from './seen.ts';
import { LEARNED_VERSION, type LearnedForecast } from './types.ts';

/** Days between two cutoffs whose forecasts are remembered. */
const REMEMBER_EVERY = 7;

/**
 * What was learned, brought up to the panel's last known day, and the forecasts from there. Same panel, learned and options, same answer;
 * panel and `learned` are left as they were. Horizon and seed are those of the learning.
 *
 * Before anything learns of the new days, the models as they were speak at the weekly cutoffs since, knowing nothing later than each; that
 * is what champions and intervals are judged by from then on. Fails like `learn`, and with `bad-input` when `learned` is of another version
 * or knows later days than the panel. Broken off and begun again with what `saving` was told, it comes to the same.
 *
 * Rejects with `Stopped` when `control` says so.
 */
export async function renew(
  panel: DemandPanel,
  learned: LearnedForecast,
  choices: LearnChoices,
  control: Control,
  saving: Saving = {},
): Promise<Outcome<Learning>> {
  if (learned.version !== LEARNED_VERSION) return fail('bad-input', `learned by version ${learned.version}`);
  const options = completeOptions({ ...choices, horizon: learned.horizon, seed: learned.seed });
  control.report({ doing: 'data', done: 0, of: 1 });
  const laid = await prepare(panel, options, control);
  if (!laid.ok) return laid;
  const grid = laid.value;
  const cutoff = grid.days - 1;
  if (cutoff + grid.firstDay < learned.cutoff) {
    return fail('bad-input', 'what was learned knows later days than the panel', {
      learned: learned.cutoff,
      panel: cutoff + grid.firstDay,
    });
  }
  const around = await lookAround(grid, control);
  const before = learned.models as Arena;
  const bench = openWorkbench(
    await printOf(panel, options, ['renew', LEARNED_VERSION, ...essenceOf(before)], control),
    saving,
  );
  const seconds: Record<string, number> = {};
  const remembered = await bench.once('remembered', async () => {
    const { heldOut, ways } = await rememberSince(around, before, options, control);
    return { heldOut, ways };
  });
  const { heldOut } = remembered;
  const arena = await advanceArena(around, cutoff, { ...before, ...remembered }, options, control, seconds, {
    who: 'all',
    bench,
  });
  const said = await speak(around, cutoff, arena, options, control, seconds);
  // Who is silent now, because it was left out or has too little left to learn from, is forgotten.
  const models: Arena = { ...arena, heldOut: onlyOf(heldOut, said) };
  return succeed({
    learned: { ...learned, cutoff: cutoff + grid.firstDay, models, seconds },
    forecasts: await describe(grid, cutoff, models, said, options, control),
  });
}

/** The arena remembering what its models, learned up to `learnedTo`, say at each weekly cutoff from there to the day before the last. */
async function rememberSince(
  around: Surroundings,
  before: Arena,
  options: LearnOptions,
  control: Control,
): Promise<Arena> {
  const { grid } = around;
  let arena: Arena = { ...before, heldOut: followSeries(before.heldOut, grid) };
  for (const cutoff of cutoffsSince(before, grid)) {
    const said = await speak(around, cutoff, arena, options, control);
    arena = await recall(around, arena, cutoff, said, options, control);
  }
  return arena;
}

/** Columns: not before the last day the models know, a week or more after the cutoff remembered last. */
function cutoffsSince({ heldOut, learnedTo }: Arena, grid: Grid): readonly number[] {
  const newest = heldOut.origins.at(-1) ?? Number.NEGATIVE_INFINITY;
  const cutoffs: number[] = [];
  const first = Math.max(learnedTo, newest + REMEMBER_EVERY) - grid.firstDay;
  for (let cutoff = first; cutoff < grid.days - 1; cutoff += REMEMBER_EVERY) cutoffs.push(cutoff);
  return cutoffs;
}

/** What tells one learning from another, in few bytes. */
function essenceOf({ learnedTo, learnedFullyTo, heldOut }: Arena) {
  return [learnedTo, learnedFullyTo, ...heldOut.origins, ...Object.values(heldOut.said)];
}

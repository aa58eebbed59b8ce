/** Whether what was learned has lost touch: how the best of the last full learning does now beside how it did then. */

import { BASELINES, type DemandPanel, FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Arena } from './arena.ts';
import { layOut } from './grid.ts';
import { matchSeries, visitHeldOut } from './held-out.ts';
import type { LearnedForecast } from './types.ts';

/** Days that must have gone by since before anything is said of drift: one week of each weekday. */
const FEWEST_DAYS = 7;

/** A drift beyond which it is better to learn from nothing: well above the 1.2 that two quiet weeks can show by chance. */
export const DRIFTED = 1.3;

/**
 * Error of the then best competitor over that of the plain weekday mean, now divided by then: 1 is as good as ever, 1.5 is half as bad again. A
 * restless week upsets both alike, so the ratio tells a stale model from a hard week. Null until a week has passed since the last full learning,
 * and where nothing was held out.
 */
export function driftOf(panel: DemandPanel, learned: LearnedForecast): number | null {
  const { heldOut, learnedFullyTo } = learned.models as Arena;
  const grid = layOut(panel);
  const models = FORECASTERS.filter((name) => heldOut.said[name] !== undefined);
  const said = models.map((name) => heldOut.said[name]!);
  const then = new Float64Array(models.length);
  const now = new Float64Array(models.length);
  const days = new Set<number>();
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), grid.days - 1, (at, s, o, ahead, used) => {
    if (said.some((one) => Number.isNaN(one[at]!))) return;
    const isNew = heldOut.origins[o]! >= learnedFullyTo;
    if (isNew) days.add(heldOut.origins[o]! + ahead);
    const sums = isNew ? now : then;
    // By the size of the series, so that grams do not drown pieces.
    const size = sizeOf(grid.used, s, grid.days);
    if (size > 0) for (let m = 0; m < said.length; m++) sums[m] = sums[m]! + Math.abs(said[m]![at]! - used) / size;
  });
  const plain = models.indexOf('weekday_mean');
  if (days.size < FEWEST_DAYS || plain < 0 || !(then[plain]! > 0 && now[plain]! > 0)) return null;
  const best = then.reduce((least, error, m) => (isLearned(models[m]!) && error < then[least]! ? m : least), plain);
  return now[best]! / now[plain]! / (then[best]! / then[plain]!);
}

const isLearned = (name: Forecaster): boolean => !(BASELINES as readonly Forecaster[]).includes(name);

const sizes = new WeakMap<Float64Array, Float64Array>();

/** Mean known usage of a row. */
function sizeOf(used: Float64Array, s: number, days: number): number {
  let means = sizes.get(used);
  if (means === undefined) {
    means = Float64Array.from({ length: used.length / days }, (_, row) => {
      const known = used.subarray(row * days, (row + 1) * days).filter((value) => !Number.isNaN(value));
      return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
    });
    sizes.set(used, means);
  }
  return means[s]!;
}

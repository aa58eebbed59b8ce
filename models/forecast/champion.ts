/** Who serves a series: the competitor that did best on held-out days, trusted only as far as those days can tell. */

import { BASELINES, FORECASTERS, type Forecaster, type HeldOutScore } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, matchSeries, visitHeldOut } from './held-out.ts';
import { lagScale } from './metrics.ts';

export interface Choice {
  readonly champion: Forecaster;
  readonly fellBack: boolean;
  readonly scores: readonly HeldOutScore[];
}

const PLAIN: readonly Forecaster[] = BASELINES;
/** Serves where nothing was held out yet: the least jumpy of the plain ones. */
const UNTRIED: Forecaster = 'weekday_mean';

/**
 * Chooses for every series of the grid by held-out days not after column `cutoff`.
 *
 * A series has few held-out days, so its own ranking is mostly noise. Each competitor's error relative to the average competitor is
 * therefore shrunk towards its mean over all series by empirical Bayes (Efron & Morris 1975): own weight τ² / (τ² + σ²), with σ² the
 * sampling variance from origin to origin and τ² what the spread between series has beyond it. The lowest shrunk error wins; a plain
 * baseline wins ties.
 */
export function chooseChampions(heldOut: HeldOut, grid: Grid, cutoff: number): readonly Choice[] {
  const models = FORECASTERS.filter((name) => heldOut.said[name] !== undefined);
  const tally = tallyErrors(heldOut, grid, cutoff, models);
  const shrunk = shrinkErrors(tally);
  return grid.names.map((_, s) => {
    const scores = models.flatMap((model, m) => scoreOf(tally, grid, cutoff, s, m, model));
    if (models.length === 0 || shrunk.overall.every((value) => Number.isNaN(value))) {
      return { champion: UNTRIED, fellBack: true, scores };
    }
    let best: Forecaster = UNTRIED;
    let least = Number.POSITIVE_INFINITY;
    for (const [m, model] of models.entries()) {
      const value = shrunk.bySeries[s * models.length + m]!;
      if (value < least) {
        least = value;
        best = model;
      }
    }
    return { champion: best, fellBack: PLAIN.includes(best), scores };
  });
}

interface Tally {
  readonly models: number;
  readonly origins: number;
  /** [origins × series × models] sums of absolute errors; [origins × series] days. */
  readonly absolute: Float64Array;
  readonly signed: Float64Array;
  readonly days: Float64Array;
  readonly size: Float64Array;
  readonly series: number;
}

function tallyErrors(heldOut: HeldOut, grid: Grid, cutoff: number, models: readonly Forecaster[]): Tally {
  const origins = heldOut.origins.length;
  const count = models.length;
  const absolute = new Float64Array(origins * grid.series * count);
  const signed = new Float64Array(grid.series * count);
  const days = new Float64Array(origins * grid.series);
  const size = new Float64Array(grid.series);
  const said = models.map((model) => heldOut.said[model]!);
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), cutoff, (at, s, o, _ahead, actual) => {
    // A day counts only when every competitor spoke, so that all are compared on the same days.
    for (let m = 0; m < count; m++) if (Number.isNaN(said[m]![at]!)) return;
    days[o * grid.series + s] = days[o * grid.series + s]! + 1;
    size[s] = size[s]! + actual;
    for (let m = 0; m < count; m++) {
      const error = said[m]![at]! - actual;
      const k = (o * grid.series + s) * count + m;
      absolute[k] = absolute[k]! + Math.abs(error);
      signed[s * count + m] = signed[s * count + m]! + error;
    }
  });
  return { models: count, origins, absolute, signed, days, size, series: grid.series };
}

/** Relative errors shrunk to their mean over series: [series × models], and that mean: [models]. NaN when nothing was held out. */
function shrinkErrors(tally: Tally): { readonly bySeries: Float64Array; readonly overall: Float64Array } {
  const { series, models, origins } = tally;
  const own = new Float64Array(series * models).fill(Number.NaN);
  const noise = new Float64Array(series * models).fill(Number.NaN);
  const relative = new Float64Array(origins);
  for (let s = 0; s < series; s++) {
    const mean = meanError(tally, s);
    if (!(mean > 0)) continue;
    for (let m = 0; m < models; m++) {
      let sum = 0;
      let days = 0;
      let seen = 0;
      for (let o = 0; o < origins; o++) {
        const n = tally.days[o * series + s]!;
        if (n === 0) continue;
        let ofAll = 0;
        for (let other = 0; other < models; other++) ofAll += tally.absolute[(o * series + s) * models + other]!;
        const excess = (tally.absolute[(o * series + s) * models + m]! - ofAll / models) / mean;
        relative[seen++] = excess / n;
        sum += excess;
        days += n;
      }
      own[s * models + m] = sum / days;
      noise[s * models + m] = seen > 1 ? varianceOf(relative, seen) / seen : Number.NaN;
    }
  }
  const overall = new Float64Array(models).fill(Number.NaN);
  const bySeries = new Float64Array(series * models).fill(Number.NaN);
  for (let m = 0; m < models; m++) {
    const values: number[] = [];
    let sampling = 0;
    let sampled = 0;
    for (let s = 0; s < series; s++) {
      if (Number.isNaN(own[s * models + m]!)) continue;
      values.push(own[s * models + m]!);
      if (Number.isNaN(noise[s * models + m]!)) continue;
      sampling += noise[s * models + m]!;
      sampled++;
    }
    if (values.length === 0) continue;
    overall[m] = values.reduce((sum, value) => sum + value, 0) / values.length;
    const between = varianceOf(values, values.length) - (sampled > 0 ? sampling / sampled : 0);
    for (let s = 0; s < series; s++) {
      const value = own[s * models + m]!;
      const weight =
        between > 0 && sampled > 0 ? between / (between + (noise[s * models + m] || sampling / sampled)) : 0;
      bySeries[s * models + m] = Number.isNaN(value) ? overall[m]! : overall[m]! + weight * (value - overall[m]!);
    }
  }
  return { bySeries, overall };
}

function meanError(tally: Tally, s: number): number {
  let sum = 0;
  let days = 0;
  for (let o = 0; o < tally.origins; o++) {
    days += tally.days[o * tally.series + s]!;
    for (let m = 0; m < tally.models; m++) sum += tally.absolute[(o * tally.series + s) * tally.models + m]!;
  }
  return sum / (days * tally.models);
}

function varianceOf(values: ArrayLike<number>, count: number): number {
  if (count < 2) return 0;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += values[i]! / count;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (values[i]! - mean) ** 2;
  return sum / (count - 1);
}

function scoreOf(tally: Tally, grid: Grid, cutoff: number, s: number, m: number, model: Forecaster): HeldOutScore[] {
  let absolute = 0;
  let days = 0;
  for (let o = 0; o < tally.origins; o++) {
    absolute += tally.absolute[(o * tally.series + s) * tally.models + m]!;
    days += tally.days[o * tally.series + s]!;
  }
  if (days === 0) return [];
  const scale = lagScale(grid.used.subarray(s * grid.days, s * grid.days + cutoff + 1));
  const size = tally.size[s]!;
  return [
    {
      model,
      wape: size > 0 ? absolute / size : Number.NaN,
      bias: size > 0 ? tally.signed[s * tally.models + m]! / size : Number.NaN,
      mase: scale > 0 ? absolute / days / scale : Number.NaN,
      days,
    },
  ];
}

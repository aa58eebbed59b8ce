/** Who serves a series: the competitor that did best on held-out days, trusted only as far as those days can tell. */

import { BASELINES, FORECASTERS, type Forecaster, type HeldOutScore } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, listHeldDays } from './held-out.ts';
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
 * A series has few held-out days and all of them lie in one season, so that the ranking seen is mostly noise. Three things keep it from choosing: each
 * competitor's error is compared with the ensemble's on the same days; that difference is shrunk to its mean over all series by empirical Bayes
 * (Efron & Morris 1975); and the ensemble is only unseated by one that is better by more than two standard errors (after the rule of Breiman et al. 1984),
 * because a combination is the safer bet where evidence is thin (Timmermann 2006). Nor by one that leans: usage is skewed, so that saying too little every
 * day lowers the absolute error, and empties the shelf. Without an ensemble the best of all series is defended instead.
 */
export function chooseChampions(heldOut: HeldOut, grid: Grid, cutoff: number): readonly Choice[] {
  const models = FORECASTERS.filter((name) => heldOut.said[name] !== undefined);
  const tally = tallyErrors(heldOut, grid, cutoff, models);
  const defender = models.includes('ensemble') ? models.indexOf('ensemble') : bestOverall(tally);
  const means = Float64Array.from(grid.names, (_, s) => meanError(tally, s));
  const challenges = models.map((_, m) => challenge(tally, means, m, defender));
  const lean = models.map((_, m) => Math.abs(biasOf(tally, m)));
  const mostLean = Math.max(FAIR_BIAS, lean[defender] ?? 0);
  return grid.names.map((_, s) => {
    const scale = lagScale(grid.used.subarray(s * grid.days, s * grid.days + cutoff + 1));
    const scores = models.flatMap((model, m) => scoreOf(tally, scale, s, m, model));
    if (defender < 0) return { champion: UNTRIED, fellBack: true, scores };
    let best = defender;
    let least = 0;
    for (const [m, { gain, doubt }] of challenges.entries()) {
      if (m !== defender && lean[m]! <= mostLean && gain[s]! + SURE * doubt[s]! < 0 && gain[s]! < least) {
        least = gain[s]!;
        best = m;
      }
    }
    const champion = models[best]!;
    return { champion, fellBack: PLAIN.includes(champion), scores };
  });
}

/** Standard errors by which the defender must be beaten: weeks of one season resemble each other more than their number tells. */
const SURE = 2;
/** Bias over all series up to which nobody is called leaning. */
const FAIR_BIAS = 0.05;

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
  const held = listHeldDays(heldOut, grid, cutoff);
  for (let run = 0; run < held.runs; run++) {
    const s = held.series[run]!;
    const place = held.origin[run]! * grid.series + s;
    for (let i = held.start[run]!; i < held.start[run + 1]!; i++) {
      const at = held.at[i]!;
      const actual = held.actual[i]!;
      // A day counts only when every competitor spoke, so that all are compared on the same days.
      let silent = 0;
      for (let m = 0; m < count; m++) silent |= Number(Number.isNaN(said[m]![at]!));
      if (silent === 1) continue;
      days[place]! += 1;
      size[s]! += actual;
      for (let m = 0; m < count; m++) {
        const error = said[m]![at]! - actual;
        absolute[place * count + m]! += Math.abs(error);
        signed[s * count + m]! += error;
      }
    }
  }
  return { models: count, origins, absolute, signed, days, size, series: grid.series };
}

/** Index of the competitor with the least mean relative error; −1 when nothing was held out. */
function bestOverall(tally: Tally): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let m = 0; m < tally.models; m++) {
    let sum = 0;
    for (let s = 0; s < tally.series; s++) {
      const mean = meanError(tally, s);
      if (!(mean > 0)) continue;
      for (let o = 0; o < tally.origins; o++) sum += tally.absolute[(o * tally.series + s) * tally.models + m]! / mean;
    }
    if (sum > 0 && sum < least) {
      least = sum;
      best = m;
    }
  }
  return best;
}

/** Mean over series of what one competitor said too much (below 0: too little) of all that was used. */
function biasOf(tally: Tally, m: number): number {
  let sum = 0;
  let series = 0;
  for (let s = 0; s < tally.series; s++) {
    if (!(tally.size[s]! > 0)) continue;
    sum += tally.signed[s * tally.models + m]! / tally.size[s]!;
    series++;
  }
  return series > 0 ? sum / series : 0;
}

/** Error of one competitor less that of the defender, relative to the series' mean error: [series], shrunk, negative is better; and its standard error. */
interface Challenge {
  readonly gain: Float64Array;
  readonly doubt: Float64Array;
}

function challenge(tally: Tally, means: Float64Array, m: number, defender: number): Challenge {
  const { series, origins } = tally;
  const own = new Float64Array(series).fill(Number.NaN);
  const noise = new Float64Array(series).fill(Number.NaN);
  const byOrigin = new Float64Array(origins);
  const seriesOfOrigin = new Float64Array(origins);
  const differences = new Float64Array(origins);
  for (let s = 0; s < series; s++) {
    const mean = means[s]!;
    if (!(mean > 0)) continue;
    let seen = 0;
    let sum = 0;
    for (let o = 0; o < origins; o++) {
      const days = tally.days[o * series + s]!;
      if (days === 0) continue;
      const at = (o * series + s) * tally.models;
      const difference = (tally.absolute[at + m]! - tally.absolute[at + defender]!) / mean / days;
      differences[seen++] = difference;
      sum += difference;
      byOrigin[o]! += difference;
      seriesOfOrigin[o]! += 1;
    }
    own[s] = sum / seen;
    noise[s] = seen > 1 ? varianceOf(differences, seen) / seen : Number.NaN;
  }
  // Series share their weeks, so that what is common to all is only as sure as the number of weeks allows.
  const weeks = byOrigin.map((sum, o) => sum / seriesOfOrigin[o]!).filter((value) => !Number.isNaN(value));
  const commonDoubt = weeks.length > 1 ? varianceOf(weeks, weeks.length) / weeks.length : Number.POSITIVE_INFINITY;
  const known = own.filter((value) => !Number.isNaN(value));
  const common = known.reduce((sum, value) => sum + value, 0) / known.length;
  const noises = noise.filter((value) => !Number.isNaN(value));
  const usualNoise = noises.reduce((sum, value) => sum + value, 0) / noises.length;
  const between = Math.max(0, varianceOf(known, known.length) - usualNoise) || 0;
  const gain = new Float64Array(series).fill(common);
  const doubt = new Float64Array(series).fill(Math.sqrt(commonDoubt + between));
  for (let s = 0; s < series; s++) {
    if (Number.isNaN(own[s]!) || Number.isNaN(noise[s]!)) continue;
    const trust = between > 0 ? between / (between + noise[s]!) : 0;
    gain[s] = common + trust * (own[s]! - common);
    doubt[s] = Math.sqrt(commonDoubt + trust * noise[s]!);
  }
  return { gain, doubt };
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

function scoreOf(tally: Tally, scale: number, s: number, m: number, model: Forecaster): HeldOutScore[] {
  let absolute = 0;
  let days = 0;
  for (let o = 0; o < tally.origins; o++) {
    absolute += tally.absolute[(o * tally.series + s) * tally.models + m]!;
    days += tally.days[o * tally.series + s]!;
  }
  if (days === 0) return [];
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

/** What an outlet did the last times that an occasion came, and how far forecasts of its next day are drawn there. */

import { FEWEST_ORDINARY, LEAST_NOISE, LEAST_USUAL } from './exceptional-days.ts';
import { DAYS_AHEAD } from './grid.ts';
import { CRUMB, logRatio } from './log-ratios.ts';
import { medianOf, spreadOf } from './robust-spread.ts';
import type { Surroundings } from './seen.ts';
import { yearlyMean } from './size-weights.ts';

const WEEK = 7;
/** A day is compared with the same weekday of so many weeks before and after it. */
const WEEKS = 2;
/** Times before of one occasion that are looked at. */
const MOST_BEFORE = 3;
/** Spread of what occasions do, as a logarithm: about half, or twice. */
const EFFECT = 0.7;
/** How many of an outlet's occasions move it, before any was seen: one in five, as sure as five of them would make it. */
const PRIOR = { kept: 1, passed: 4 };
/** Of what an item did beyond its outlet, this much is believed; and at most so much is looked at. */
const OWN_SHARE = 0.5;
const MOST_OWN = 1.5;

/** One day ahead that is an occasion: how far each series is drawn. */
export interface OccasionDraw {
  /** 1 is the day after the cutoff. */
  readonly ahead: number;
  /** [series] how sure, 0 … 1. */
  readonly sure: Float64Array;
  /** [series] logarithm of what the outlet used then over its usual such day, and of what the item did beyond that. */
  readonly outlet: Float64Array;
  readonly own: Float64Array;
  /** [series] usual use of such a day lately, base units; NaN unknown. */
  readonly usual: Float64Array;
  /** [series] {@link CRUMB} in base units. */
  readonly crumb: Float64Array;
}

/**
 * Days ahead of column `cutoff` on which the times before moved an outlet. An occasion moves it or does not, and which of both is told by how far its days stood
 * from ordinary ones (two groups: Efron et al. 2001; the mean drawn back by its noise: Johnstone & Silverman 2004), with Student's t of three degrees for
 * both, as ordinary days have outliers too. How many occasions an outlet keeps is found from all of them (empirical Bayes). Nothing after the cutoff is read.
 */
export function drawsOf(surroundings: Surroundings, cutoff: number, horizon: number): readonly OccasionDraw[] {
  const { grid, outlets } = surroundings;
  const effects = Array.from({ length: grid.outlets }, (_, o) => {
    const { of, days } = grid.occasions[o]!;
    const isSoon = Array.from({ length: horizon }, (_, h) => of[cutoff + 1 + h] ?? []).some((ones) =>
      ones.some((one) => days[one]![0]! <= cutoff - WEEK * WEEKS),
    );
    return isSoon ? effectsOf(surroundings, o, cutoff) : null;
  });
  const draws: OccasionDraw[] = [];
  for (let ahead = 1; ahead <= Math.min(horizon, DAYS_AHEAD); ahead++) {
    const found = effects.map((effect) => effect?.(cutoff + ahead) ?? null);
    if (found.every((one) => one === null)) continue;
    const draw = {
      ahead,
      sure: new Float64Array(grid.series),
      outlet: new Float64Array(grid.series),
      own: new Float64Array(grid.series),
      usual: new Float64Array(grid.series).fill(Number.NaN),
      crumb: new Float64Array(grid.series),
    };
    for (let s = 0; s < grid.series; s++) {
      const effect = found[grid.outlet[s]!];
      if (!effect) continue;
      const clean = outlets.clean.subarray(s * grid.days, (s + 1) * grid.days);
      const crumb = CRUMB * yearlyMean(clean, cutoff);
      if (!(crumb > 0)) continue;
      const used = grid.used.subarray(s * grid.days, (s + 1) * grid.days);
      const own = meanOf(effect.days.map((day) => logRatio(used[day]!, usualAround(clean, day), crumb)));
      draw.sure[s] = effect.sure;
      draw.outlet[s] = effect.change;
      draw.own[s] = Number.isNaN(own) ? 0 : OWN_SHARE * Math.min(MOST_OWN, Math.max(-MOST_OWN, own - effect.change));
      draw.usual[s] = usualLately(clean, cutoff, cutoff + ahead);
      draw.crumb[s] = crumb;
    }
    draws.push(draw);
  }
  return draws;
}

/** What is said of a day of series `s`, drawn to what its occasion did before, as far as it does not say that already. */
export function drawTo({ sure, outlet, own, usual, crumb }: OccasionDraw, s: number, said: number): number {
  if (!(sure[s]! > 0) || !(said > 0)) return said;
  const change = outlet[s]!;
  const known = logRatio(said, usual[s]!, crumb[s]!);
  const told = Number.isNaN(known) ? 0 : Math.min(Math.max(0, change), Math.max(Math.min(0, change), known));
  return said * Math.exp(sure[s]! * (change - told + own[s]!));
}

interface Effect {
  readonly sure: number;
  readonly change: number;
  /** Columns of the times before. */
  readonly days: readonly number[];
}

/** Of one outlet, by column ahead: what its occasion does, or null where none is known. Null for an outlet of too few days. */
function effectsOf({ grid, outlets }: Surroundings, o: number, cutoff: number): ((t: number) => Effect | null) | null {
  const occasions = grid.occasions[o]!;
  const used = outlets.busy.subarray(o * grid.days, o * grid.days + cutoff + 1);
  const end = cutoff - WEEK * WEEKS + 1;
  const change = Float64Array.from({ length: Math.max(0, end) }, (_, t) => {
    const usual = usualAround(used, t);
    return usual >= LEAST_USUAL ? logRatio(used[t]!, usual) : Number.NaN;
  });
  const known = (t: number) => !Number.isNaN(change[t]!);
  const columns = [...change.keys()].filter(known);
  const ordinary = columns.filter((t) => occasions.of[t]!.length === 0);
  if (ordinary.length < FEWEST_ORDINARY) return null;
  const noise = Math.max(LEAST_NOISE, spreadOf(ordinary.map((t) => change[t]!)));
  const oddsOf = (t: number) => student(change[t]!, Math.hypot(noise, EFFECT)) / student(change[t]!, noise);
  const share = shareKept(columns.filter((t) => occasions.of[t]!.length > 0).map(oddsOf));
  return (t) => {
    let best: Effect | null = null;
    for (const one of occasions.of[t] ?? []) {
      const days = occasions.days[one]!.filter((day) => day < end && known(day)).slice(-MOST_BEFORE);
      if (days.length === 0) continue;
      const odds = days.reduce((product, day) => product * oddsOf(day), share / (1 - share));
      const sure = (odds / (1 + odds)) * (EFFECT ** 2 / (EFFECT ** 2 + noise ** 2 / days.length));
      const mean = meanOf(days.map((day) => change[day]!));
      if (best === null || Math.abs(sure * mean) > Math.abs(best.sure * best.change))
        best = { sure, change: mean, days };
    }
    return best;
  };
}

/** Share of occasions that move the outlet, by the odds of each (expectation and maximisation, Dempster et al. 1977). */
function shareKept(odds: readonly number[]): number {
  let share = PRIOR.kept / (PRIOR.kept + PRIOR.passed);
  for (let round = 0; round < 15; round++) {
    const kept = odds.reduce((sum, one) => sum + (share * one) / (share * one + 1 - share), 0);
    share = (PRIOR.kept + kept) / (PRIOR.kept + PRIOR.passed + odds.length);
  }
  return share;
}

/** Density of Student's t of three degrees of freedom, but for a constant. */
const student = (value: number, spread: number): number => (1 + (value / spread) ** 2 / 3) ** -2 / spread;

/** Usual use around column `t`: the median of the same weekday of the weeks before and after. */
function usualAround(used: Float64Array, t: number): number {
  const days: number[] = [];
  for (let week = -WEEKS; week <= WEEKS; week++) if (week !== 0) days.push(used[t + week * WEEK] ?? Number.NaN);
  return medianOf(days);
}

/** The median of the last four such weekdays up to the cutoff. */
function usualLately(used: Float64Array, cutoff: number, t: number): number {
  const last = t - WEEK * Math.ceil((t - cutoff) / WEEK);
  return medianOf([0, 1, 2, 3].map((weeks) => used[last - weeks * WEEK] ?? Number.NaN));
}

function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

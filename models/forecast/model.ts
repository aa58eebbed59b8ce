/** Learns to forecast a panel, and forecasts from what was learned: the two things asked of this technique. */

import {
  type DemandPanel,
  FORECASTERS,
  type Forecaster,
  QUANTILES,
  type SumDoubt,
} from '../../src/domain/demand-forecast.ts';
import { DAY_SIZE, type ManyForecasts, SCORE_SIZE } from '../../src/domain/many-forecasts.ts';
import { type Control, fail, type Outcome, succeed } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { type Arena, askElsewhere, learnArena, type NetworksElsewhere, type Said, speak } from './arena.ts';
import { type Choice, chooseChampions } from './champion.ts';
import { openWorkbench, printOf, type Saving } from './checkpoint.ts';
import { DAYS_AHEAD, type Grid, isClosed, layOut } from './grid.ts';
import { measureSizes, measureSpread, type Spread } from './intervals.ts';
import { completeOptions, type LearnChoices, type LearnOptions } from './options.ts';
import { lookAround } from './seen.ts';
import { measureSums } from './sum-intervals.ts';
import { LEARNED_VERSION, type LearnedForecast } from './types.ts';

/** Known days that at least one series must have. */
export const FEWEST_DAYS = 5;

export interface Learning {
  readonly learned: LearnedForecast;
  readonly forecasts: ManyForecasts;
}

/**
 * Learns all competitors from a panel and forecasts the days after its last known one. Same panel, options and seed, same answer.
 * The panel is left as it was. Fails with `too-little-data` when no series has {@link FEWEST_DAYS} known days and `bad-input` for a horizon
 * outside 1..28. Series without any known day have no forecast. Broken off and begun again with what `saving` was told, it comes to the same.
 *
 * Rejects with `Stopped` when `control` says so.
 */
export async function learn(
  panel: DemandPanel,
  choices: LearnChoices,
  control: Control,
  saving: Saving = {},
): Promise<Outcome<Learning>> {
  const options = completeOptions(choices);
  control.report({ doing: 'data', done: 0, of: 1 });
  const laid = await prepare(panel, options, control);
  if (!laid.ok) return laid;
  const grid = laid.value;
  const around = await lookAround(grid, control);
  const seconds: Record<string, number> = {};
  const bench = openWorkbench(await printOf(panel, options, ['learn', LEARNED_VERSION], control), saving);
  const arena = await learnArena(around, grid.days - 1, options, control, seconds, bench);
  const said = await speak(around, grid.days - 1, arena, options, control, seconds);
  const learned: LearnedForecast = {
    version: LEARNED_VERSION,
    cutoff: grid.firstDay + grid.days - 1,
    horizon: options.horizon,
    seed: options.seed,
    models: arena,
    seconds,
  };
  return succeed({ learned, forecasts: await describe(grid, grid.days - 1, arena, said, options, control) });
}

/**
 * Forecasts the days after the panel's last known one from what was learned before, without learning: for new counts. Horizon and seed are
 * those of the learning. Fails like {@link learn}, and with `bad-input` when `learned` is of another version.
 */
export async function forecast(
  panel: DemandPanel,
  learned: LearnedForecast,
  choices: LearnChoices,
  control: Control,
): Promise<Outcome<ManyForecasts>> {
  if (learned.version !== LEARNED_VERSION) return fail('bad-input', `learned by version ${learned.version}`);
  const options = completeOptions({ ...choices, horizon: learned.horizon, seed: learned.seed });
  control.report({ doing: 'data', done: 0, of: 1 });
  const laid = await prepare(panel, options, control);
  if (!laid.ok) return laid;
  const grid = laid.value;
  const cutoff = grid.days - 1;
  const arena = learned.models as Arena;
  let elsewhere: NetworksElsewhere | null = null;
  const around = await lookAround(grid, control, (ground) => {
    // First of all, so that other threads have work early.
    elsewhere = askElsewhere(ground, cutoff, arena, options);
  });
  const speaking = speak(around, cutoff, arena, options, control, {}, elsewhere);
  return succeed(await describe(grid, cutoff, arena, speaking, options, control));
}

/** The panel laid out, or why it cannot be learned from. */
export async function prepare(panel: DemandPanel, options: LearnOptions, control: Control): Promise<Outcome<Grid>> {
  if (!(options.horizon >= 1 && options.horizon <= 28 && Number.isInteger(options.horizon))) {
    return fail('bad-input', `horizon ${options.horizon} is not a whole number of days in 1..28`);
  }
  const grid = layOut(panel);
  let most = 0;
  for (let s = 0; s < grid.series; s++) {
    let known = 0;
    for (let t = 0; t < grid.days; t++) if (!Number.isNaN(grid.used[s * grid.days + t]!)) known++;
    most = Math.max(most, known);
  }
  if (most < FEWEST_DAYS) {
    return fail('too-little-data', `at most ${most} known days, ${FEWEST_DAYS} needed`, {
      days: most,
      needed: FEWEST_DAYS,
    });
  }
  control.report({ doing: 'data', done: 1, of: 1 });
  await control.rest();
  return succeed(grid);
}

/** Who serves, and how far all go wrong, at one cutoff. */
export interface Judgement {
  readonly said: Said;
  readonly choices: readonly Choice[];
  /** Of each model, and of whoever serves. */
  readonly spreads: ReadonlyMap<Forecaster, Spread>;
  readonly spread: Spread;
  /** [series × horizon] 1 where the calendar says closed: nothing is used, and that is sure. */
  readonly shut: Uint8Array;
  /** Units [series × horizon] of the champions' days, and how far their sums go wrong. */
  readonly units: Float64Array;
  readonly sums: SumDoubt;
}

/**
 * Champions and the intervals of every model, made from held-out days not after `cutoff`. Those are gone through while it is still being said what `speaking`
 * brings, so that no thread waits for another.
 */
export async function judge(
  grid: Grid,
  cutoff: number,
  arena: Arena,
  speaking: Said | Promise<Said>,
  options: LearnOptions,
  control: Control,
): Promise<Judgement> {
  const { horizon } = options;
  const [{ choices, serving, spreads, spread, sums }, said] = await Promise.all([
    measureHeldOut(grid, cutoff, arena, options, control),
    speaking,
  ]);
  const shut = Uint8Array.from({ length: grid.series * horizon }, (_, i) =>
    isShut(grid, Math.floor(i / horizon), cutoff + 1 + (i % horizon)) ? 1 : 0,
  );
  const units = new Float64Array(grid.series * horizon);
  for (let i = 0; i < units.length; i++) {
    const s = Math.floor(i / horizon);
    units[i] = shut[i] === 1 ? 0 : spread.unitOf(s, said[serving(s)]![i]!);
  }
  await control.rest();
  return { said, choices, spreads, spread, shut, units, sums };
}

/** Quantiles of the days of which `means` [series × horizon] are said: five columns of the same shape. */
export function quantilesOf({ shut }: Judgement, spread: Spread, means: Float64Array, horizon: number): Float64Array[] {
  const columns = QUANTILES.map(() => new Float64Array(means.length));
  const five = new Float64Array(QUANTILES.length);
  for (let i = 0; i < means.length; i++) {
    if (shut[i] === 1) continue;
    spread.quantilesOf(Math.floor(i / horizon), 1 + (i % horizon), means[i]!, five);
    for (let q = 0; q < QUANTILES.length; q++) columns[q]![i] = five[q]!;
  }
  return columns;
}

/** All that held-out days tell: who serves, how far each model goes wrong, and how far the champions and their sums do. */
async function measureHeldOut(grid: Grid, cutoff: number, { heldOut }: Arena, options: LearnOptions, control: Control) {
  await control.rest();
  const choices = chooseChampions(heldOut, grid, cutoff);
  await control.rest();
  const sizes = measureSizes(grid, cutoff);
  const spreads = new Map<Forecaster, Spread>();
  for (const name of options.competitors) {
    await control.rest();
    spreads.set(
      name,
      measureSpread(heldOut, grid, cutoff, () => name, sizes),
    );
  }
  const serving = (s: number): Forecaster => choices[s]!.champion;
  await control.rest();
  const spread = measureSpread(heldOut, grid, cutoff, serving, sizes);
  await control.rest();
  return { choices, serving, spreads, spread, sums: measureSums(heldOut, grid, cutoff, serving, spread) };
}

/** Closed by the calendar, as far ahead as the calendar is laid out. */
function isShut(grid: Grid, series: number, day: number): boolean {
  return day < grid.days + DAYS_AHEAD && isClosed(grid, series, day);
}

/** What is told of every series: its champion, scores and days ahead. */
export async function describe(
  grid: Grid,
  cutoff: number,
  arena: Arena,
  speaking: Said | Promise<Said>,
  options: LearnOptions,
  control: Control,
): Promise<ManyForecasts> {
  const { said, choices, spreads, spread, shut, units, sums } = await judge(
    grid,
    cutoff,
    arena,
    speaking,
    options,
    control,
  );
  const { horizon } = options;
  const rows = grid.names.flatMap((_, s) => (grid.last[s]! < 0 ? [] : [s]));
  const models = FORECASTERS.filter((name) => said[name] !== undefined);
  const many = {
    names: rows.map((s) => grid.names[s]!),
    models,
    cutoff: grid.firstDay + cutoff,
    horizon,
    sums,
    champion: Uint8Array.from(rows, (s) => models.indexOf(choices[s]!.champion)),
    fellBack: Uint8Array.from(rows, (s) => (choices[s]!.fellBack ? 1 : 0)),
    scores: new Float64Array(rows.length * models.length * SCORE_SIZE),
    days: new Float64Array(rows.length * models.length * horizon * DAY_SIZE),
    units: new Float64Array(rows.length * horizon),
  };
  const pace = createPace(control);
  const five = new Float64Array(QUANTILES.length);
  for (const [at, s] of rows.entries()) {
    many.units.set(units.subarray(s * horizon, (s + 1) * horizon), at * horizon);
    for (const { model, wape, bias, mase, days } of choices[s]!.scores) {
      const place = (at * models.length + models.indexOf(model)) * SCORE_SIZE;
      many.scores[place] = wape;
      many.scores[place + 1] = bias;
      many.scores[place + 2] = mase;
      many.scores[place + 3] = days;
    }
    for (let m = 0; m < models.length; m++) {
      const name = models[m]!;
      const means = said[name]!;
      const to = (at * models.length + m) * horizon * DAY_SIZE;
      if (Number.isNaN(means[s * horizon]!)) {
        many.days.fill(Number.NaN, to, to + horizon * DAY_SIZE);
        continue;
      }
      const own = name === choices[s]!.champion ? spread : spreads.get(name)!;
      for (let h = 0; h < horizon; h++) {
        const mean = means[s * horizon + h]!;
        many.days[to + h * DAY_SIZE] = mean;
        if (shut[s * horizon + h] === 1) continue;
        own.quantilesOf(s, h + 1, mean, five);
        for (let q = 0; q < QUANTILES.length; q++) many.days[to + h * DAY_SIZE + 1 + q] = five[q]!;
      }
    }
    if (pace.due()) await pace.rest();
  }
  return many;
}

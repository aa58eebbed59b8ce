/** Rolling-origin backtest: what every competitor and the champion would have said at past cutoffs, and how far off they were. */

import { type DemandPanel, FORECASTERS, QUANTILES, sumSpread } from '../../src/domain/demand-forecast.ts';
import { type Control, fail, type Outcome, succeed } from '../kit/control.ts';
import { advanceArena, learnArena, recall, speak } from './arena.ts';
import { type Backtest, openBacktest } from './backtest-rows.ts';
import { DAYS_AHEAD, type Grid, isClosed, layOut } from './grid.ts';
import { type Judgement, judge, quantilesOf } from './model.ts';
import { completeOptions, type LearnChoices } from './options.ts';
import { lookAround } from './seen.ts';

export interface BacktestChoices extends LearnChoices {
  /** Number of cutoffs: the last ones that leave a full horizon before the end of the data. */
  readonly cutoffs: number;
  /** Days between cutoffs. */
  readonly every: number;
}

/**
 * Learns before the first cutoff and goes on from cutoff to cutoff as the app would: counts come in, cheap models learn again, what was said
 * before joins the held-out memory. Nothing said at a cutoff has seen a later day.
 * Fails with `bad-input` for senseless choices and `too-little-data` where no cutoff leaves four weeks of history.
 */
export async function backtest(
  panel: DemandPanel,
  choices: BacktestChoices,
  control: Control,
): Promise<Outcome<Backtest>> {
  const options = completeOptions(choices);
  const { horizon } = options;
  if (!(horizon >= 1 && horizon <= DAYS_AHEAD && choices.cutoffs >= 1 && choices.every >= 1)) {
    return fail('bad-input', 'horizon must be in 1..28, cutoffs and every at least 1');
  }
  control.report({ doing: 'data', done: 0, of: 1 });
  const grid = layOut(panel);
  const around = await lookAround(grid, control);
  const cutoffs: number[] = [];
  for (let k = choices.cutoffs - 1; k >= 0; k--) cutoffs.push(grid.days - 1 - horizon - k * choices.every);
  if (cutoffs[0]! < 27) return fail('too-little-data', 'the first cutoff leaves less than four weeks of history');
  control.report({ doing: 'data', done: 1, of: 1 });
  const seconds: Record<string, number> = {};
  const book = openBacktest(grid, horizon);
  const sum7 = { weeks: 0, covered: 0 };
  let arena = await learnArena(around, cutoffs[0]!, options, control, seconds);
  for (const [c, cutoff] of cutoffs.entries()) {
    control.report({ doing: 'backtest', done: c, of: cutoffs.length });
    if (c > 0) arena = await advanceArena(around, cutoff, arena, options, control, seconds);
    const said = await speak(around, cutoff, arena, options, control, seconds);
    const judged = await judge(grid, cutoff, arena, said, options, control);
    for (const name of FORECASTERS) {
      const means = said[name];
      if (means === undefined) continue;
      book.add(name, cutoff, means, quantilesOf(judged, judged.spreads.get(name)!, means, horizon), () => name);
    }
    const champion = new Float64Array(grid.series * horizon);
    for (let i = 0; i < champion.length; i++) {
      champion[i] = said[judged.choices[Math.floor(i / horizon)]!.champion]![i]!;
    }
    const quantiles = quantilesOf(judged, judged.spread, champion, horizon);
    book.add('champion', cutoff, champion, quantiles, (s) => judged.choices[s]!.champion);
    if (horizon >= WEEK) sumWeeks(grid, cutoff, horizon, champion, judged, sum7);
    arena = await recall(around, arena, cutoff, said, options, control);
  }
  return succeed({ ...book.close(), sum7, seconds });
}

const WEEK = 7;

/** Counts the first weeks after a cutoff of which every day is known and did not run out, and how many of their sums lay within the 90 % interval. */
function sumWeeks(
  grid: Grid,
  cutoff: number,
  horizon: number,
  means: Float64Array,
  { units, sums }: Judgement,
  into: { weeks: number; covered: number },
): void {
  for (let s = 0; s < grid.series; s++) {
    let actual = 0;
    let mean = 0;
    for (let h = 1; h <= WEEK; h++) {
      const at = s * grid.days + cutoff + h;
      // A closed day is known to use nothing, whatever its cell.
      if (units[s * horizon + h - 1] === 0 && isClosed(grid, s, cutoff + h)) continue;
      actual += grid.censored[at] === 1 ? Number.NaN : grid.used[at]!;
      mean += means[s * horizon + h - 1]!;
    }
    const week = [...units.subarray(s * horizon, s * horizon + WEEK)];
    const [low, high] = [QUANTILES[0], QUANTILES[4]].map((level) => sumSpread(sums, week, level));
    if (Number.isNaN(actual) || Number.isNaN(mean) || low === null || high === null) continue;
    into.weeks++;
    if (actual >= Math.max(0, mean + low!) && actual <= mean + high!) into.covered++;
  }
}

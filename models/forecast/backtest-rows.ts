/** The rows of a backtest as columns, and the scores made from them. */

import { FORECASTERS, type Forecaster, QUANTILES } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { lagScale, type Scores, score } from './metrics.ts';

export type Scored = Forecaster | 'champion';

/** One row per model × cutoff × series × horizon day with a known actual, as columns. */
export interface BacktestRows {
  readonly length: number;
  readonly names: readonly { readonly outlet: string; readonly item: string }[];
  readonly models: readonly Scored[];
  /** Index into `names`, index into `models`. */
  readonly series: Uint32Array;
  readonly model: Uint8Array;
  /** Who serves in the rows of `champion`: index into `models`; elsewhere the model itself. */
  readonly servedBy: Uint8Array;
  /** Whole days since 1970-01-01. */
  readonly cutoff: Int32Array;
  readonly day: Int32Array;
  /** Base units. */
  readonly actual: Float64Array;
  readonly mean: Float64Array;
  /** One column per level of `QUANTILES`. */
  readonly quantiles: readonly Float64Array[];
  /** 1 where the item ran out on the day; such rows are in no score. */
  readonly censored: Uint8Array;
}

export interface Backtest {
  readonly rows: BacktestRows;
  readonly scores: Readonly<Partial<Record<Scored, Scores>>>;
  /** Share of champion rows by the competitor that served them. */
  readonly served: Readonly<Partial<Record<Forecaster, number>>>;
  /** First weeks after a cutoff with seven known days, and in how many of them the champion's 90 % interval of the sum held what was used. */
  readonly sum7: { readonly weeks: number; readonly covered: number };
  /** Seconds by step, such as 'learn lstm' and 'predict lstm'. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Collects what models said, cutoff by cutoff. */
export interface BacktestBook {
  /** Means [series × horizon] and five quantile columns of the same shape that `model` said at column `cutoff`. */
  readonly add: (
    model: Scored,
    cutoff: number,
    means: Float64Array,
    quantiles: readonly Float64Array[],
    servedBy: (series: number) => Forecaster,
  ) => void;
  readonly close: () => Omit<Backtest, 'seconds' | 'sum7'>;
}

const MODELS: readonly Scored[] = [...FORECASTERS, 'champion'];

export function openBacktest(grid: Grid, horizon: number): BacktestBook {
  const parts: Part[] = [];
  return {
    add: (model, cutoff, means, quantiles, servedBy) => {
      for (let s = 0; s < grid.series; s++) {
        for (let h = 1; h <= horizon; h++) {
          const t = cutoff + h;
          const at = s * horizon + h - 1;
          if (t >= grid.days || Number.isNaN(grid.used[s * grid.days + t]!) || Number.isNaN(means[at]!)) continue;
          parts.push({
            model: MODELS.indexOf(model),
            server: MODELS.indexOf(servedBy(s)),
            s,
            cutoff,
            t,
            at,
            means,
            quantiles,
          });
        }
      }
    },
    close: () => {
      const rows = layRows(grid, parts);
      return { rows, ...scoreRows(grid, rows) };
    },
  };
}

interface Part {
  readonly model: number;
  readonly server: number;
  readonly s: number;
  readonly cutoff: number;
  readonly t: number;
  readonly at: number;
  readonly means: Float64Array;
  readonly quantiles: readonly Float64Array[];
}

function layRows(grid: Grid, parts: readonly Part[]): BacktestRows {
  const cell = (part: Part) => part.s * grid.days + part.t;
  return {
    length: parts.length,
    names: grid.names,
    models: MODELS,
    series: Uint32Array.from(parts, (part) => part.s),
    model: Uint8Array.from(parts, (part) => part.model),
    servedBy: Uint8Array.from(parts, (part) => part.server),
    cutoff: Int32Array.from(parts, (part) => grid.firstDay + part.cutoff),
    day: Int32Array.from(parts, (part) => grid.firstDay + part.t),
    actual: Float64Array.from(parts, (part) => grid.used[cell(part)]!),
    mean: Float64Array.from(parts, (part) => part.means[part.at]!),
    quantiles: QUANTILES.map((_, q) => Float64Array.from(parts, (part) => part.quantiles[q]![part.at]!)),
    censored: Uint8Array.from(parts, (part) => grid.censored[cell(part)]!),
  };
}

function scoreRows(grid: Grid, rows: BacktestRows): Pick<Backtest, 'scores' | 'served'> {
  const scores: Partial<Record<Scored, Scores>> = {};
  const scales = new Map<number, { readonly scale: number; readonly mean: number }>();
  const pastOf = (row: number) => {
    const s = rows.series[row]!;
    const cutoff = rows.cutoff[row]! - grid.firstDay;
    const key = s * grid.days + cutoff;
    let past = scales.get(key);
    if (past === undefined) {
      const history = grid.used.subarray(s * grid.days, s * grid.days + cutoff + 1);
      past = { scale: lagScale(history), mean: meanOfKnown(history) };
      scales.set(key, past);
    }
    return past;
  };
  const all = Array.from({ length: rows.length }, (_, row) => row);
  for (const [m, model] of MODELS.entries()) {
    const own = all.filter((row) => rows.model[row] === m);
    if (own.length === 0) continue;
    const pick = (column: Float64Array) => Float64Array.from(own, (row) => column[row]!);
    scores[model] = score({
      actual: pick(rows.actual),
      mean: pick(rows.mean),
      quantiles: rows.quantiles.map(pick),
      scale: Float64Array.from(own, (row) => pastOf(row).scale),
      seriesMean: Float64Array.from(own, (row) => pastOf(row).mean),
      censored: Uint8Array.from(own, (row) => rows.censored[row]!),
    });
  }
  const champion = all.filter((row) => MODELS[rows.model[row]!] === 'champion');
  const served: Partial<Record<Forecaster, number>> = {};
  for (const [m, model] of FORECASTERS.entries()) {
    const share = champion.filter((row) => rows.servedBy[row] === m).length / champion.length;
    if (share > 0) served[model] = share;
  }
  return { scores, served };
}

function meanOfKnown(history: Float64Array): number {
  let sum = 0;
  let days = 0;
  for (const value of history) {
    if (Number.isNaN(value)) continue;
    sum += value;
    days++;
  }
  return days > 0 ? sum / days : 0;
}

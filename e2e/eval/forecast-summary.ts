/** What a backtest comes to, model by model, in the words of the evaluation. */

import type { Backtest, Scored } from '../../models/forecast/backtest-rows.ts';

export interface ModelSummary {
  /** Held-out days scored. */
  readonly days: number;
  readonly wape: number;
  readonly bias: number;
  readonly mase: number;
  readonly rmse: number;
  /** Of all rows pooled; says little without the next. */
  readonly r2: number;
  readonly r2_series_mean: number;
  readonly pinball: number;
  readonly coverage50: number;
  readonly coverage90: number;
  /** Share of sums of the first seven days within their own 90 % interval; of the champion only. */
  readonly coverage90_sum7?: number;
  /** Seconds over all cutoffs; null where nothing is trained, or where many did the work together. */
  readonly train_seconds: number | null;
  readonly predict_seconds: number | null;
}

/** Figures to six decimals; a figure that is not defined is NaN, which JSON writes as null. */
export function summariseModels({ scores, seconds, sum7 }: Backtest): Readonly<Partial<Record<Scored, ModelSummary>>> {
  const summaries: Partial<Record<Scored, ModelSummary>> = {};
  for (const [model, score] of Object.entries(scores) as [Scored, NonNullable<(typeof scores)[Scored]>][]) {
    const spent = (step: string) => (`${step} ${model}` in seconds ? round(seconds[`${step} ${model}`]!) : null);
    summaries[model] = {
      days: score.days,
      wape: round(score.wape),
      bias: round(score.bias),
      mase: round(score.mase),
      rmse: round(score.rmse),
      r2: round(score.r2),
      r2_series_mean: round(score.r2SeriesMean),
      pinball: round(score.pinball),
      coverage50: round(score.coverage50),
      coverage90: round(score.coverage90),
      ...(model === 'champion' && sum7.weeks > 0 ? { coverage90_sum7: round(sum7.covered / sum7.weeks) } : {}),
      train_seconds: spent('learn'),
      predict_seconds: spent('predict'),
    };
  }
  return summaries;
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

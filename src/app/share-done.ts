/** How much of a job is done as one figure for the frame, from steps that last very differently. */

import type { Job } from '../jobs/running.ts';

/** About how long each step lasts beside the others, in the order in which they come (measured on a year of twenty items). */
const PLANS: Readonly<Record<Job['kind'], Readonly<Record<string, number>>>> = {
  learn: { data: 1, features: 2, backtest: 30, epoch: 60, forecast: 6, keep: 2 },
  forecast: { data: 1, features: 4, forecast: 10, keep: 2 },
  import: { file: 1, rows: 4, make: 2, series: 8 },
};

/** 0–1; never goes back while the steps come in their order. A step counts as done once a later one has begun. */
export function shareDone({ kind, steps }: Pick<Job, 'kind' | 'steps'>): number {
  const plan = Object.entries(PLANS[kind]);
  const total = plan.reduce((sum, [, weight]) => sum + weight, 0);
  const lastBegun = plan.findLastIndex(([doing]) => steps.some((step) => step.doing === doing));
  const done = plan.reduce((sum, [doing, weight], index) => {
    if (index > lastBegun) return sum;
    if (index < lastBegun) return sum + weight;
    const step = steps.find((one) => one.doing === doing);
    return sum + (step && step.of > 0 ? Math.min(1, step.done / step.of) * weight : 0);
  }, 0);
  return done / total;
}

/** What the scorecard keeps of a model, and when a number counts as worse. */

import { BASELINES, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { ModelSummary } from './forecast-summary.ts';

const KEPT = ['wape', 'mase', 'pinball', 'coverage90'] as const;
type Kept = (typeof KEPT)[number];
export type ModelScores = Readonly<Record<string, Readonly<Record<Kept, number | null>>>>;

/**
 * How much larger an error may be, as a share of it. Plain arithmetic is the same everywhere but for the order of sums; a trained model
 * feels the last bit of every product, which differs between processors, and that much is no loss.
 */
export const TOLERANCE = { plain: 0.001, trained: 0.02 } as const;
/** How much farther from 0.90 the coverage of the 90 % interval may lie. */
export const COVERAGE_TOLERANCE = 0.01;

export function pickScores(models: Readonly<Record<string, ModelSummary>>): ModelScores {
  return Object.fromEntries(Object.entries(models).map(([name, summary]) => [name, pick(summary)] as const));
}

function pick(summary: ModelSummary): Record<Kept, number | null> {
  const kept = (name: Kept) => (Number.isFinite(summary[name]) ? Number(summary[name].toFixed(4)) : null);
  return { wape: kept('wape'), mase: kept('mase'), pinball: kept('pinball'), coverage90: kept('coverage90') };
}

/** One line a model for the reader, and what got worse. A model that is new is worse than nothing; one that is gone is a problem. */
export function compareScores(
  before: ModelScores,
  now: ModelScores,
): { readonly lines: readonly string[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const lines = Object.entries(now).map(([model, scores]) => {
    const told = KEPT.map((name) => {
      const was = before[model]?.[name];
      const is = scores[name];
      const isWorse = was !== undefined && gotWorse(model, name, was, is);
      if (isWorse) problems.push(`${model} ${name}: ${was} became ${is}`);
      const change = was === undefined ? ' (new)' : was === is ? '' : ` (was ${was}${isWorse ? ', WORSE' : ''})`;
      return `${name} ${is}${change}`;
    });
    return `${model}: ${told.join(', ')}`;
  });
  for (const model of Object.keys(before)) if (!(model in now)) problems.push(`${model} is gone`);
  return { lines, problems };
}

function gotWorse(model: string, name: Kept, was: number | null, is: number | null): boolean {
  if (was === null) return false;
  if (is === null) return true;
  if (name === 'coverage90') return Math.abs(is - 0.9) > Math.abs(was - 0.9) + COVERAGE_TOLERANCE;
  const isPlain = (BASELINES as readonly Forecaster[]).some((plain) => plain === model);
  return is > was * (1 + (isPlain ? TOLERANCE.plain : TOLERANCE.trained)) + 1e-4;
}

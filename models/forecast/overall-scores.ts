/** How every competitor did on the held-out days of a learning, all series together: the figures beside the model's name on the screen. */

import { type DemandPanel, FORECASTERS, type HeldOutScore } from '../../src/domain/demand-forecast.ts';
import type { Arena } from './arena.ts';
import { layOut } from './grid.ts';
import { matchSeries, visitHeldOut } from './held-out.ts';
import { lagScale, score } from './metrics.ts';
import type { LearnedForecast } from './types.ts';

/** One score a competitor, on the days on which all of them spoke. `panel` is the one learned from. Empty when nothing was held out. */
export function scoreOverall(panel: DemandPanel, learned: LearnedForecast): readonly HeldOutScore[] {
  const { heldOut } = learned.models as Arena;
  const grid = layOut(panel);
  const models = FORECASTERS.filter((name) => heldOut.said[name] !== undefined);
  const said = models.map((name) => heldOut.said[name]!);
  const scales = Float64Array.from(grid.names, (_, s) =>
    lagScale(grid.used.subarray(s * grid.days, (s + 1) * grid.days)),
  );
  const actual: number[] = [];
  const scale: number[] = [];
  const means: number[][] = models.map(() => []);
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), grid.days - 1, (at, s, _origin, _ahead, used) => {
    if (said.some((one) => Number.isNaN(one[at]!))) return;
    actual.push(used);
    scale.push(scales[s]!);
    for (const [m, one] of said.entries()) means[m]!.push(one[at]!);
  });
  if (actual.length === 0) return [];
  const columns = { actual: Float64Array.from(actual), scale: Float64Array.from(scale) };
  // No score told here needs the series' mean.
  const seriesMean = new Float64Array(actual.length);
  return models.map((model, m) => {
    const { wape, bias, mase, days } = score({ ...columns, mean: Float64Array.from(means[m]!), seriesMean });
    return { model, wape, bias, mase, days };
  });
}

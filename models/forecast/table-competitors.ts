/** Competitors that learn from the table of rows: ridge, random forest and boosted trees. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Control, Outcome } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import type { Competitor } from './competitor.ts';
import { ROW_SIZE } from './features.ts';
import type { LearnOptions } from './options.ts';
import { fitRidge, predictRidge, type RidgeModel } from './ridge.ts';
import type { TableLesson } from './table-rows.ts';
import { fitBoosted } from './trees/boosted.ts';
import { fitForest } from './trees/forest.ts';
import { predict as predictTrees } from './trees/predict.ts';
import type { BoostedOptions, ForestOptions, TreeModel } from './trees/types.ts';

/** Rows asked between two rests. */
const BLOCK = 2048;

const FOREST = { trees: 40, minLeafRows: 10, maxRows: 10_000 } satisfies Partial<ForestOptions>;
const BOOSTED = {
  trees: 200,
  learningRate: 0.03,
  maxLeaves: 16,
  minLeafRows: 40,
  columnShare: 0.3,
} satisfies Partial<BoostedOptions>;

/** A learner over rows as competitor: answers in levels become base units, never negative. */
function tableCompetitor<Model>(
  name: Forecaster,
  relearn: Competitor['relearn'],
  learnFrom: (table: TableLesson, options: LearnOptions, control: Control) => Promise<Outcome<Model>>,
  predict: (model: Model, x: Float32Array, rows: number) => Float64Array,
): Competitor {
  return {
    name,
    relearn,
    learn: async ({ table, options }, _before, control) => {
      const fitted = await learnFrom(await table(), options, { ...control, report: () => {} });
      return fitted.ok ? fitted.value : null;
    },
    predict: async ({ grid, cutoffs, options, table }, learned, control) => {
      const { x, rows, unit } = await table();
      const pace = createPace(control);
      const said = new Float64Array(cutoffs.length * grid.series * options.horizon);
      for (let from = 0; from < rows; from += BLOCK) {
        const count = Math.min(BLOCK, rows - from);
        said.set(predict(learned as Model, x.subarray(from * ROW_SIZE, (from + count) * ROW_SIZE), count), from);
        if (pace.due()) await pace.rest();
      }
      for (let i = 0; i < said.length; i++) said[i] = Math.max(0, said[i]! * unit[Math.floor(i / options.horizon)]!);
      return said;
    },
  };
}

export const TABLE_COMPETITORS: readonly Competitor[] = [
  tableCompetitor<RidgeModel>(
    'ridge',
    'weekly',
    (table, _options, control) => fitRidge(table, {}, control),
    predictRidge,
  ),
  tableCompetitor<TreeModel>(
    'forest',
    'weekly',
    (table, { seed }, control) => fitForest(table, { seed, ...FOREST }, control),
    predictTrees,
  ),
  tableCompetitor<TreeModel>(
    'boosted',
    'weekly',
    (table, { seed }, control) => fitBoosted(table, { seed, ...BOOSTED }, control),
    predictTrees,
  ),
];

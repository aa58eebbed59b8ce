/** Competitors that learn from the table of rows: ridge, random forest and boosted trees. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import { type Control, type Outcome, succeed } from '../kit/control.ts';
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
import { fitWalker, type Walker, type WalkerSchool, walk } from './walking-trees.ts';

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

const WALKING = {
  trees: 200,
  learningRate: 0.03,
  maxLeaves: 16,
  minLeafRows: 30,
  columnShare: 0.3,
} satisfies Partial<BoostedOptions>;

/** A learner over rows as competitor: answers in levels become base units, never negative. */
function tableCompetitor<Model>(
  name: Forecaster,
  learnFrom: (table: TableLesson, options: LearnOptions, control: Control) => Promise<Outcome<Model>>,
  predict: (model: Model, x: Float32Array, rows: number) => Float64Array,
): Competitor {
  return {
    name,
    relearn: 'weekly',
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

/**
 * Trees that say each day at once, and trees that walk; the mean of both is said. They err in different ways, and neither strategy is the better one
 * in general (Taieb & Hyndman 2014).
 */
export interface LearnedTrees {
  /** Those that say each day at once. */
  readonly trees: TreeModel;
  readonly walker: Walker;
}

/** The part of a {@link LearnedTrees} that says each day at once, by competitor. */
export const DIRECT: Readonly<Record<'forest' | 'boosted', Competitor>> = {
  forest: tableCompetitor<{ readonly trees: TreeModel }>(
    'forest',
    async (table, { seed }, control) => {
      const fitted = await fitForest(table, { seed, ...FOREST }, control);
      return fitted.ok ? succeed({ trees: fitted.value }) : fitted;
    },
    ({ trees }, x, rows) => predictTrees(trees, x, rows),
  ),
  boosted: tableCompetitor<LoggedTrees>('boosted', fitLogged, predictLogged),
};

/** What `direct` says each day at once, in a mean with a walker of its kind. */
function bothWays(direct: Competitor, schoolOf: (seed: number) => WalkerSchool): Competitor {
  return {
    name: direct.name,
    relearn: 'weekly',
    learn: async (lesson, _before, control) => {
      const quiet = { ...control, report: () => {} };
      const learned = (await direct.learn!(lesson, undefined, quiet)) as { readonly trees: TreeModel } | null;
      const walker = await fitWalker(lesson, schoolOf(lesson.options.seed), quiet);
      return learned === null || !walker.ok ? null : ({ ...learned, walker: walker.value } satisfies LearnedTrees);
    },
    predict: async (question, learned, control) => {
      const said = await direct.predict(question, learned, control);
      const walked = await walk(question, (learned as LearnedTrees).walker, control);
      return said.map((value, i) => (value + walked[i]!) / 2);
    },
  };
}

export const TABLE_COMPETITORS: readonly Competitor[] = [
  tableCompetitor<RidgeModel>('ridge', (table, _options, control) => fitRidge(table, {}, control), predictRidge),
  bothWays(DIRECT.forest, (seed) => (table, control) => fitForest(table, { seed, ...FOREST }, control)),
  bothWays(DIRECT.boosted, (seed) => (table, control) => fitBoosted(table, { seed, ...WALKING }, control)),
];

/** Boosted trees that learned ln(levels + OFFSET), and the factor that makes their answers add up to what was used. */
interface LoggedTrees {
  readonly trees: TreeModel;
  readonly correction: number;
}

/** Levels added before the logarithm, so that days without use stay finite. */
const OFFSET = 0.2;

/**
 * Squared error of logarithms: effects multiply, as seasons and weekdays do, and one wild day moves little. What the logarithm takes off the mean
 * is given back by the smearing factor (Duan 1983).
 */
async function fitLogged(table: TableLesson, { seed }: LearnOptions, control: Control): Promise<Outcome<LoggedTrees>> {
  const fitted = await fitBoosted(
    { ...table, y: table.y.map((value) => Math.log(value + OFFSET)) },
    { seed, ...BOOSTED },
    control,
  );
  if (!fitted.ok) return fitted;
  const bare = { trees: fitted.value, correction: 1 };
  const pace = createPace(control);
  let used = 0;
  let said = 0;
  for (let from = 0; from < table.rows; from += BLOCK) {
    const count = Math.min(BLOCK, table.rows - from);
    const answers = predictLogged(bare, table.x.subarray(from * ROW_SIZE, (from + count) * ROW_SIZE), count);
    for (let i = 0; i < count; i++) {
      used += table.weights[from + i]! * table.y[from + i]!;
      said += table.weights[from + i]! * Math.max(0, answers[i]!);
    }
    if (pace.due()) await pace.rest();
  }
  return succeed({ trees: fitted.value, correction: said > 0 ? used / said : 1 });
}

function predictLogged({ trees, correction }: LoggedTrees, x: Float32Array, rows: number): Float64Array {
  return predictTrees(trees, x, rows).map((value) => (Math.exp(value) - OFFSET) * correction);
}

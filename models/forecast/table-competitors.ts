/** Competitors that learn from the table of rows: ridge, random forest and boosted trees. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import { type Control, type Outcome, succeed } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import type { Competitor, Question } from './competitor.ts';
import { ROW_SIZE } from './features.ts';
import type { LearnOptions } from './options.ts';
import type { TableLesson } from './table-rows.ts';
import { fitBoosted } from './trees/boosted.ts';
import { fitForest } from './trees/forest.ts';
import { predict as predictTrees } from './trees/predict.ts';
import type { BoostedOptions, ForestOptions, TreeModel } from './trees/types.ts';
import { fitWalkers, type School, type Walker, type WalkerScale, walk } from './walking-trees.ts';
import type { Way, WaysSaid } from './ways.ts';
import { fitWeekdayLines, predictWeekdayLines, type WeekdayLines } from './weekday-lines.ts';

/** Rows asked between two rests. */
const BLOCK = 2048;

const FOREST = { trees: 40, minLeafRows: 10, maxRows: 10_000 } satisfies Partial<ForestOptions>;
/** Many leaves: which day, at which item, after which weeks. */
const BOOSTED = {
  trees: 200,
  learningRate: 0.05,
  maxLeaves: 31,
  minLeafRows: 30,
  columnShare: 0.5,
} satisfies Partial<BoostedOptions>;

/** Few where roots are learned: one step's noise is in all later steps. */
const WALKING: Readonly<Record<WalkerScale, Partial<BoostedOptions>>> = {
  root: { trees: 200, learningRate: 0.03, maxLeaves: 16, minLeafRows: 30, columnShare: 0.3 },
  plain: { trees: 200, learningRate: 0.05, maxLeaves: 31, minLeafRows: 20, columnShare: 0.5 },
};

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

/** Trees that say each day at once, and trees that walk; a mean of all is said. */
export interface LearnedTrees {
  /** Those that say each day at once. */
  readonly trees: TreeModel;
  readonly walkers: readonly Walker[];
  /** What those at once count and what each walker does, 0 … 1, summing to 1. */
  readonly shares: readonly number[];
}

type AtOnce = Pick<LearnedTrees, 'trees'>;

/** The part of a {@link LearnedTrees} that says each day at once, as a competitor of its own. */
function atOnce(name: 'forest' | 'boosted', schoolOf: (seed: number) => School): Competitor {
  return tableCompetitor<AtOnce>(
    name,
    async (table, { seed }, control) => {
      const fitted = await schoolOf(seed)(table, control);
      return fitted.ok ? succeed({ trees: fitted.value }) : fitted;
    },
    ({ trees }, x, rows) => predictTrees(trees, x, rows),
  );
}

const growForest =
  (seed: number): School =>
  (table, control) =>
    fitForest(table, { seed, ...FOREST }, control);

export const DIRECT: Readonly<Record<'forest' | 'boosted', Competitor>> = {
  forest: atOnce('forest', growForest),
  boosted: atOnce('boosted', (seed) => (table, control) => fitBoosted(table, { seed, ...BOOSTED }, control)),
};

/** What `direct` says each day at once, in a mean with walkers of its kind. */
function severalWays(
  direct: Competitor,
  walking: readonly { readonly scale: WalkerScale; readonly schoolOf: (seed: number) => School }[],
): Competitor {
  return {
    name: direct.name,
    relearn: 'weekly',
    learn: async (lesson, before, control) => {
      const quiet = { ...control, report: () => {} };
      const learned = (await direct.learn!(lesson, undefined, quiet)) as AtOnce | null;
      const schools = walking.map(({ scale, schoolOf }) => ({ scale, teach: schoolOf(lesson.options.seed) }));
      const walkers = await fitWalkers(lesson, schools, quiet);
      if (learned === null || !walkers.ok) return null;
      const shares = (before as LearnedTrees | null | undefined)?.shares ?? equalShares(1 + schools.length);
      return { ...learned, walkers: walkers.value, shares } satisfies LearnedTrees;
    },
    ways,
    weigh: (learned, sharesOf) => {
      const trees = learned as LearnedTrees;
      return { ...trees, shares: sharesOf(namesOf(trees)) } satisfies LearnedTrees;
    },
    predict: async (question, learned, control) => {
      const { shares } = learned as LearnedTrees;
      const answers = await ways(question, learned, control);
      const said = namesOf(learned as LearnedTrees).map((way) => answers[way]!);
      return said[0]!.map((_, i) => said.reduce((sum, one, way) => sum + shares[way]! * one[i]!, 0));
    },
  };

  async function ways(question: Question, learned: unknown, control: Control): Promise<WaysSaid> {
    const said: Partial<Record<Way, Float64Array>> = { atOnce: await direct.predict(question, learned, control) };
    for (const walker of (learned as LearnedTrees).walkers) said[walker.scale] = await walk(question, walker, control);
    return said;
  }
}

/** In the order of `shares`. */
const namesOf = ({ walkers }: LearnedTrees): readonly Way[] => ['atOnce', ...walkers.map(({ scale }) => scale)];

const equalShares = (count: number): readonly number[] => Array.from({ length: count }, () => 1 / count);

export const TABLE_COMPETITORS: readonly Competitor[] = [
  tableCompetitor<WeekdayLines>(
    'ridge',
    (table, _options, control) => fitWeekdayLines(table, control),
    predictWeekdayLines,
  ),
  severalWays(DIRECT.forest, [{ scale: 'root', schoolOf: growForest }]),
  severalWays(
    DIRECT.boosted,
    (['root', 'plain'] as const).map((scale) => ({
      scale,
      schoolOf: (seed) => (table, control) => fitBoosted(table, { seed, ...WALKING[scale] }, control),
    })),
  ),
];

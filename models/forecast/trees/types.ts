/** What tree learners are asked, and the plain data they leave: flat node columns that survive storage and structured clones. */

/** What is minimised. `absolute` and `quantile` answer a median or quantile; `huber` something between median and mean; the others a mean. */
export type Loss =
  | { readonly kind: 'squared' }
  | { readonly kind: 'absolute' }
  /** Pinball loss at `level` in (0, 1) (Koenker & Bassett 1978). */
  | { readonly kind: 'quantile'; readonly level: number }
  /** Squared up to `reach` (in the target's unit, above 0) and straight beyond, so that wild days pull less (Huber 1964). */
  | { readonly kind: 'huber'; readonly reach: number }
  /** Counts and amounts of 0 or more, log link: contributions multiply. */
  | { readonly kind: 'poisson' }
  /** Compound Poisson–gamma with variance mean^`power`, `power` in (1, 2), log link: amounts with many exact zeros (Tweedie 1984). */
  | { readonly kind: 'tweedie'; readonly power: number };

export interface BoostedOptions {
  readonly loss: Loss;
  /** Most trees to grow; fewer after early stopping. */
  readonly trees: number;
  /** Share of each tree's answer that is added, in (0, 1]. */
  readonly learningRate: number;
  /** Most leaves of a tree, 2 or more; trees grow at the leaf that gains most. */
  readonly maxLeaves: number;
  /** Most splits between root and leaf. */
  readonly maxDepth: number;
  /** Fewest rows of a leaf; by estimate where rows differ in weight or curvature, as in LightGBM. */
  readonly minLeafRows: number;
  /** Ridge penalty on leaf values, in units of row weight. */
  readonly l2: number;
  /** Least loss a split must save, in units of the loss summed over rows. */
  readonly minGain: number;
  /** Share of rows drawn without replacement for each tree, in (0, 1]. */
  readonly rowShare: number;
  /** Share of columns drawn for each tree, in (0, 1]. */
  readonly columnShare: number;
  /** Most value bins of a column, 2 … 254; unknown has its own. */
  readonly maxBins: number;
  readonly seed: number;
  /** Rows kept from growing, on which the loss is watched; empty for no early stopping. */
  readonly validation: ArrayLike<number>;
  /** Trees to wait for a better validation loss before stopping. */
  readonly patience: number;
}

export const BOOSTED_DEFAULTS: BoostedOptions = {
  loss: { kind: 'squared' },
  trees: 300,
  learningRate: 0.06,
  maxLeaves: 31,
  maxDepth: 24,
  minLeafRows: 20,
  l2: 1,
  minGain: 0,
  rowShare: 0.8,
  columnShare: 0.8,
  maxBins: 254,
  seed: 1,
  validation: [],
  patience: 30,
};

export interface ForestOptions {
  readonly trees: number;
  /** Fewest rows of a leaf, counted with the repeats of the bootstrap. */
  readonly minLeafRows: number;
  readonly maxDepth: number;
  /** Share of columns tried at each split, in (0, 1]; a third is Breiman's choice for regression. */
  readonly columnShare: number;
  /** Most rows drawn (with replacement) for a tree; bounds time and size on large tables. */
  readonly maxRows: number;
  readonly maxBins: number;
  readonly seed: number;
}

export const FOREST_DEFAULTS: ForestOptions = {
  trees: 100,
  minLeafRows: 5,
  maxDepth: 32,
  columnShare: 1 / 3,
  maxRows: 30_000,
  maxBins: 128,
  seed: 1,
};

/**
 * Trees as one list of nodes. The two children of a split lie side by side: left at `child`, right at `child + 1`.
 * Raw answer = `base` + Σ over trees of the value of the leaf reached; with link `log` the answer is its exponential.
 */
export interface TreeModel {
  readonly version: 1;
  readonly columns: number;
  readonly link: 'identity' | 'log';
  readonly base: number;
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Left child of each node; 0 at a leaf. */
  readonly child: Int32Array;
  /** Column asked at each split. */
  readonly column: Uint16Array;
  /** A known value goes left when it is at most this. */
  readonly threshold: Float32Array;
  /** 1 where an unknown value goes left. */
  readonly unknownLeft: Uint8Array;
  /** Answer of a leaf, learning rate or forest average included; 0 at splits. */
  readonly value: Float32Array;
  /** Weight of the training rows that passed through, for expectations in explanations. */
  readonly cover: Float32Array;
  /** Loss on the validation rows after each tree (mean per unit of weight); empty without them. */
  readonly validationLoss: Float64Array;
}

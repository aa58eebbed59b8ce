/** The arithmetic that a compact LSTM is made of, whoever does it: WebAssembly or plain JavaScript, over one stretch of memory. */

/**
 * Matrices lie in **panels** of eight columns, [columns / 8][rows][8], so that every product walks through memory in order. `x` below is where a
 * matrix (or its first wanted row) starts, counted in floats; `xRows` is how many rows its panels have in memory. Columns and depths are multiples
 * of 8, rows multiples of 4. A vector of columns is a matrix of one row.
 */
export interface Kernel {
  readonly name: 'wasm-relaxed' | 'wasm-simd' | 'js';
  readonly memory: Float32Array;
  /** C[rows, columns] = start + A[rows, depth] · W[depth, columns]; `start` is C itself ({@link KEEP}), zero ({@link ZERO}) or a vector's place. */
  multiply(
    c: number,
    cRows: number,
    rows: number,
    columns: number,
    a: number,
    aRows: number,
    depth: number,
    w: number,
    start: number,
  ): void;
  /** G[depth, columns] = Aᵀ · D over `rows` rows: the gradient of the W of {@link multiply}. */
  multiplyTransposed(
    g: number,
    depth: number,
    columns: number,
    a: number,
    aRows: number,
    d: number,
    dRows: number,
    rows: number,
  ): void;
  /** Wᵀ[columns, rows] from W[rows, columns]; here rows are a multiple of 8 too. */
  transpose(to: number, from: number, rows: number, columns: number): void;
  /** Sums over `rows` rows into a vector of columns. */
  sumRows(to: number, d: number, dRows: number, rows: number, columns: number): void;
  /**
   * One time step of `rows` sequences after the sums `z` [rows, 4 × units] (gates i, f, c, o) are known: puts the activated gates into `z`, and
   * c = f ∘ c₋₁ + i ∘ g, tanh c and h = o ∘ tanh c into their places. `before` may be the same as `c`.
   */
  gates(
    z: number,
    zRows: number,
    before: number,
    c: number,
    cRows: number,
    tanhC: number,
    tRows: number,
    h: number,
    hRows: number,
    rows: number,
    units: number,
  ): void;
  /** The same step backward: the gates in `z` become the gradient of their sums; `dc` [rows, units], in place, that of the cell before. */
  gatesBackward(
    z: number,
    zRows: number,
    before: number,
    cRows: number,
    tanhC: number,
    tRows: number,
    dh: number,
    dhRows: number,
    dc: number,
    rows: number,
    units: number,
  ): void;
  /**
   * Inverted dropout (Srivastava et al. 2014): number (row, column) is kept, times `scale`, when a hash of `key` and row × columns + column, 31 bits,
   * is at least `threshold`. The same key drops the same numbers, so that the way back needs no mask. `firstRow` counts into the hash.
   */
  dropout(
    to: number,
    toRows: number,
    from: number,
    fromRows: number,
    firstRow: number,
    rows: number,
    columns: number,
    key: number,
    threshold: number,
    scale: number,
  ): void;
  /** tanh y over `count` numbers in place; `count` is a multiple of 8 here and below. */
  tanh(y: number, count: number): void;
  /** max(0, y) in place. */
  relu(y: number, count: number): void;
  /** d = 0 where y is 0, in place. */
  reluBackward(d: number, y: number, count: number): void;
  sumSquares(a: number, count: number): number;
  /**
   * One step of Adam (Kingma & Ba 2015) over `count` weights: gradients are first multiplied by `shrink`; `rate` holds the bias correction of the first
   * moment and `second` the root of that of the second, w −= rate · m / (√v · second + ε), ε = 1e-7 as in Keras.
   */
  adam(w: number, g: number, m: number, v: number, count: number, shrink: number, rate: number, second: number): void;
}

/** `start` of a product: from zero, or from what C holds. Places of vectors are larger. */
export const ZERO = 0;
export const KEEP = 1;

export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-7;

/** Up to the next multiple of `of`. */
export const roundUp = (size: number, of: number): number => Math.ceil(size / of) * of;

/** Place of (row, column) in panels of `rows` rows. */
export const placeOf = (row: number, column: number, rows: number): number =>
  ((column >> 3) * rows + row) * 8 + (column & 7);

/** Ridge regression on a dense table: the straight-line competitor, exact, learned in one pass (Hoerl & Kennard 1970). */

import { choleskyFactor, choleskyInverseTrace, choleskySolve } from '../kit/cholesky.ts';
import { type Control, fail, type Outcome, succeed, UNHURRIED } from '../kit/control.ts';
import { createPace, type Pace } from '../kit/pace.ts';
import { type Table, teachingRows } from './table.ts';

export interface RidgeOptions {
  /**
   * Penalties to choose from, each on the squared coefficients of standardised columns beside the weighted *mean* squared error, so that
   * they mean the same on small and large tables (scikit-learn's `alpha` is this times the sum of weights).
   */
  readonly penalties: readonly number[];
  /**
   * Rows kept from learning, on which the penalty with the least squared error is chosen; the coefficients are then learned from all
   * rows. Empty chooses by `blocks`, or without them by generalised cross-validation (Golub, Heath & Wahba 1979).
   */
  readonly validation: ArrayLike<number>;
  /**
   * [rows of the table] number of the stretch of time that each row lies in, 0 … a few. The penalty is then the one by which every stretch is said best from the
   * others (cross-validation by blocks: Burman, Chow & Nolan 1994; Roberts et al. 2017). Rows of overlapping weeks know each other's answers: taken one by
   * one, as generalised cross-validation does, they call almost any line sure, and a level told six ways gets slopes of −6 and +5 that the next season breaks.
   */
  readonly blocks?: ArrayLike<number>;
}

export const RIDGE_DEFAULTS: RidgeOptions = {
  penalties: Array.from({ length: 13 }, (_, i) => 10 ** (-5 + i / 2)),
  validation: [],
};

/** Answer = `intercept` + Σ `slope` × (value − `centre`); an unknown value counts as the centre. Plain data. */
export interface RidgeModel {
  readonly version: 1;
  readonly columns: number;
  readonly intercept: number;
  /** Weighted mean of each column over known values. */
  readonly centre: Float64Array;
  /** Change of the answer per unit of each column; 0 for a column that never changed. */
  readonly slope: Float64Array;
  /** The penalty chosen. */
  readonly penalty: number;
  /** What each of the penalties scored: GCV, or mean squared error on the validation rows or the blocks left out. Lower is better. */
  readonly penaltyScores: Float64Array;
}

/** Sums that hold all the rows have to say: zᵀWz, zᵀWy and yᵀWy of standardised columns z and centred y, divided by Σ weights. */
interface Moments {
  readonly gram: Float64Array;
  readonly cross: Float64Array;
  readonly spread: number;
  readonly mean: number;
  readonly rows: number;
  /** Σ weights. */
  readonly weight: number;
}

interface Scale {
  readonly centre: Float64Array;
  /** 1 / deviation; 0 for a constant column. */
  readonly per: Float64Array;
}

/**
 * Learns `table.y` as a weighted sum of standardised columns. The table is left untouched; nothing is random.
 *
 * Fails with `too-little-data` below two teaching rows. Reports `ridge`; rejects with `Stopped` after a cancel.
 */
export async function fitRidge(
  table: Table,
  options: Partial<RidgeOptions> = {},
  control: Control = UNHURRIED,
): Promise<Outcome<RidgeModel>> {
  const { penalties, validation, blocks } = { ...RIDGE_DEFAULTS, ...options };
  const learning = teachingRows(table, validation);
  if (learning.length < 2) return fail('too-little-data', 'too few rows for a line', { rows: learning.length });
  const pace = createPace(control);
  control.report({ doing: 'ridge', done: 0, of: 2 });
  const scale = await measureScale(table, learning, pace);
  const parts = await gatherBlocks(table, learning, scale, blocks, pace);
  const moments = mergeMoments(parts);
  control.report({ doing: 'ridge', done: 1, of: 2 });
  const held = Int32Array.from(validation).filter((row) => Number.isFinite(table.y[row]!) && weightOf(table, row) > 0);
  const scores = Float64Array.from(penalties, (penalty) =>
    held.length > 0
      ? meanSquare(table, held, modelOf(scale, moments, penalty, scoresNotYet))
      : parts.length > 1
        ? leaveOut(parts, penalty)
        : crossValidate(moments, penalty),
  );
  const best = scores.reduce((least, score, i) => (score < scores[least]! ? i : least), 0);
  if (held.length === 0) return succeed(modelOf(scale, moments, penalties[best]!, scores));

  const everything = teachingRows(table);
  const fullScale = await measureScale(table, everything, pace);
  const full = mergeMoments(await gatherBlocks(table, everything, fullScale, undefined, pace));
  return succeed(modelOf(fullScale, full, penalties[best]!, scores));
}

/** Answers for `rows` rows of `x` (row-major, `model.columns` wide, NaN unknown), in the target's unit; may be negative. */
export function predictRidge(model: RidgeModel, x: Float32Array, rows: number): Float64Array {
  const { columns, intercept, centre, slope } = model;
  const said = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = intercept;
    for (let column = 0; column < columns; column++) {
      const value = x[row * columns + column]!;
      if (!Number.isNaN(value)) sum += slope[column]! * (value - centre[column]!);
    }
    said[row] = sum;
  }
  return said;
}

/**
 * How much each column moved each answer away from `model.intercept`, [rows × columns]; a row sums to answer − intercept. These are the
 * Shapley values of a linear model with independent columns (Lundberg & Lee 2017).
 */
export function explainRidge(model: RidgeModel, x: Float32Array, rows: number): Float64Array {
  const { columns, centre, slope } = model;
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    const value = x[at]!;
    const column = at % columns;
    return Number.isNaN(value) ? 0 : slope[column]! * (value - centre[column]!);
  });
}

const scoresNotYet = new Float64Array(0);

async function measureScale(table: Table, rows: Int32Array, pace: Pace): Promise<Scale> {
  const { columns, x } = table;
  const centre = new Float64Array(columns);
  const per = new Float64Array(columns);
  const known = new Float64Array(columns);
  const each = async (visit: (column: number, value: number, weight: number) => void) => {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const weight = weightOf(table, row);
      for (let column = 0; column < columns; column++) {
        const value = x[row * columns + column]!;
        if (!Number.isNaN(value)) visit(column, value, weight);
      }
      if ((i & 255) === 0 && pace.due()) await pace.rest();
    }
  };
  await each((column, value, weight) => {
    centre[column]! += weight * value;
    known[column]! += weight;
  });
  for (let column = 0; column < columns; column++) {
    centre[column] = known[column]! > 0 ? centre[column]! / known[column]! : 0;
  }
  const square = new Float64Array(columns);
  await each((column, value, weight) => {
    square[column]! += weight * (value - centre[column]!) ** 2;
  });
  for (let column = 0; column < columns; column++) {
    const deviation = known[column]! > 0 ? Math.sqrt(square[column]! / known[column]!) : 0;
    // Below single precision a column is constant but for rounding.
    per[column] = deviation > 1e-7 * Math.abs(centre[column]!) ? 1 / deviation : 0;
  }
  return { centre, per };
}

/** Moments of each block of `rows`, all about the mean of all; one for all without blocks. */
async function gatherBlocks(
  table: Table,
  rows: Int32Array,
  scale: Scale,
  blocks: ArrayLike<number> | undefined,
  pace: Pace,
): Promise<readonly Moments[]> {
  const all = Float64Array.from(rows, (row) => table.y[row]!);
  const weights = Float64Array.from(rows, (row) => weightOf(table, row));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const mean = all.reduce((sum, one, i) => sum + weights[i]! * one, 0) / total;
  const numbers = blocks === undefined ? [0] : [...new Set(rows.map((row) => blocks[row]!))];
  const parts: Moments[] = [];
  for (const number of numbers) {
    const of = blocks === undefined ? rows : rows.filter((row) => blocks[row] === number);
    parts.push(await gather(table, of, scale, mean, pace));
  }
  return parts;
}

/** Moments of all rows of `parts`. */
function mergeMoments(parts: readonly Moments[]): Moments {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const gram = new Float64Array(first!.gram.length);
  const cross = new Float64Array(first!.cross.length);
  let spread = 0;
  for (const part of parts) {
    const share = part.weight / weight;
    for (let i = 0; i < gram.length; i++) gram[i]! += share * part.gram[i]!;
    for (let i = 0; i < cross.length; i++) cross[i]! += share * part.cross[i]!;
    spread += share * part.spread;
  }
  return { gram, cross, spread, mean: first!.mean, rows: parts.reduce((sum, part) => sum + part.rows, 0), weight };
}

/** Mean squared error with which each part is said by lines of the others. */
function leaveOut(parts: readonly Moments[], penalty: number): number {
  let error = 0;
  let total = 0;
  for (const part of parts) {
    const { coefficients } = solve(mergeMoments(parts.filter((other) => other !== part)), penalty);
    error += part.weight * squaredError(part, coefficients);
    total += part.weight;
  }
  return Math.max(0, error) / total;
}

/** Mean squared error of lines on the rows of `moments`. */
function squaredError({ gram, cross, spread }: Moments, coefficients: Float64Array): number {
  const size = cross.length;
  let error = spread;
  for (let a = 0; a < size; a++) {
    error -= 2 * coefficients[a]! * cross[a]!;
    for (let b = 0; b < size; b++) {
      const at = b <= a ? a * size + b : b * size + a;
      error += coefficients[a]! * coefficients[b]! * gram[at]!;
    }
  }
  return error;
}

async function gather(table: Table, rows: Int32Array, scale: Scale, mean: number, pace: Pace): Promise<Moments> {
  const { columns, x, y } = table;
  const { centre, per } = scale;
  let total = 0;
  for (const row of rows) total += weightOf(table, row);
  const gram = new Float64Array(columns * columns);
  const cross = new Float64Array(columns);
  // Unknown values at the centre leave the column's mean at the centre, so no further centring is needed.
  const z = new Float64Array(columns);
  let spread = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const weight = weightOf(table, row) / total;
    const target = y[row]! - mean;
    spread += weight * target * target;
    for (let column = 0; column < columns; column++) {
      const value = x[row * columns + column]!;
      z[column] = Number.isNaN(value) ? 0 : (value - centre[column]!) * per[column]!;
    }
    for (let a = 0; a < columns; a++) {
      const scaled = weight * z[a]!;
      if (scaled === 0) continue;
      cross[a]! += scaled * target;
      for (let b = 0, at = a * columns; b <= a; b++, at++) gram[at]! += scaled * z[b]!;
    }
    if ((i & 255) === 0 && pace.due()) await pace.rest();
  }
  return { gram, cross, spread, mean, rows: rows.length, weight: total };
}

/** Coefficients on standardised columns for one penalty, and the factor they came from. */
function solve(moments: Moments, penalty: number): { coefficients: Float64Array; factor: Float64Array; ridge: number } {
  const size = moments.cross.length;
  // A penalty of 0 on dependent columns has no single answer; the least that has one stands in.
  for (let ridge = Math.max(0, penalty); ; ridge = Math.max(1e-12, ridge * 10)) {
    const matrix = Float64Array.from(moments.gram);
    for (let i = 0; i < size; i++) {
      // A constant column would leave a zero on the diagonal; its coefficient is 0 with any number there.
      matrix[i * size + i]! += moments.gram[i * size + i] === 0 ? 1 : ridge;
    }
    const factor = choleskyFactor(matrix, size);
    if (factor !== null) return { coefficients: choleskySolve(factor, size, moments.cross), factor, ridge };
  }
}

function modelOf(scale: Scale, moments: Moments, penalty: number, penaltyScores: Float64Array): RidgeModel {
  const { coefficients } = solve(moments, penalty);
  return {
    version: 1,
    columns: coefficients.length,
    intercept: moments.mean,
    centre: scale.centre,
    slope: coefficients.map((coefficient, column) => coefficient * scale.per[column]!),
    penalty,
    penaltyScores,
  };
}

/** Generalised cross-validation (Golub, Heath & Wahba 1979): mean squared error / (1 − degrees of freedom / rows)². */
function crossValidate(moments: Moments, penalty: number): number {
  const { gram, cross, rows } = moments;
  const size = cross.length;
  const { coefficients, factor, ridge } = solve(moments, penalty);
  const error = squaredError(moments, coefficients);
  let live = 0;
  for (let a = 0; a < size; a++) if (gram[a * size + a] !== 0) live++;
  // Constant columns have a 1 in the matrix and none of the trace.
  const trace = choleskyInverseTrace(factor, size) - (size - live);
  const freedom = 1 + live - ridge * trace;
  return freedom < rows ? Math.max(0, error) / (1 - freedom / rows) ** 2 : Number.POSITIVE_INFINITY;
}

function meanSquare(table: Table, rows: Int32Array, model: RidgeModel): number {
  const { columns, x, y } = table;
  let error = 0;
  let total = 0;
  for (const row of rows) {
    const said = predictRidge(model, x.subarray(row * columns, (row + 1) * columns), 1)[0]!;
    error += weightOf(table, row) * (said - y[row]!) ** 2;
    total += weightOf(table, row);
  }
  return error / total;
}

function weightOf(table: Table, row: number): number {
  return table.weights === undefined ? 1 : table.weights[row]!;
}

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
   * rows. Empty chooses by generalised cross-validation (Golub, Heath & Wahba 1979).
   */
  readonly validation: ArrayLike<number>;
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
  /** What each of the penalties scored: GCV, or mean squared error on the validation rows. Lower is better. */
  readonly penaltyScores: Float64Array;
}

/** Sums that hold all the rows have to say: zᵀWz, zᵀWy and yᵀWy of standardised columns z and centred y, divided by Σ weights. */
interface Moments {
  readonly gram: Float64Array;
  readonly cross: Float64Array;
  readonly spread: number;
  readonly mean: number;
  readonly rows: number;
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
  const { penalties, validation } = { ...RIDGE_DEFAULTS, ...options };
  const learning = teachingRows(table, validation);
  if (learning.length < 2) return fail('too-little-data', 'too few rows for a line', { rows: learning.length });
  const pace = createPace(control);
  control.report({ doing: 'ridge', done: 0, of: 2 });
  const scale = await measureScale(table, learning, pace);
  const moments = await gather(table, learning, scale, pace);
  control.report({ doing: 'ridge', done: 1, of: 2 });
  const held = Int32Array.from(validation).filter((row) => Number.isFinite(table.y[row]!) && weightOf(table, row) > 0);
  const scores = Float64Array.from(penalties, (penalty) =>
    held.length > 0
      ? meanSquare(table, held, modelOf(scale, moments, penalty, scoresNotYet))
      : crossValidate(moments, penalty),
  );
  const best = scores.reduce((least, score, i) => (score < scores[least]! ? i : least), 0);
  if (held.length === 0) return succeed(modelOf(scale, moments, penalties[best]!, scores));

  const everything = teachingRows(table);
  const fullScale = await measureScale(table, everything, pace);
  const full = await gather(table, everything, fullScale, pace);
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

async function gather(table: Table, rows: Int32Array, scale: Scale, pace: Pace): Promise<Moments> {
  const { columns, x, y } = table;
  const { centre, per } = scale;
  let total = 0;
  let mean = 0;
  for (const row of rows) {
    total += weightOf(table, row);
    mean += weightOf(table, row) * y[row]!;
  }
  mean /= total;
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
  return { gram, cross, spread, mean, rows: rows.length };
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
  const { gram, cross, spread, rows } = moments;
  const size = cross.length;
  const { coefficients, factor, ridge } = solve(moments, penalty);
  let error = spread;
  let live = 0;
  for (let a = 0; a < size; a++) {
    if (gram[a * size + a] !== 0) live++;
    error -= 2 * coefficients[a]! * cross[a]!;
    for (let b = 0; b < size; b++) {
      const at = b <= a ? a * size + b : b * size + a;
      error += coefficients[a]! * coefficients[b]! * gram[at]!;
    }
  }
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

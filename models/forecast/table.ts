/** The dense table that ridge, boosted trees and forest learn from: one row per example, one column per feature. */

export interface Table {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, `x[row * columns + column]`; NaN is unknown. Length at least `rows × columns`. */
  readonly x: Float32Array;
  /** What is to be learned, one number a row; a row whose `y` is not finite is passed over. */
  readonly y: Float32Array;
  /** How much each row counts, 0 or more; 1 each when left out. A row of weight 0 is passed over. */
  readonly weights?: Float32Array;
}

/** The rows of `table` that can teach: finite target and positive weight, without those in `except`. Ascending. */
export function teachingRows(table: Table, except?: ArrayLike<number>): Int32Array {
  const held = new Uint8Array(table.rows);
  for (let i = 0; except !== undefined && i < except.length; i++) held[except[i]!] = 1;
  const rows = new Int32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    const weight = table.weights === undefined ? 1 : table.weights[row]!;
    if (held[row] === 0 && weight > 0 && Number.isFinite(table.y[row]!)) rows[count++] = row;
  }
  return rows.slice(0, count);
}

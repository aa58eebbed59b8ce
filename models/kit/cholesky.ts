/** Solves symmetric positive definite systems by Cholesky's factor, the workhorse of least squares (Golub & Van Loan, 4.2). */

/**
 * Factor L of a symmetric positive definite matrix A = L Lᵀ (row-major, `size` × `size`; only the lower triangle is read). L fills the
 * lower triangle of a new array. Null when A is not positive definite to working precision.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      if (i === j) {
        if (!(sum > 1e-14 * Math.abs(matrix[i * size + i]!))) return null;
        factor[i * size + i] = Math.sqrt(sum);
      } else factor[i * size + j] = sum / factor[j * size + j]!;
    }
  }
  return factor;
}

/** The x with L Lᵀ x = `right`. `factor` as from {@link choleskyFactor}; neither input is changed. */
export function choleskySolve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right.subarray(0, size));
  for (let i = 0; i < size; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  return x;
}

/** Trace of A⁻¹ from A's factor: the sum of squares of L⁻¹. */
export function choleskyInverseTrace(factor: Float64Array, size: number): number {
  const column = new Float64Array(size);
  let trace = 0;
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= factor[i * size + k]! * column[k]!;
      column[i] = sum / factor[i * size + i]!;
      trace += column[i]! * column[i]!;
    }
  }
  return trace;
}

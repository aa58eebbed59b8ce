import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, choleskyInverseTrace, choleskySolve } from './cholesky.ts';

test('solves a known system and knows the trace of the inverse', () => {
  // A = [[4, 2], [2, 3]]; A⁻¹ = [[3, −2], [−2, 4]] / 8.
  const factor = choleskyFactor(Float64Array.of(4, 0, 2, 3), 2)!;
  const x = choleskySolve(factor, 2, Float64Array.of(10, 9));
  expect(x[0]).toBeCloseTo(1.5, 12);
  expect(x[1]).toBeCloseTo(2, 12);
  expect(choleskyInverseTrace(factor, 2)).toBeCloseTo(7 / 8, 12);
});

test('refuses what is not positive definite', () => {
  expect(choleskyFactor(Float64Array.of(1, 0, 2, 1), 2)).toBeNull();
  expect(choleskyFactor(Float64Array.of(1, 0, 1, 1), 2)).toBeNull();
  expect(choleskyFactor(Float64Array.of(Number.NaN), 1)).toBeNull();
});

test('A x gives back the right side for any well-posed A', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(entry, { minLength: 36, maxLength: 36 }),
      fc.array(entry, { minLength: 6, maxLength: 6 }),
      (size, entries, right) => {
        // B Bᵀ + I is positive definite for every B.
        const matrix = new Float64Array(size * size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = i === j ? 1 : 0;
            for (let k = 0; k < size; k++) sum += entries[i * 6 + k]! * entries[j * 6 + k]!;
            matrix[i * size + j] = sum;
          }
        }
        const x = choleskySolve(choleskyFactor(matrix, size)!, size, Float64Array.from(right));
        for (let i = 0; i < size; i++) {
          let sum = 0;
          for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * x[j]!;
          expect(sum).toBeCloseTo(right[i]!, 8);
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, resumeRandom } from './random.ts';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

test('sfc32 draws what its definition says', () => {
  // Computed with an independent big-integer transcription of PractRand's sfc32 from state (1, 2, 3, 1).
  const random = resumeRandom({ words: [1, 2, 3, 1], spare: Number.NaN });
  expect(draw(6, () => random.uniform() * 2 ** 32)).toEqual([4, 31, 56623170, 132259135, 3317874561, 1410031969]);
});

test('same seed, same numbers; another seed or stream, others', () => {
  const first = draw(50, createRandom(7).uniform);
  expect(draw(50, createRandom(7).uniform)).toEqual(first);
  for (const other of [createRandom(8), createRandom(7, 1), createRandom(7 + 2 ** 32)]) {
    const numbers = draw(50, other.uniform);
    expect(numbers.filter((n, i) => n === first[i])).toEqual([]);
  }
});

test('goes on from a kept state as if it had never stopped', () => {
  const random = createRandom(3);
  random.normal();
  const kept = structuredClone(random.state());
  const next = [random.normal(), random.uniform(), random.below(1000), random.normal()];
  const again = resumeRandom(kept);
  expect([again.normal(), again.uniform(), again.below(1000), again.normal()]).toEqual(next);
});

test('uniform, normal and bounded numbers have the moments they should', () => {
  const random = createRandom(11);
  const count = 200_000;
  let sum = 0;
  let normalSum = 0;
  let normalSquares = 0;
  const faces = new Float64Array(6);
  for (let i = 0; i < count; i++) {
    sum += random.uniform();
    const z = random.normal();
    normalSum += z;
    normalSquares += z * z;
    const face = random.below(6);
    faces[face]! += 1;
  }
  // Five standard errors of each mean.
  expect(Math.abs(sum / count - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
  expect(Math.abs(normalSum / count)).toBeLessThan(5 / Math.sqrt(count));
  expect(Math.abs(normalSquares / count - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
  for (const seen of faces) expect(Math.abs(seen - count / 6)).toBeLessThan(5 * Math.sqrt((count * 5) / 36));
});

test('bounded numbers stay in bounds and a shuffle loses nothing', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, count) => {
      const n = createRandom(seed).below(count);
      return Number.isInteger(n) && n >= 0 && n < count;
    }),
  );
  const order = createRandom(5).shuffle(Uint16Array.from({ length: 500 }, (_, i) => i));
  expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
  expect(order.filter((n, i) => n === i).length).toBeLessThan(10);
});

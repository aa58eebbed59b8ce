import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weightedQuantile, workOf } from './losses.ts';
import type { Loss } from './types.ts';

/** Squared errors are told whole, their slopes by halves, as is usual. */
const LOSSES: readonly { readonly loss: Loss; readonly per: number }[] = [
  { loss: { kind: 'squared' }, per: 2 },
  { loss: { kind: 'absolute' }, per: 1 },
  { loss: { kind: 'quantile', level: 0.8 }, per: 1 },
  { loss: { kind: 'huber', reach: 0.7 }, per: 2 },
  { loss: { kind: 'poisson' }, per: 1 },
  { loss: { kind: 'tweedie', power: 1.4 }, per: 1 },
];

test.each(LOSSES)('$loss.kind: slope is the derivative of the loss, the start its least', ({ loss, per }) => {
  const work = workOf(loss);
  const y = Float32Array.of(0, 0.5, 1, 2, 3.25, 4);
  const weights = Float32Array.of(1, 2, 0.5, 1, 3, 1);
  const rows = Int32Array.of(0, 1, 2, 3, 4, 5);
  const slope = new Float64Array(6);
  const bend = new Float64Array(6);
  // Off the kinks of absolute and Huber loss.
  const score = Float64Array.of(0.31, 0.12, 0.93, -0.4, 1.21, 0.77);
  work.derive(y, weights, rows, score, slope, bend);
  for (const row of rows) {
    const at = (step: number) => {
      const moved = score.slice();
      moved[row]! += step;
      return work.mean(y, weights, [row], moved) * weights[row]!;
    };
    expect((at(1e-5) - at(-1e-5)) / 2e-5 / per).toBeCloseTo(slope[row]!, 4);
    expect(bend[row]).toBeGreaterThan(0);
  }
  const start = work.start(y, weights, rows);
  const meanAt = (raw: number) => work.mean(y, weights, rows, new Float64Array(6).fill(raw));
  // Huber's start is the mean, near its least only.
  if (loss.kind === 'huber') return;
  for (const step of [-0.3, -0.05, 0.05, 0.3])
    expect(meanAt(start + step)).toBeGreaterThanOrEqual(meanAt(start) - 1e-9);
});

test('weighted quantile: at least the level lies at or below it, less than the level lies below', () => {
  const pair = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 30 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (pairs, level) => {
        const values = Float64Array.from(pairs, ([value]) => value);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        const found = weightedQuantile(values, weights, pairs.length, level);
        const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
        const weightOf = (belongs: (value: number) => boolean) =>
          pairs.reduce((sum, [value, weight]) => sum + (belongs(value) ? weight : 0), 0);
        expect(weightOf((value) => value <= found)).toBeGreaterThanOrEqual(level * total - 1e-9);
        expect(weightOf((value) => value < found)).toBeLessThanOrEqual(level * total + 1e-9);
      },
    ),
  );
});

/** Scores against values worked out by hand. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagScale, quantileLoss, type ScoredColumns, score } from './metrics.ts';

const columns = (over: Partial<ScoredColumns> = {}): ScoredColumns => ({
  actual: Float64Array.of(10, 0, 20, 30),
  mean: Float64Array.of(12, 1, 16, 30),
  scale: Float64Array.of(2, 2, 4, 4),
  seriesMean: Float64Array.of(5, 5, 25, 25),
  ...over,
});

describe('score', () => {
  it('gives the values worked out by hand', () => {
    const scores = score(columns());
    expect(scores.days).toBe(4);
    expect(scores.wape).toBeCloseTo(7 / 60, 12);
    expect(scores.bias).toBeCloseTo(-1 / 60, 12);
    expect(scores.mase).toBeCloseTo((2 / 2 + 1 / 2 + 4 / 4 + 0) / 4, 12);
    expect(scores.rmse).toBeCloseTo(Math.sqrt(21 / 4), 12);
    // average 15: 25 + 225 + 25 + 225 = 500; series means: 25 + 25 + 25 + 25 = 100
    expect(scores.r2).toBeCloseTo(1 - 21 / 500, 12);
    expect(scores.r2SeriesMean).toBeCloseTo(1 - 100 / 500, 12);
    expect(scores.pinball).toBeNaN();
  });

  it('counts what lies within the intervals, ends included', () => {
    const flat = (...values: number[]) => Float64Array.from(values);
    const scores = score(
      columns({
        quantiles: [
          flat(10, 1, 0, 0),
          flat(11, 1, 15, 20),
          flat(12, 1, 16, 30),
          flat(13, 2, 18, 40),
          flat(14, 3, 20, 50),
        ],
      }),
    );
    expect(scores.coverage50).toBe(1 / 4);
    expect(scores.coverage90).toBe(3 / 4);
  });

  it('leaves out unknown days and days that ran out', () => {
    const scores = score(
      columns({ actual: Float64Array.of(10, Number.NaN, 20, 30), censored: Uint8Array.of(0, 0, 1, 0) }),
    );
    expect(scores.days).toBe(2);
    expect(scores.wape).toBeCloseTo(2 / 40, 12);
  });

  it('leaves series that never differed week on week out of MASE alone', () => {
    const scores = score(columns({ scale: Float64Array.of(0, Number.NaN, 4, 4) }));
    expect(scores.mase).toBeCloseTo(0.5, 12);
    expect(scores.days).toBe(4);
  });

  it('says NaN rather than dividing by nothing', () => {
    const nothing = new Float64Array(0);
    expect(score({ actual: nothing, mean: nothing, scale: nothing, seriesMean: nothing }).wape).toBeNaN();
  });

  it('does not depend on the unit, where it should not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 })), {
          minLength: 2,
          maxLength: 40,
        }),
        fc.constantFrom(0.001, 1000),
        (pairs, unit) => {
          const build = (factor: number) =>
            score({
              actual: Float64Array.from(pairs, ([y]) => y * factor),
              mean: Float64Array.from(pairs, ([, m]) => m * factor),
              scale: Float64Array.from(pairs, () => 3 * factor),
              seriesMean: Float64Array.from(pairs, () => 5 * factor),
            });
          const [one, other] = [build(1), build(unit)];
          expect(other.wape).toBeCloseTo(one.wape, 8);
          expect(other.bias).toBeCloseTo(one.bias, 8);
          expect(other.mase).toBeCloseTo(one.mase, 8);
          expect(other.rmse / unit).toBeCloseTo(one.rmse, 6);
        },
      ),
    );
  });
});

describe('quantileLoss', () => {
  it('punishes the side the level cares for', () => {
    expect(quantileLoss(10, 6, 0.95)).toBeCloseTo(3.8, 12);
    expect(quantileLoss(6, 10, 0.95)).toBeCloseTo(0.2, 12);
  });
});

describe('lagScale', () => {
  it('is the mean difference to a week before, over known pairs', () => {
    expect(lagScale(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 3, Number.NaN, 9))).toBeCloseTo((2 + 6) / 2, 12);
    expect(lagScale(new Float64Array(7))).toBeNaN();
  });
});

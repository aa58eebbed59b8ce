import { describe, expect, it } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { explainLstm } from './explain.ts';
import { predictLstm } from './predict.ts';
import { standardShape } from './types.ts';
import { initialiseWeights, spansOf } from './weights.ts';

const random = createRandom(4);

describe('the reasons of a prediction', () => {
  it.each([0, 16])('add up to what is told beyond the baseline, attention %i', async (attention) => {
    const shape = { ...standardShape(26, 7), attention };
    const weights = initialiseWeights(shape, 2);
    const n = 3;
    const inputs = Float32Array.from({ length: n * 14 * 26 }, () => 2 * random.normal());
    const baseline = new Float32Array(14 * 26).fill(0.1);
    const { parts, missed } = await explainLstm(weights, inputs, n, baseline, 4);
    const told = await predictLstm(weights, inputs, n);
    const plain = await predictLstm(weights, baseline, 1);
    for (let i = 0; i < n; i++) {
      const own = parts.subarray(i * 364, (i + 1) * 364);
      const sum = own.reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(told[i * 7 + 4]! - plain[4]!, 5);
      const size = own.reduce((a, b) => a + Math.abs(b), 0);
      expect(size).toBeGreaterThan(0.05);
      expect(Math.abs(missed[i]!)).toBeLessThan(0.01 * size);
    }
  });

  it('give nothing to a feature that the network does not look at', async () => {
    const shape = { steps: 5, features: 4, units: [8, 8] as const, dense: 8, outputs: 1 };
    const weights = initialiseWeights(shape, 2);
    const { from } = spansOf(shape)[0]!;
    weights.values.fill(0, from + 2 * 32, from + 3 * 32);
    const inputs = Float32Array.from({ length: 20 }, () => random.normal());
    const { parts } = await explainLstm(weights, inputs, 1, new Float32Array(20), 0);
    for (let at = 0; at < 20; at++) {
      expect(Math.abs(parts[at]!) > 0).toBe(at % 4 !== 2);
    }
  });

  it('refuse what does not fit', async () => {
    const weights = initialiseWeights(standardShape(3, 2), 1);
    const right = new Float32Array(42);
    await expect(explainLstm(weights, new Float32Array(41), 1, right, 0)).rejects.toThrow(RangeError);
    await expect(explainLstm(weights, right, 1, right, 2)).rejects.toThrow(RangeError);
  });
});

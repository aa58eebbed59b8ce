import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNHURRIED } from '../../kit/control.ts';
import { createRandom } from '../../kit/random.ts';
import { listKernels } from './kernel-simd.ts';
import { openCompact } from './open-runner.ts';
import { predictLstm } from './predict.ts';
import { openTfjsTwin } from './tfjs-twin.ts';
import { trainLstm } from './train.ts';
import type { LstmCheckpoint, LstmSamples, LstmShape } from './types.ts';
import { initialiseWeights, spansOf } from './weights.ts';

const SMALL: LstmShape = { steps: 5, features: 7, units: [12, 9], dense: 6, outputs: 3 };
const FULL: LstmShape = { steps: 14, features: 26, units: [128, 64], dense: 32, outputs: 14 };

function drawSamples(shape: LstmShape, n: number): LstmSamples {
  const random = createRandom(21);
  return {
    inputs: Float32Array.from({ length: n * shape.steps * shape.features }, () => random.normal()),
    targets: Float32Array.from({ length: n * shape.outputs }, (_, i) => (i % 5 === 2 ? Number.NaN : random.normal())),
    weights: Float32Array.from({ length: n }, (_, i) => (i % 4 === 0 ? 0 : 1 + random.uniform())),
  };
}

const allRows = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);
const gap = (a: Float32Array, b: Float32Array): number => {
  expect(a.length).toBe(b.length);
  return a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0);
};

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each([
  { shape: SMALL, n: 10 },
  { shape: { ...SMALL, attention: 5 }, n: 10 },
  { shape: FULL, n: 3 },
])('layers of tfjs and the compact network of $shape.units units, attention $shape.attention', ({ shape, n }) => {
  it.each(listKernels())('agree on loss, gradients and predictions, kernel %s', async (kernel) => {
    const samples = drawSamples(shape, n);
    const random = createRandom(5);
    const noise = shape.units[0] < 100 ? 0.4 : 0;
    const values = initialiseWeights(shape, 3).values.map((w) => w + noise * random.normal());
    const weights = { shape, values };
    const compact = openCompact(shape, n, kernel);
    const twin = await openTfjsTwin(shape, n);
    compact.load(weights);
    await twin.load(weights);
    for (const dropout of [0, 0.3]) {
      const options = { dropout, key: 99 };
      const own = compact.gradient(samples, allRows(n), options);
      const theirs = await twin.gradient(samples, allRows(n), options);
      for (const { name, from, rows, columns } of spansOf(shape)) {
        const to = from + rows * columns;
        expect(
          theirs.subarray(from, to).some((slope) => Math.abs(slope) > 1e-4),
          name,
        ).toBe(true);
        expect(gap(own.subarray(from, to), theirs.subarray(from, to)), name).toBeLessThan(1e-5);
      }
      const loss = compact.takeLoss();
      const theirLoss = await twin.takeLoss();
      expect(loss.weight).toBeCloseTo(theirLoss.weight, 3);
      expect(loss.squares / loss.weight).toBeCloseTo(theirLoss.squares / theirLoss.weight, 5);
    }
    compact.judge(samples, allRows(n));
    twin.judge(samples, allRows(n));
    const loss = compact.takeLoss();
    const theirLoss = await twin.takeLoss();
    expect(loss.squares / loss.weight).toBeCloseTo(theirLoss.squares / theirLoss.weight, 5);
    expect(gap(compact.predict(samples.inputs, n), await twin.predict(samples.inputs, n))).toBeLessThan(1e-5);
    expect(await twin.read()).toEqual(compact.read());
    twin.close();
  });
});

describe.each([SMALL, { ...SMALL, attention: 4 }])('one weight format, attention $attention', (shape) => {
  const n = 60;
  const samples = drawSamples(shape, n);
  const split = { train: allRows(48), validation: allRows(n).subarray(48) };
  const options = { epochs: 3, batchSize: 16, learningRate: 0.01, clipNorm: 0.2, dropout: 0.3 };

  it('lets both learn the same, step for step, and either tell what the other learned', async () => {
    const compact = await trainLstm(shape, samples, split, { ...options, runner: 'compact' }, UNHURRIED);
    const twin = await trainLstm(shape, samples, split, { ...options, runner: 'tfjs' }, UNHURRIED);
    expect(twin.runner).toBe('tfjs-cpu');
    expect(gap(compact.weights.values, twin.weights.values)).toBeLessThan(1e-4);
    compact.curve.forEach((epoch, i) => {
      expect(epoch.loss).toBeCloseTo(twin.curve[i]!.loss, 4);
      expect(epoch.validationLoss).toBeCloseTo(twin.curve[i]!.validationLoss, 4);
    });
    for (const { weights } of [compact, twin]) {
      const own = await predictLstm(weights, samples.inputs, n, 'compact');
      const theirs = await predictLstm(weights, samples.inputs, n, 'tfjs');
      expect(gap(own, theirs)).toBeLessThan(1e-5);
    }
  });

  it('lets either go on from a checkpoint of the other', async () => {
    const whole = await trainLstm(shape, samples, split, options, UNHURRIED);
    for (const [first, second] of [
      ['compact', 'tfjs'],
      ['tfjs', 'compact'],
    ] as const) {
      const kept: LstmCheckpoint[] = [];
      const onEpoch = (checkpoint: LstmCheckpoint): void => void kept.push(checkpoint);
      await trainLstm(shape, samples, split, { ...options, runner: first, epochs: 2, onEpoch }, UNHURRIED);
      const rest = await trainLstm(shape, samples, split, { ...options, runner: second, resume: kept[1]! }, UNHURRIED);
      expect(gap(rest.weights.values, whole.weights.values)).toBeLessThan(1e-4);
    }
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const twice = { ...options, epochs: 2, runner: 'tfjs', onEpoch: () => {} } as const;
    const { weights } = await trainLstm(shape, samples, split, twice, UNHURRIED);
    await predictLstm(weights, samples.inputs, n, 'tfjs');
    expect(tf.memory().numTensors).toBe(before);
    const control = {
      ...UNHURRIED,
      report: () => {
        throw new Error('enough');
      },
    };
    await expect(trainLstm(shape, samples, split, { ...options, runner: 'tfjs' }, control)).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before);
  });
});

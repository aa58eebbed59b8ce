import { describe, expect, it } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { listKernels } from './kernel-simd.ts';
import type { CompactNetwork } from './network.ts';
import { openCompact } from './open-runner.ts';
import type { LstmSamples, LstmShape, LstmWeights } from './types.ts';
import { initialiseWeights, spansOf } from './weights.ts';

/** Sizes that fill no panel, so that what fills up is tested too. */
const SMALL: LstmShape = { steps: 5, features: 3, units: [6, 5], dense: 7, outputs: 2 };

function drawSamples(shape: LstmShape, n: number, seed: number): LstmSamples {
  const random = createRandom(seed);
  const inputs = Float32Array.from({ length: n * shape.steps * shape.features }, () => random.normal());
  const targets = Float32Array.from({ length: n * shape.outputs }, (_, i) =>
    i % 7 === 3 ? Number.NaN : random.normal(),
  );
  return { inputs, targets, weights: Float32Array.from({ length: n }, () => 0.5 + random.uniform()) };
}

/** Weights with larger numbers than at the start, so that no gradient is tiny; every other ReLU is surely on, the rest surely off. */
function drawWeights(shape: LstmShape, seed: number): LstmWeights {
  const random = createRandom(seed);
  const values = initialiseWeights(shape, seed).values.map((w) => w + 0.3 * random.normal());
  const { from, columns } = spansOf(shape).find(({ name }) => name === 'dense/bias')!;
  for (let i = 0; i < columns; i++) values[from + i] = i % 2 === 0 ? 3 : -3;
  return { shape, values };
}

const allRows = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);

function lossOf(
  network: CompactNetwork,
  weights: LstmWeights,
  samples: LstmSamples,
  dropout: number,
  n: number,
): number {
  network.load(weights);
  network.takeLoss();
  network.gradient(samples, allRows(n), { dropout, key: 77 });
  const { squares, weight } = network.takeLoss();
  return squares / weight;
}

describe.each(listKernels())('the compact network on %s', (kernel) => {
  it.each([
    { dropout: 0, attention: 0 },
    { dropout: 0.4, attention: 0 },
    { dropout: 0.4, attention: 5 },
  ])(
    'has the gradients that finite differences have, dropout $dropout, attention $attention',
    ({ dropout, attention }) => {
      const shape = { ...SMALL, attention };
      const n = 6;
      const network = openCompact(shape, 8, kernel);
      const samples = drawSamples(shape, n, 3);
      const weights = drawWeights(shape, 4);
      network.load(weights);
      const gradient = network.gradient(samples, allRows(n), { dropout, key: 77 });
      const step = 2e-3;
      const largest = Math.max(...gradient.map(Math.abs));
      expect(largest).toBeGreaterThan(0.1);
      for (const span of spansOf(shape)) {
        const size = span.rows * span.columns;
        for (let at = span.from; at < span.from + size; at += Math.max(1, Math.floor(size / 9))) {
          const moved = (by: number): LstmWeights => ({
            shape,
            values: weights.values.with(at, weights.values[at]! + by),
          });
          const up = lossOf(network, moved(step), samples, dropout, n);
          const down = lossOf(network, moved(-step), samples, dropout, n);
          expect(Math.abs((up - down) / (2 * step) - gradient[at]!), `${span.name} ${at}`).toBeLessThan(5e-4 * largest);
        }
      }
    },
  );

  it.each([0, 5])('knows how its outputs change with its inputs, attention %i', (attention) => {
    const shape = { ...SMALL, attention };
    const network = openCompact(shape, 4, kernel);
    network.load(drawWeights(shape, 4));
    const { inputs } = drawSamples(shape, 3, 6);
    const step = 1e-2;
    const slopes = network.inputGradient(inputs, 3, 1);
    const largest = Math.max(...slopes.map(Math.abs));
    expect(largest).toBeGreaterThan(0.003);
    for (let at = 0; at < inputs.length; at += 4) {
      const told = (by: number): number => {
        const moved = network.predict(inputs.with(at, inputs[at]! + by), 3);
        return moved[1]! + moved[3]! + moved[5]!;
      };
      expect(Math.abs((told(step) - told(-step)) / (2 * step) - slopes[at]!)).toBeLessThan(5e-3 * largest);
    }
  });

  it('gives back the weights it was given', () => {
    const network = openCompact(SMALL, 4, kernel);
    const weights = drawWeights(SMALL, 9);
    network.load(weights);
    expect(network.read()).toEqual(weights);
  });

  it('tells the same of a sequence alone and among others', () => {
    const network = openCompact(SMALL, 8, kernel);
    network.load(drawWeights(SMALL, 5));
    const { inputs } = drawSamples(SMALL, 7, 6);
    const together = network.predict(inputs, 7);
    const each = SMALL.steps * SMALL.features;
    for (let i = 0; i < 7; i++) {
      const alone = network.predict(inputs.subarray(i * each, (i + 1) * each), 1);
      expect(alone).toEqual(together.subarray(i * 2, i * 2 + 2));
    }
  });

  it('learns nothing from rows whose targets are all unknown', () => {
    const network = openCompact(SMALL, 4, kernel);
    const weights = drawWeights(SMALL, 5);
    network.load(weights);
    const { inputs } = drawSamples(SMALL, 4, 6);
    const samples = { inputs, targets: new Float32Array(8).fill(Number.NaN) };
    network.learn(samples, allRows(4), { learningRate: 0.1, clipNorm: 1, dropout: 0, key: 1 });
    expect(network.read()).toEqual(weights);
    expect(network.takeLoss()).toEqual({ squares: 0, weight: 0 });
  });

  it('is not touched by a larger batch that came before', () => {
    const samples = drawSamples(SMALL, 8, 3);
    const weights = drawWeights(SMALL, 4);
    const fresh = openCompact(SMALL, 8, kernel);
    fresh.load(weights);
    const used = openCompact(SMALL, 8, kernel);
    used.load(weights);
    used.gradient(samples, allRows(8), { dropout: 0.3, key: 5 });
    used.predict(samples.inputs, 8);
    const options = { dropout: 0.3, key: 6 };
    expect(used.gradient(samples, allRows(3), options)).toEqual(fresh.gradient(samples, allRows(3), options));
  });
});

describe('all kernels', () => {
  const shape: LstmShape = { steps: 14, features: 26, units: [128, 64], dense: 32, outputs: 14 };
  const n = 21;
  const networks = listKernels().map((kernel) => openCompact(shape, 32, kernel));
  const samples = drawSamples(shape, n, 12);
  const weights = initialiseWeights(shape, 13);

  it('have the same gradients and predictions, dropped numbers included', () => {
    const gradients = networks.map((network) => {
      network.load(weights);
      return network.gradient(samples, allRows(n), { dropout: 0.3, key: -5 });
    });
    const told = networks.map((network) => network.predict(samples.inputs, n));
    const gap = (a: Float32Array, b: Float32Array): number =>
      a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0);
    for (let i = 1; i < networks.length; i++) {
      expect(gap(gradients[i]!, gradients[0]!)).toBeLessThan(2e-6);
      expect(gap(told[i]!, told[0]!)).toBeLessThan(2e-6);
    }
    expect(gradients[0]!.some((slope) => slope > 0.01)).toBe(true);
  });
});

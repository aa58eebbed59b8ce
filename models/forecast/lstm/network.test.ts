import { describe, expect, it } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { openPlainKernel } from './kernel-js.ts';
import { type CompactNetwork, openNetwork } from './network.ts';
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

describe('the compact network', () => {
  for (const dropout of [0, 0.4]) {
    it(`has the gradients that finite differences have, dropout ${dropout}`, () => {
      const n = 6;
      const network = openNetwork(SMALL, 8, openPlainKernel);
      const samples = drawSamples(SMALL, n, 3);
      const weights = drawWeights(SMALL, 4);
      network.load(weights);
      const gradient = network.gradient(samples, allRows(n), { dropout, key: 77 });
      const step = 2e-3;
      const largest = Math.max(...gradient.map(Math.abs));
      expect(largest).toBeGreaterThan(0.1);
      for (const span of spansOf(SMALL)) {
        const size = span.rows * span.columns;
        for (let at = span.from; at < span.from + size; at += Math.max(1, Math.floor(size / 9))) {
          const moved = (by: number): LstmWeights => ({
            shape: SMALL,
            values: weights.values.with(at, weights.values[at]! + by),
          });
          const up = lossOf(network, moved(step), samples, dropout, n);
          const down = lossOf(network, moved(-step), samples, dropout, n);
          expect(Math.abs((up - down) / (2 * step) - gradient[at]!), `${span.name} ${at}`).toBeLessThan(5e-4 * largest);
        }
      }
    });
  }

  it('gives back the weights it was given', () => {
    const network = openNetwork(SMALL, 4, openPlainKernel);
    const weights = drawWeights(SMALL, 9);
    network.load(weights);
    expect(network.read()).toEqual(weights);
  });

  it('tells the same of a sequence alone and among others', () => {
    const network = openNetwork(SMALL, 8, openPlainKernel);
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
    const network = openNetwork(SMALL, 4, openPlainKernel);
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
    const fresh = openNetwork(SMALL, 8, openPlainKernel);
    fresh.load(weights);
    const used = openNetwork(SMALL, 8, openPlainKernel);
    used.load(weights);
    used.gradient(samples, allRows(8), { dropout: 0.3, key: 5 });
    used.predict(samples.inputs, 8);
    const options = { dropout: 0.3, key: 6 };
    expect(used.gradient(samples, allRows(3), options)).toEqual(fresh.gradient(samples, allRows(3), options));
  });
});

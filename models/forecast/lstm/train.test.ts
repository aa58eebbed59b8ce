import { describe, expect, it } from 'vitest';
import { Stopped, UNHURRIED } from '../../kit/control.ts';
import { createRandom } from '../../kit/random.ts';
import { predictLstm } from './predict.ts';
import { trainLstm } from './train.ts';
import type { LstmCheckpoint, LstmOptions, LstmSamples, LstmShape, LstmSplit } from './types.ts';
import { initialiseWeights } from './weights.ts';

const SHAPE: LstmShape = { steps: 6, features: 3, units: [12, 8], dense: 6, outputs: 2 };
const N = 240;

/** Targets are the last day's first number and the day before's second, so that only a memory of two days can know them. */
function drawTask(): { readonly samples: LstmSamples; readonly split: LstmSplit } {
  const random = createRandom(11);
  const inputs = Float32Array.from({ length: N * 18 }, () => random.normal());
  const targets = new Float32Array(N * 2);
  for (let i = 0; i < N; i++) {
    targets[i * 2] = 0.7 * inputs[i * 18 + 15]!;
    targets[i * 2 + 1] = i % 5 === 0 ? Number.NaN : 0.7 * inputs[i * 18 + 13]!;
  }
  const rows = Uint32Array.from({ length: N }, (_, i) => i);
  return { samples: { inputs, targets }, split: { train: rows.slice(0, 192), validation: rows.slice(192) } };
}

const QUICK: Partial<LstmOptions> = { epochs: 30, batchSize: 16, learningRate: 0.01, dropout: 0.1 };

describe('learning', () => {
  it('learns what needs a memory, better than the mean', async () => {
    const { samples, split } = drawTask();
    const trained = await trainLstm(SHAPE, samples, split, QUICK, UNHURRIED);
    const best = trained.curve[trained.bestEpoch - 1]!;
    expect(best.validationLoss).toBeLessThan(0.1);
    expect(Math.min(...trained.curve.map((epoch) => epoch.validationLoss))).toBe(best.validationLoss);

    const told = await predictLstm(trained.weights, samples.inputs, N);
    let squares = 0;
    let known = 0;
    for (let i = 192 * 2; i < N * 2; i++) {
      if (Number.isNaN(samples.targets[i]!)) continue;
      squares += (told[i]! - samples.targets[i]!) ** 2;
      known++;
    }
    expect(squares / known).toBeCloseTo(best.validationLoss, 5);
  });

  it('gives the same weights for the same seed, others for another, and leaves the samples untouched', async () => {
    const { samples, split } = drawTask();
    const before = structuredClone({ samples, split });
    const options = { ...QUICK, epochs: 2 };
    const once = await trainLstm(SHAPE, samples, split, options, UNHURRIED);
    const again = await trainLstm(SHAPE, samples, split, options, UNHURRIED);
    const other = await trainLstm(SHAPE, samples, split, { ...options, seed: 2 }, UNHURRIED);
    expect(again.weights).toEqual(once.weights);
    expect(other.weights.values).not.toEqual(once.weights.values);
    expect({ samples, split }).toEqual(before);
  });

  it('learns the same from sequences that are made when needed', async () => {
    const { samples, split } = drawTask();
    const { inputs, targets } = samples;
    const make = (row: number, to: Float32Array): void => to.set(inputs.subarray(row * 18, row * 18 + 18));
    const options = { ...QUICK, epochs: 2 };
    const stored = await trainLstm(SHAPE, samples, split, options, UNHURRIED);
    const made = await trainLstm(SHAPE, { inputs: make, targets }, split, options, UNHURRIED);
    expect(made.weights).toEqual(stored.weights);
  });

  it('shows no more rows an epoch than it is told, others each time', async () => {
    const { samples, split } = drawTask();
    const seen: Set<number>[] = [];
    const inputs = (row: number, to: Float32Array): void => {
      to.fill(0.1);
      if (row < 192) seen.at(-1)!.add(row);
    };
    const onEpoch = (): void => void seen.push(new Set());
    onEpoch();
    const options = { ...QUICK, epochs: 3, rowsPerEpoch: 40, onEpoch };
    await trainLstm(SHAPE, { ...samples, inputs }, split, options, UNHURRIED);
    expect(seen.map((rows) => rows.size)).toEqual([40, 40, 40, 0]);
    expect([...seen[0]!].filter((row) => seen[1]!.has(row)).length).toBeLessThan(30);
  });

  it('stops early once later days no longer gain, and keeps the best', async () => {
    const { samples, split } = drawTask();
    const noise = createRandom(5);
    const blind = { ...samples, targets: samples.targets.map(() => noise.normal()) };
    const trained = await trainLstm(SHAPE, blind, split, { ...QUICK, epochs: 100, patience: 3 }, UNHURRIED);
    expect(trained.stoppedBy).toBe('patience');
    expect(trained.curve).toHaveLength(trained.bestEpoch + 3);
  });

  it('goes on from given weights and hands out checkpoints', async () => {
    const { samples, split } = drawTask();
    const checkpoints: LstmCheckpoint[] = [];
    const onEpoch = (checkpoint: LstmCheckpoint): void => void checkpoints.push(structuredClone(checkpoint));
    const first = await trainLstm(SHAPE, samples, split, { ...QUICK, epochs: 8, onEpoch }, UNHURRIED);
    expect(checkpoints.map((checkpoint) => checkpoint.curve.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(checkpoints.at(-1)?.bestWeights).toEqual(first.weights);

    const start = structuredClone(first.weights);
    const next = await trainLstm(SHAPE, samples, split, { ...QUICK, epochs: 1, start }, UNHURRIED);
    expect(next.curve[0]!.loss).toBeLessThan(first.curve[0]!.loss / 2);
    expect(start).toEqual(first.weights);
  });

  it('goes on after a checkpoint as if it had never stopped', async () => {
    const { samples, split } = drawTask();
    const options = { ...QUICK, epochs: 7, anneal: true, patience: 3 };
    const whole = await trainLstm(SHAPE, samples, split, options, UNHURRIED);
    let kept: LstmCheckpoint | undefined;
    const onEpoch = (checkpoint: LstmCheckpoint): void => {
      kept = structuredClone(checkpoint);
      if (checkpoint.curve.length === 3) throw new Stopped();
    };
    await expect(trainLstm(SHAPE, samples, split, { ...options, onEpoch }, UNHURRIED)).rejects.toThrow(Stopped);
    const rest = await trainLstm(SHAPE, samples, split, { ...options, resume: kept! }, UNHURRIED);
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.bestEpoch).toBe(whole.bestEpoch);
    expect(rest.curve.map((epoch) => epoch.loss)).toEqual(whole.curve.map((epoch) => epoch.loss));
  });

  it('reports every epoch and stops when told', async () => {
    const { samples, split } = drawTask();
    const seen: number[] = [];
    const control = {
      report: ({ doing, done, of }: { doing: string; done: number; of: number }) => {
        expect(doing).toBe('epoch');
        seen.push(done / of);
      },
      rest: async () => {
        if (seen.at(-1)! > 0.001) throw new Stopped();
      },
    };
    await expect(trainLstm(SHAPE, samples, split, { ...QUICK, epochs: 500, patience: 0 }, control)).rejects.toThrow(
      Stopped,
    );
    expect(seen.at(-1)).toBeLessThan(0.9);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('runs all epochs without days to judge by', async () => {
    const { samples, split } = drawTask();
    const alone = { ...split, validation: new Uint32Array(0) };
    const trained = await trainLstm(SHAPE, samples, alone, { ...QUICK, epochs: 3, patience: 1 }, UNHURRIED);
    expect(trained).toMatchObject({ bestEpoch: 3, stoppedBy: 'epochs' });
    expect(trained.curve.map((epoch) => epoch.validationLoss)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('refuses what does not fit', async () => {
    const { samples, split } = drawTask();
    const refused = (change: Partial<LstmSamples & LstmSplit & LstmOptions>): Promise<unknown> =>
      trainLstm(SHAPE, { ...samples, ...change }, { ...split, ...change }, { ...QUICK, ...change }, UNHURRIED);
    await expect(refused({ inputs: samples.inputs.subarray(1) })).rejects.toThrow(RangeError);
    await expect(refused({ inputs: samples.inputs.with(7, Number.NaN) })).rejects.toThrow('finite');
    await expect(refused({ targets: samples.targets.map(() => Number.NaN) })).rejects.toThrow('learn from');
    await expect(refused({ weights: new Float32Array(N) })).rejects.toThrow('learn from');
    await expect(refused({ train: Uint32Array.of(N) })).rejects.toThrow('outside');
    await expect(refused({ start: initialiseWeights({ ...SHAPE, dense: 5 }, 1) })).rejects.toThrow('another shape');
  });

  it('says that it diverged instead of handing out what is no number', async () => {
    const { samples, split } = drawTask();
    const trained = await trainLstm(SHAPE, samples, split, { ...QUICK, learningRate: 1e38 }, UNHURRIED);
    expect(trained.stoppedBy).toBe('diverged');
    expect(trained.weights.values.every(Number.isFinite)).toBe(true);
  });
});

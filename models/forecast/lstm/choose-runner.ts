/** Which code trains the LSTM on this device: the compact network, unless a real graphics processor has been timed to be faster. */

import type { NumbersBackend } from '../../kit/numbers-backend.ts';
import { openRunner } from './open-runner.ts';
import type { LstmRunnerName, LstmSamples, LstmShape } from './types.ts';
import { initialiseWeights } from './weights.ts';

export interface ChosenRunner {
  readonly runner: LstmRunnerName;
  /** Milliseconds a step of either, when both were timed; null where there was no need. */
  readonly timed: { readonly compact: number; readonly tfjs: number } | null;
}

/** Steps timed after one to warm up; the quickest counts, as other work can only make a step longer. */
const STEPS = 4;
/** Warming up compiles shaders. A twin slower than this to its first step would not win anyway. */
const PATIENCE_MS = 8_000;
/** The twin must win clearly, since the compact network leaves the processor of the screen alone. */
const CLEARLY = 0.7;

/**
 * tfjs on WebAssembly or in plain JavaScript takes some twenty times as long as the compact network and is not tried. On `webgpu`, which must be the
 * backend in force, a few steps are timed on both.
 *
 * @param now milliseconds of the thread's clock, finer than a millisecond if it can.
 */
export async function chooseRunner(
  shape: LstmShape,
  batchSize: number,
  backend: NumbersBackend['backend'],
  now: () => number,
): Promise<ChosenRunner> {
  if (backend !== 'webgpu') return { runner: 'compact', timed: null };
  const compact = await timeSteps('compact', shape, batchSize, now);
  const tfjs = await timeSteps('tfjs', shape, batchSize, now);
  return { runner: tfjs < compact * CLEARLY ? 'tfjs' : 'compact', timed: { compact, tfjs } };
}

/** Milliseconds of the quickest step; those of the first when it took too long. */
async function timeSteps(
  name: LstmRunnerName,
  shape: LstmShape,
  batchSize: number,
  now: () => number,
): Promise<number> {
  const runner = await openRunner(name, shape, batchSize);
  try {
    await runner.load(initialiseWeights(shape, 1));
    const step = async (key: number): Promise<number> => {
      const began = now();
      runner.learn(madeUp(shape, batchSize), everyRow(batchSize), { ...STEP, key });
      await runner.takeLoss();
      return now() - began;
    };
    const first = await step(0);
    if (first > PATIENCE_MS) return first;
    let quickest = first;
    for (let key = 1; key <= STEPS; key++) quickest = Math.min(quickest, await step(key));
    return quickest;
  } finally {
    runner.close();
  }
}

const STEP = { learningRate: 0.001, clipNorm: 1, dropout: 0.3 } as const;

function madeUp({ steps, features, outputs }: LstmShape, n: number): LstmSamples {
  return {
    inputs: Float32Array.from({ length: n * steps * features }, (_, i) => Math.sin(1.3 * i)),
    targets: Float32Array.from({ length: n * outputs }, (_, i) => Math.sin(0.7 * i)),
  };
}

const everyRow = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);

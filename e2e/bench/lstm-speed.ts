/**
 * How fast the LSTM learns and tells: `npx tsx e2e/bench/lstm-speed.ts [--small]`. Every figure is the quickest of several runs, as other work on the
 * machine can only make one longer. Node 20 has no relaxed SIMD unless told: `node --experimental-wasm-relaxed-simd --import tsx …`.
 */

import { createRequire } from 'node:module';
import process from 'node:process';
import { listKernels } from '../../models/forecast/lstm/kernel-simd.ts';
import { openCompact } from '../../models/forecast/lstm/open-runner.ts';
import { predictLstm } from '../../models/forecast/lstm/predict.ts';
import type { Runner } from '../../models/forecast/lstm/runner.ts';
import { trainLstm } from '../../models/forecast/lstm/train.ts';
import { type LstmSamples, standardShape } from '../../models/forecast/lstm/types.ts';
import { initialiseWeights } from '../../models/forecast/lstm/weights.ts';
import { UNHURRIED } from '../../models/kit/control.ts';
import { createRandom } from '../../models/kit/random.ts';
import { WASM_FILES } from '../../models/kit/wasm-files.mjs';

const SHAPE = standardShape(26, 14);
const small = process.argv.includes('--small');

function drawSamples(n: number): LstmSamples {
  const random = createRandom(1);
  return {
    inputs: Float32Array.from({ length: n * SHAPE.steps * SHAPE.features }, () => random.normal()),
    targets: Float32Array.from({ length: n * SHAPE.outputs }, () => random.normal()),
  };
}

async function quickest(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

async function timeStep(runner: Runner, batch: number, runs: number): Promise<void> {
  await runner.load(initialiseWeights(SHAPE, 1));
  const samples = drawSamples(batch);
  const rows = Uint32Array.from({ length: batch }, (_, i) => i);
  const ms = await quickest(runs, async () => {
    runner.learn(samples, rows, { learningRate: 0.001, clipNorm: 1, dropout: 0.3, key: 7 });
    await runner.takeLoss();
  });
  // Products only: forward 1.79 million multiply-adds a sequence, twice that backward less the gradient of the inputs.
  console.log(`${runner.name.padEnd(14)} step of ${String(batch).padStart(3)}: ${ms.toFixed(2).padStart(8)} ms`);
  runner.close();
}

async function timeTraining(n: number, batchSize: number): Promise<void> {
  const samples = drawSamples(n);
  const train = Uint32Array.from({ length: n }, (_, i) => i);
  const options = { epochs: 3, batchSize, patience: 0 };
  const { curve, runner } = await trainLstm(
    SHAPE,
    samples,
    { train, validation: new Uint32Array(0) },
    options,
    UNHURRIED,
  );
  const ms = Math.min(...curve.map((epoch) => epoch.ms));
  console.log(`${runner.padEnd(14)} epoch of ${n} sequences, batch ${batchSize}: ${(ms / 1000).toFixed(2)} s`);
}

async function timePrediction(n: number): Promise<void> {
  const { inputs } = drawSamples(n);
  const weights = initialiseWeights(SHAPE, 1);
  const ms = await quickest(3, () => predictLstm(weights, inputs, n));
  console.log(`${listKernels()[0]?.padEnd(14)} ${n} sequences told: ${(ms / 1000).toFixed(2)} s`);
}

/** The twin on tfjs's WebAssembly. Node cannot import tfjs's modules, but require them it can, once tsx has turned them. */
async function loadTwin(): Promise<typeof import('../../models/forecast/lstm/tfjs-twin.ts').openTfjsTwin> {
  const require = createRequire(import.meta.url);
  const { chooseBackend } =
    require('../../models/kit/tfjs-backend.ts') as typeof import('../../models/kit/tfjs-backend.ts');
  const { openTfjsTwin } =
    require('../../models/forecast/lstm/tfjs-twin.ts') as typeof import('../../models/forecast/lstm/tfjs-twin.ts');
  await chooseBackend({ force: 'wasm', wasmUrls: WASM_FILES });
  return openTfjsTwin;
}

async function main(): Promise<void> {
  const batches = small ? [32] : [32, 64, 128];
  for (const kernel of listKernels()) {
    for (const batch of batches) await timeStep(openCompact(SHAPE, batch, kernel), batch, kernel === 'js' ? 4 : 20);
  }
  const openTwin = await loadTwin();
  for (const batch of batches) await timeStep(await openTwin(SHAPE, batch), batch, 4);
  await timeTraining(1_024, 32);
  if (!small) await timeTraining(12_000, 32);
  if (!small) await timeTraining(12_000, 128);
  await timePrediction(small ? 600 : 6_000);
}

await main();

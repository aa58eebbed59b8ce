/** Learning: epochs of shuffled batches with early stopping on later days, polite to whoever waits on the same thread. */

import type { Control } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import { createRandom, resumeRandom } from '../../kit/random.ts';
import { openRunner } from './open-runner.ts';
import type { AnySamples } from './read-sequences.ts';
import type { LossSums, Runner } from './runner.ts';
import {
  LSTM_DEFAULTS,
  type LstmEpoch,
  type LstmOptions,
  type LstmShape,
  type LstmSplit,
  type TrainedLstm,
} from './types.ts';
import { checkShape, initialiseWeights, sameShape } from './weights.ts';

/**
 * Trains a network on `split.train` and keeps the weights that did best on `split.validation`.
 *
 * The same samples, options and code (see `runner` of the result) give the same weights, bit for bit. Reports 'epoch' as batches done of all batches of all
 * epochs.
 *
 * @throws RangeError when sizes do not fit, a row lies outside, a number of the inputs is not finite, or there is nothing to learn from.
 * @throws Stopped from `control.rest` when the asker cancelled.
 */
export async function trainLstm(
  shape: LstmShape,
  samples: AnySamples,
  split: LstmSplit,
  options: Partial<LstmOptions>,
  control: Control,
): Promise<TrainedLstm> {
  const settings: LstmOptions = { ...LSTM_DEFAULTS, ...options };
  checkQuestion(shape, samples, split, settings);
  const { seed, start, resume } = settings;
  const runner = await openRunner(settings.runner, shape, settings.batchSize);
  try {
    await runner.load(resume?.weights ?? start ?? initialiseWeights(shape, seed), resume?.momentum);
    return await runEpochs(runner, samples, split, settings, control);
  } finally {
    runner.close();
  }
}

async function runEpochs(
  runner: Runner,
  samples: AnySamples,
  split: LstmSplit,
  settings: LstmOptions,
  control: Control,
): Promise<TrainedLstm> {
  const { epochs, batchSize, patience, dropout, clipNorm, resume, onEpoch } = settings;
  const order = (resume?.order ?? split.train).slice();
  const random = resume ? resumeRandom(resume.random) : createRandom(settings.seed, 1_000);
  const shown = Math.min(order.length, settings.rowsPerEpoch ?? order.length);
  const batches = Math.ceil(shown / batchSize);
  const curve: LstmEpoch[] = [...(resume?.curve ?? [])];
  let best = { epoch: resume?.bestEpoch ?? 0, weights: resume?.bestWeights ?? (await runner.read()) };
  let stoppedBy: TrainedLstm['stoppedBy'] = 'epochs';
  const pace = createPace(control);
  const report = (done: number): void => control.report({ doing: 'epoch', done, of: epochs * batches });
  const restWhenDue = async (done: number): Promise<void> => {
    if (!pace.due()) return;
    await runner.settle();
    await pace.rest();
    report(done);
  };

  report(curve.length * batches);
  for (let epoch = curve.length + 1; epoch <= epochs; epoch++) {
    if (patience > 0 && curve.length - best.epoch >= patience) {
      stoppedBy = 'patience';
      break;
    }
    const began = Date.now();
    const still = settings.anneal ? (1 + Math.cos((Math.PI * (epoch - 1)) / epochs)) / 2 : 1;
    const learningRate = settings.learningRate * still;
    random.shuffle(order);
    for (let batch = 0; batch < batches; batch++) {
      const rows = order.subarray(batch * batchSize, Math.min(shown, (batch + 1) * batchSize));
      const key = random.below(2 ** 32);
      runner.learn(samples, rows, { learningRate, clipNorm, dropout, key });
      await restWhenDue((epoch - 1) * batches + batch + 1);
    }
    const loss = meanOf(await runner.takeLoss());

    for (let from = 0; from < split.validation.length; from += batchSize) {
      runner.judge(samples, split.validation.subarray(from, from + batchSize));
      await restWhenDue(epoch * batches);
    }
    const sums = await runner.takeLoss();
    const validationLoss = meanOf(sums);
    curve.push({ epoch, loss, validationLoss, ms: Date.now() - began });
    const unjudged = sums.weight === 0;
    if (!Number.isFinite(loss) || !(unjudged || Number.isFinite(validationLoss))) {
      stoppedBy = 'diverged';
      break;
    }

    const weights = await runner.read();
    const bestLoss = curve[best.epoch - 1]?.validationLoss ?? Number.POSITIVE_INFINITY;
    if (unjudged || validationLoss < bestLoss) best = { epoch, weights };
    report(epoch * batches);
    if (!onEpoch) continue;
    await onEpoch({
      curve: [...curve],
      weights,
      momentum: await runner.readMomentum(),
      bestEpoch: best.epoch,
      bestWeights: best.weights,
      order: order.slice(),
      random: random.state(),
    });
  }
  return { weights: best.weights, curve, bestEpoch: best.epoch, stoppedBy, runner: runner.name };
}

function checkQuestion(shape: LstmShape, samples: AnySamples, split: LstmSplit, settings: LstmOptions): void {
  checkShape(shape);
  const { inputs, targets, weights } = samples;
  const n = targets.length / shape.outputs;
  const made = typeof inputs === 'function';
  if (!Number.isInteger(n) || !(made || inputs.length === n * shape.steps * shape.features)) {
    throw new RangeError(`${inputs.length} inputs and ${targets.length} targets do not fit ${JSON.stringify(shape)}`);
  }
  if (weights && (weights.length !== n || !weights.every((w) => w >= 0 && w < Number.POSITIVE_INFINITY))) {
    throw new RangeError('weights of samples must be one finite number of at least 0 for each');
  }
  if (!(made || inputs.every(Number.isFinite))) throw new RangeError('an input is not finite');
  if (!targets.every((target) => Number.isFinite(target) || Number.isNaN(target))) {
    throw new RangeError('a target is infinite');
  }
  for (const rows of [split.train, split.validation]) {
    if (!rows.every((row) => row < n)) throw new RangeError(`a row lies outside the ${n} samples`);
  }
  const { outputs } = shape;
  const teaches = (row: number): boolean =>
    weights?.[row] !== 0 &&
    targets.subarray(row * outputs, (row + 1) * outputs).some((target) => !Number.isNaN(target));
  if (!split.train.some(teaches)) throw new RangeError('no row to learn from');
  const { epochs, batchSize, rowsPerEpoch = 1, dropout, start, resume } = settings;
  const sizes = [epochs, batchSize, rowsPerEpoch];
  if (!sizes.every((size) => size >= 1) || !Number.isInteger(batchSize) || !(dropout >= 0 && dropout <= 0.9)) {
    throw new RangeError('epochs, batchSize and rowsPerEpoch must be at least 1 and dropout within 0 … 0.9');
  }
  for (const given of [start, resume?.weights]) {
    if (given && !sameShape(given.shape, shape)) throw new RangeError('weights to start from are of another shape');
  }
  if (resume && resume.order.length !== split.train.length) throw new RangeError('a checkpoint of other samples');
}

const meanOf = ({ squares, weight }: LossSums): number => (weight > 0 ? squares / weight : Number.NaN);

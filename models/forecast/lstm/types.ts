/** What the recurrent forecaster is asked, what it learns and how it is told to learn, as plain data that survives a structured clone. */

import type { RandomState } from '../../kit/random.ts';

/** The network: LSTM `units[0]` over all steps → dropout → LSTM `units[1]` → dropout → dense ReLU → dense. */
export interface LstmShape {
  /** Days in one input sequence. */
  readonly steps: number;
  /** Numbers known of each day. */
  readonly features: number;
  readonly units: readonly [number, number];
  /** Units of the dense ReLU layer. */
  readonly dense: number;
  /** Days foretold at once; 1 is possible. */
  readonly outputs: number;
  /**
   * Units of an additive attention over the steps of the second LSTM (Bahdanau, Cho & Bengio 2015); none when 0 or absent.
   * The dense layer then sees the attended mean of all days followed by the last day's state, 2 × `units[1]` numbers.
   */
  readonly attention?: number;
}

/** The network of the product for `features` numbers a day and `outputs` days ahead. */
export function standardShape(features: number, outputs: number): LstmShape {
  return { steps: 14, features, units: [128, 64], dense: 32, outputs };
}

/**
 * Everything learned, in the order in which Keras and tfjs-layers list it: lstm1 kernel, recurrent kernel, bias; the same of lstm2; (attention kernel, bias,
 * score kernel;) dense kernel, bias; output kernel, bias. Matrices are row-major [in, out]; the gates of an LSTM lie side by side
 * as input, forget, cell, output. `spansOf` in weights.ts names every span.
 */
export interface LstmWeights {
  readonly shape: LstmShape;
  readonly values: Float32Array;
}

/** `n` sequences with what followed. Fitting leaves them untouched. */
export interface LstmSamples {
  /** n × steps × features, row-major, all finite; scale them to about −3 … 3. */
  readonly inputs: Float32Array;
  /** n × outputs; NaN is unknown and takes no part in the loss. */
  readonly targets: Float32Array;
  /** n weights of the samples, 0 or more; all 1 when absent. */
  readonly weights?: Float32Array;
}

/** Rows of the samples to learn from and to judge by; the caller sees to it that validation lies later in time. */
export interface LstmSplit {
  readonly train: Uint32Array;
  /** May be empty: then all epochs are run and the last weights are kept. */
  readonly validation: Uint32Array;
}

/** Which code does the arithmetic: `compact` is the kernel of this folder, `tfjs` the layers of TensorFlow.js on the backend in force. */
export type LstmRunnerName = 'compact' | 'tfjs';

export interface LstmOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Lets the learning rate fall to nothing along half a cosine over all epochs (Loshchilov & Hutter 2017), one step an epoch; else it stays. */
  readonly anneal: boolean;
  /** Gradients longer than this (Euclidean norm over all weights) are shortened to it; 0 never shortens. */
  readonly clipNorm: number;
  /** Share of numbers dropped after either LSTM while learning, 0 … 0.9. */
  readonly dropout: number;
  /** Epochs without a better validation loss after which learning stops; 0 never stops early. */
  readonly patience: number;
  /** Most training rows shown in an epoch, drawn anew for each; all when absent. Bounds the time of an epoch on large panels. */
  readonly rowsPerEpoch?: number;
  readonly seed: number;
  readonly runner: LstmRunnerName;
  /** Goes on from these weights instead of from chance; their shape must be the same. */
  readonly start?: LstmWeights;
  /** Goes on exactly where this checkpoint was taken; samples, split and all other options must be those of that time. */
  readonly resume?: LstmCheckpoint;
  /** Told after every epoch; learning waits for its promise, so that a checkpoint can be stored. */
  readonly onEpoch?: (checkpoint: LstmCheckpoint) => void | Promise<void>;
}

export const LSTM_DEFAULTS: LstmOptions = {
  epochs: 50,
  batchSize: 32,
  learningRate: 0.001,
  anneal: false,
  clipNorm: 1,
  dropout: 0.3,
  patience: 8,
  seed: 1,
  runner: 'compact',
};

/** One epoch of learning. Losses are mean squared errors over known targets, weighted by sample. */
export interface LstmEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Over the training rows as they were seen, with dropout. */
  readonly loss: number;
  /** NaN without validation rows. */
  readonly validationLoss: number;
  readonly ms: number;
}

/** Adam's memory: running means of the gradients and of their squares, flat as the weights, after so many updates. */
export interface Momentum {
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly updates: number;
}

/** All it takes to go on learning after a reload: {@link LstmOptions.resume} then gives the weights that an undisturbed run would have given. */
export interface LstmCheckpoint {
  readonly curve: readonly LstmEpoch[];
  readonly weights: LstmWeights;
  readonly momentum: Momentum;
  readonly bestEpoch: number;
  readonly bestWeights: LstmWeights;
  /** The training rows as they were last shuffled, and the chance that shuffles them next. */
  readonly order: Uint32Array;
  readonly random: RandomState;
}

export interface TrainedLstm {
  /** Those of the best epoch; those at the start when the first epoch diverged. */
  readonly weights: LstmWeights;
  readonly curve: readonly LstmEpoch[];
  readonly bestEpoch: number;
  readonly stoppedBy: 'epochs' | 'patience' | 'diverged';
  /** Which code did the arithmetic: 'wasm-relaxed', 'wasm-simd', 'js', 'tfjs-webgpu', 'tfjs-wasm', 'tfjs-cpu'. */
  readonly runner: string;
}

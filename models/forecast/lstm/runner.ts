/** What the training loop needs of any code that can do the network's arithmetic. */

import type { AnySamples } from './read-sequences.ts';
import type { LstmWeights, Momentum } from './types.ts';

/** Sums from which a mean squared error comes: Σ w·(ŷ − y)² and Σ w over the known targets. */
export interface LossSums {
  readonly squares: number;
  readonly weight: number;
}

/** How one step of learning is taken. */
export interface StepOptions {
  readonly learningRate: number;
  readonly clipNorm: number;
  readonly dropout: number;
  /** 32 bits that choose what is dropped in this step. */
  readonly key: number;
}

/** Holds one set of weights and Adam's moments, for sequences of one shape and at most `batchSize` of them at a time. */
export interface Runner {
  readonly name: string;
  /** Takes over the weights, and the moments if there are, else begins with none. */
  load(weights: LstmWeights, momentum?: Momentum): void | Promise<void>;
  read(): LstmWeights | Promise<LstmWeights>;
  readMomentum(): Momentum | Promise<Momentum>;
  /** Forward, backward and Adam over the given rows (at most `batchSize`); the loss is added to what {@link Runner.takeLoss} tells. */
  learn(samples: AnySamples, rows: Uint32Array, options: StepOptions): void;
  /** Forward only, without dropout; the loss is added as well. */
  judge(samples: AnySamples, rows: Uint32Array): void;
  /** Waits until the work handed over so far is done, so that commands do not pile up on a GPU. */
  settle(): void | Promise<void>;
  /** Loss since it was last taken, summed up in the order of the batches. */
  takeLoss(): LossSums | Promise<LossSums>;
  /** n × outputs for n × steps × features, without dropout, n at most `batchSize`. */
  predict(inputs: Float32Array, n: number): Float32Array | Promise<Float32Array>;
  /** Gives all memory back; of no use afterwards. */
  close(): void;
}

/** The recurrent networks as competitors: one network over all series, with and without attention over the fortnight. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Competitor } from './competitor.ts';
import { DAILY_FEATURES, SEQUENCE_DAYS } from './features.ts';
import { predictCompact } from './lstm/predict.ts';
import { trainLstm } from './lstm/train.ts';
import type { LstmCheckpoint, LstmOptions, LstmShape, LstmWeights } from './lstm/types.ts';
import { sameShape } from './lstm/weights.ts';
import type { LearnOptions } from './options.ts';
import { learnSequences } from './sequences.ts';

/** Fewer training sequences than this teach a network nothing that a weekday mean does not know. */
const FEWEST_SEQUENCES = 64;
/** Going on with all days: few epochs, small steps, no days held out. */
const REFRESH_EPOCHS = 2;
const REFRESH_RATE = 0.3;

/** Plain data. */
interface LearnedNetwork {
  readonly weights: LstmWeights;
  /** Which code did the arithmetic of training, see `TrainedLstm.runner`. */
  readonly trainedBy: string;
}

function networkCompetitor(name: Forecaster, attention: number): Competitor {
  return {
    name,
    relearn: 'weekly',
    learn: async ({ surroundings, cutoff, options, half }, before, control) => {
      const start = (before as LearnedNetwork | null | undefined)?.weights;
      const shape = shapeOf(options, attention);
      const isRefresh = start !== undefined && sameShape(start.shape, shape);
      const held = isRefresh ? 0 : options.lstm.validationDays;
      const { samples, split } = await learnSequences(surroundings, cutoff, options, held, control);
      if (split.train.length < FEWEST_SEQUENCES) return null;
      const resume = half?.before as LstmCheckpoint | undefined;
      const told = {
        ...optionsOf(options, isRefresh ? start : undefined),
        ...(resume === undefined ? {} : { resume }),
        ...(half === undefined ? {} : { onEpoch: half.keep }),
      };
      const trained = await trainLstm(shape, samples, split, told, control);
      if (!isRefresh && split.validation.length > 0) {
        // The days held out for stopping are the newest, and the best known of what comes next: they are learned last.
        const all = await learnSequences(surroundings, cutoff, options, 0, control);
        const { weights, runner } = await trainLstm(
          shape,
          all.samples,
          all.split,
          optionsOf(options, trained.weights),
          control,
        );
        return { weights, trainedBy: runner } satisfies LearnedNetwork;
      }
      return { weights: trained.weights, trainedBy: trained.runner } satisfies LearnedNetwork;
    },
    predict: async ({ sequences, options }, learned, control) => {
      const { weights } = learned as LearnedNetwork;
      const { inputs, n, guess, unit } = await sequences();
      const misses = options.askNetwork
        ? await options.askNetwork(weights, inputs, n)
        : await predictCompact(weights, inputs, n, control);
      return guess.map((value, i) => Math.max(0, (value + misses[i]!) * unit[Math.floor(i / options.horizon)]!));
    },
  };
}

/** The network that the options describe; `attention` units where there is any. */
export function shapeOf({ lstm, horizon }: LearnOptions, attention: number): LstmShape {
  const shape = {
    steps: SEQUENCE_DAYS,
    features: DAILY_FEATURES.length,
    units: lstm.units,
    dense: lstm.dense,
    outputs: horizon,
  };
  return attention > 0 ? { ...shape, attention } : shape;
}

function optionsOf({ lstm, seed }: LearnOptions, start: LstmWeights | undefined): Partial<LstmOptions> {
  const common = {
    batchSize: lstm.batch,
    dropout: lstm.dropout,
    seed,
    rowsPerEpoch: lstm.sequencesPerEpoch,
    runner: lstm.runner,
  };
  return start === undefined
    ? { ...common, epochs: lstm.epochs, learningRate: lstm.rate, patience: lstm.patience, decay: 0.97 }
    : {
        ...common,
        epochs: Math.min(REFRESH_EPOCHS, lstm.epochs),
        learningRate: lstm.rate * REFRESH_RATE,
        patience: 0,
        start,
      };
}

export const NETWORK_COMPETITORS: readonly Competitor[] = [
  networkCompetitor('lstm', 0),
  networkCompetitor('lstm_attention', 32),
];

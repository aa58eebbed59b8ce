/** The recurrent networks as competitors: one network over all series, with and without attention over the fortnight. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Competitor } from './competitor.ts';
import { trainLstm } from './lstm/train.ts';
import type { LstmCheckpoint, LstmOptions, LstmShape, LstmWeights } from './lstm/types.ts';
import { sameShape } from './lstm/weights.ts';
import { DAY_SIZE, SEQUENCE_DAYS } from './network-days.ts';
import type { LearnOptions } from './options.ts';
import { type LearnedNetwork, learnSequences, walkNetwork } from './sequences.ts';

/** Fewer training sequences than this teach a network nothing that a weekday mean does not know. */
const FEWEST_SEQUENCES = 64;
/** Going on with the days that came since: few epochs, small steps. */
const REFRESH_EPOCHS = 2;
const REFRESH_RATE = 0.3;

function networkCompetitor(name: Forecaster, attention: number): Competitor {
  return {
    name,
    relearn: 'weekly',
    learn: async ({ surroundings, cutoff, options, half }, before, control) => {
      const shape = shapeOf(options, attention);
      const known = before as LearnedNetwork | null | undefined;
      const start = known && sameShape(known.weights.shape, shape) ? known : undefined;
      const { samples, scale } = await learnSequences(surroundings, cutoff, options.seed, start?.scale, control);
      const n = samples.targets.length;
      if (n < FEWEST_SEQUENCES) return null;
      const resume = half?.before as LstmCheckpoint | undefined;
      const told = {
        ...optionsOf(options, start?.weights),
        ...(resume === undefined ? {} : { resume }),
        ...(half === undefined ? {} : { onEpoch: half.keep }),
      };
      const split = { train: Uint32Array.from({ length: n }, (_, i) => i), validation: new Uint32Array(0) };
      const { weights, runner } = await trainLstm(shape, samples, split, told, control);
      return { weights, scale, trainedBy: runner } satisfies LearnedNetwork;
    },
    predict: ({ surroundings, cutoffs, options: { horizon } }, learned, control) =>
      walkNetwork({ ground: surroundings, cutoffs, horizon }, learned as LearnedNetwork, control),
  };
}

/** The network that the options describe; `attention` units where there is any. */
export function shapeOf({ lstm }: LearnOptions, attention: number): LstmShape {
  const shape = {
    steps: SEQUENCE_DAYS,
    features: DAY_SIZE,
    units: lstm.units,
    dense: lstm.dense,
    outputs: 1,
  };
  return attention > 0 ? { ...shape, attention } : shape;
}

function optionsOf({ lstm, seed }: LearnOptions, start: LstmWeights | undefined): Partial<LstmOptions> {
  const common = {
    batchSize: lstm.batch,
    dropout: lstm.dropout,
    anneal: true,
    patience: 0,
    seed,
    rowsPerEpoch: lstm.sequencesPerEpoch,
    runner: lstm.runner,
  };
  return start === undefined
    ? { ...common, epochs: lstm.epochs, learningRate: lstm.rate }
    : { ...common, epochs: Math.min(REFRESH_EPOCHS, lstm.epochs), learningRate: lstm.rate * REFRESH_RATE, start };
}

export const NETWORK_COMPETITORS: readonly Competitor[] = [
  networkCompetitor('lstm', 0),
  networkCompetitor('lstm_attention', 32),
];

/** What may be chosen about learning, with the defaults the app uses. */

import { BASELINES, FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { LstmRunnerName } from './lstm/types.ts';
import type { LearnedNetwork, WalkQuestion } from './sequences.ts';

export interface LstmChoices {
  /** Hidden units of the two recurrent layers and of the dense layer. */
  readonly units: readonly [number, number];
  readonly dense: number;
  /** Share of activations dropped while training, 0..1. */
  readonly dropout: number;
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  /**
   * Most sequences shown per epoch, a fresh seeded draw each time; keeps learning on a tablet within two minutes whatever the panel's size.
   * Infinity shows every sequence in every epoch.
   */
  readonly sequencesPerEpoch: number;
  /** Which code trains; what is learned is the same but for rounding. The engine times both where a graphics processor runs. */
  readonly runner: LstmRunnerName;
}

export interface LearnOptions {
  /** Days ahead, 1..28. */
  readonly horizon: number;
  /** Fixes every random choice. */
  readonly seed: number;
  /** Who competes; the plain baselines always do. */
  readonly competitors: readonly Forecaster[];
  /** Weekly held-out origins before the cutoff on which champions are chosen and intervals calibrated; fewer where history is short. */
  readonly origins: number;
  readonly lstm: LstmChoices;
  /** Most rows (series × cutoff × horizon day) that trees and ridge learn from; a seeded draw, newer cutoffs first where it binds. */
  readonly rows: number;
  /** Milliseconds clock for the seconds told; left out, all seconds are 0 (the engine has a clock, arithmetic has none). */
  readonly now?: () => number;
  /** Asks networks on other threads, which begin at once while the others speak on this one; left out, all speak here one after another. */
  readonly askNetworks?: AskNetworks;
}

/** What each network says, as `walkNetwork`. Once `free` is settled this thread has nothing else to do and may lend a hand. Nothing given is changed. */
export type AskNetworks = (
  question: WalkQuestion,
  networks: readonly LearnedNetwork[],
  free: Promise<void>,
) => Promise<readonly Float64Array[]>;

export const LEARN_DEFAULTS: LearnOptions = {
  horizon: 14,
  seed: 1,
  competitors: FORECASTERS,
  origins: 10,
  lstm: {
    units: [128, 64],
    dense: 32,
    dropout: 0.2,
    epochs: 20,
    batch: 64,
    rate: 7e-4,
    sequencesPerEpoch: 2048,
    runner: 'compact',
  },
  rows: 40_000,
};

/** Options with every gap filled from the defaults. */
export function completeOptions(given: LearnChoices = {}): LearnOptions {
  const competitors = FORECASTERS.filter(
    (name) => (BASELINES as readonly Forecaster[]).includes(name) || (given.competitors ?? FORECASTERS).includes(name),
  );
  return { ...LEARN_DEFAULTS, ...given, competitors, lstm: { ...LEARN_DEFAULTS.lstm, ...given.lstm } };
}

/** What a caller may leave out. */
export type LearnChoices = Partial<Omit<LearnOptions, 'lstm'>> & { readonly lstm?: Partial<LstmChoices> };

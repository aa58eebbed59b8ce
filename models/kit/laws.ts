/** The laws every technique keeps, as checks that any technique's test can run on the real thing. */

import type { Control, Outcome } from './control.ts';
import { Stopped, UNHURRIED } from './control.ts';

/** One technique as the laws see it. `Learned` is plain data. */
export interface LawAbiding<Samples, Learned, Answer> {
  readonly learn: (samples: Samples, seed: number, control: Control) => Promise<Outcome<Learned>>;
  /** Asks a learned model about samples, without learning. */
  readonly ask: (learned: Learned, samples: Samples, control: Control) => Promise<Answer>;
  /** A fresh copy of samples that are enough to learn from, the same at each call. */
  readonly enough: () => Samples;
  /** Samples that are too few. */
  readonly tooFew: () => Samples;
  /** What two models or answers are compared by; leave out seconds and other things that chance may change. */
  readonly essence: (value: Learned | Answer) => unknown;
  /** Where time matters: samples that differ from `enough` only after what a question may see, and the answer that must not change. */
  readonly future?: {
    readonly disturbed: () => Samples;
    readonly answerBefore: (samples: Samples) => Promise<unknown>;
  };
  /** Tensors alive, where the technique makes any. */
  readonly countTensors?: () => number;
}

export interface Law {
  readonly name: string;
  /** Rejects with what was broken. */
  readonly check: <Samples, Learned, Answer>(technique: LawAbiding<Samples, Learned, Answer>) => Promise<void>;
}

export const LAWS: readonly Law[] = [
  {
    name: 'too little data is a failure with a code, not an exception',
    check: async ({ learn, tooFew }) => {
      const outcome = await learn(tooFew(), 1, UNHURRIED);
      demand(!outcome.ok && outcome.failure.code === 'too-little-data', `got ${describe(outcome)}`);
    },
  },
  {
    name: 'learning and asking leave their samples untouched',
    check: async (technique) => {
      const samples = technique.enough();
      const copy = structuredClone(samples);
      const learned = await learnOrThrow(technique, samples);
      await technique.ask(learned, samples, UNHURRIED);
      same(samples, copy, 'the samples changed');
    },
  },
  {
    name: 'the same data and seed give the same model',
    check: async (technique) => {
      const one = await learnOrThrow(technique, technique.enough());
      const other = await learnOrThrow(technique, technique.enough());
      same(technique.essence(one), technique.essence(other), 'two models of the same data and seed differ');
    },
  },
  {
    name: 'asking does not change the model',
    check: async (technique) => {
      const learned = await learnOrThrow(technique, technique.enough());
      const before = structuredClone(learned);
      const first = await technique.ask(learned, technique.enough(), UNHURRIED);
      const second = await technique.ask(learned, technique.enough(), UNHURRIED);
      same(technique.essence(learned), technique.essence(before), 'the model changed by asking');
      same(technique.essence(first), technique.essence(second), 'the second answer differs from the first');
    },
  },
  {
    name: 'the model answers the same after a structured clone',
    check: async (technique) => {
      const learned = await learnOrThrow(technique, technique.enough());
      const cloned = structuredClone(learned);
      const one = await technique.ask(learned, technique.enough(), UNHURRIED);
      const other = await technique.ask(cloned, technique.enough(), UNHURRIED);
      same(technique.essence(one), technique.essence(other), 'the clone answers otherwise');
    },
  },
  {
    name: 'it stops when told, wherever it is',
    check: async (technique) => {
      let rests = 0;
      await technique.learn(technique.enough(), 1, { report: () => {}, rest: async () => void rests++ });
      demand(rests > 0, 'learning never rested');
      // At the first rest, in the midst, and at the last.
      for (const at of new Set([1, Math.ceil(rests / 2)])) {
        let left = at;
        const rest = async () => {
          if (--left <= 0) throw new Stopped();
        };
        const stopped = await technique.learn(technique.enough(), 1, { report: () => {}, rest }).then(
          () => false,
          (cause: unknown) => cause instanceof Stopped,
        );
        demand(stopped, `it went on after a stop at rest ${at} of ${rests}`);
      }
    },
  },
  {
    name: 'no tensor is left behind',
    check: async (technique) => {
      const count = technique.countTensors ?? (() => 0);
      const before = count();
      const learned = await learnOrThrow(technique, technique.enough());
      await technique.ask(learned, technique.enough(), UNHURRIED);
      demand(count() === before, `${count() - before} tensors more than before`);
    },
  },
  {
    name: 'the future cannot leak in',
    check: async ({ enough, future }) => {
      if (future === undefined) return;
      const known = await future.answerBefore(enough());
      const disturbed = await future.answerBefore(future.disturbed());
      same(known, disturbed, 'an answer changed with days it could not know');
    },
  },
];

async function learnOrThrow<Samples, Learned, Answer>(
  technique: LawAbiding<Samples, Learned, Answer>,
  samples: Samples,
): Promise<Learned> {
  const outcome = await technique.learn(samples, 1, UNHURRIED);
  if (!outcome.ok) throw new Error(`learning failed: ${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.value;
}

function demand(holds: boolean, broken: string): void {
  if (!holds) throw new Error(broken);
}

/** Equal as plain data, number for number (NaN equals NaN). */
function same(one: unknown, other: unknown, broken: string): void {
  const path = firstDifference(one, other, '');
  demand(path === null, `${broken} (at ${path})`);
}

function firstDifference(one: unknown, other: unknown, path: string): string | null {
  if (Object.is(one, other)) return null;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path || 'itself';
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const difference = firstDifference(
      (one as Record<string, unknown>)[key],
      (other as Record<string, unknown>)[key],
      `${path}.${key}`,
    );
    if (difference !== null) return difference;
  }
  return null;
}

const describe = (outcome: Outcome<unknown>): string => (outcome.ok ? 'a model' : outcome.failure.code);

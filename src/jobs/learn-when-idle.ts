/** Learns from new days by itself while nobody needs the tablet, and gets out of the way at the first touch. */

import type { Failure } from '../../models/kit/control.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { dropCheckpoint } from '../db/commands/keep-checkpoint.ts';
import type { LearningQuestion } from '../db/device-rows.ts';
import { type Checkpoint, learningFacts, readCheckpoint } from '../db/queries/checkpoint.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import type { Book } from '../db/schema.ts';
import { addDays, dayAt } from '../domain/day.ts';
import { type DueLearning, dueLearning } from './due-learning.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { type IdleLearning, useIdleLearning } from './idle-learning.ts';
import { type LearnWish, runLearning } from './learn.ts';
import { dismissJob, type Job, type JobOutcome, useRunning } from './running.ts';
import { isLow, type Power, readPower, watchTouches } from './touches.ts';

/** What may be another in tests. Times in milliseconds. */
export interface IdleWorld {
  readonly now: () => number;
  readonly watchTouches: (listener: () => void) => () => void;
  readonly readPower: () => Promise<Power | null>;
  /** Without a touch for so long, nobody needs the tablet. */
  readonly quietMs: number;
  readonly checkEveryMs: number;
  readonly retryMs: number;
  readonly wish: LearnWish;
}

const WORLD: IdleWorld = {
  now: () => Date.now(),
  watchTouches,
  readPower,
  quietMs: 3 * 60_000,
  checkEveryMs: 20_000,
  retryMs: 60 * 60_000,
  wish: {},
};
/** What was broken off longer ago than this is begun again, with the days that have come since. */
const STALE_MS = 36 * 3_600_000;

/** Watches from now on; answers what stops it. */
export function learnWhenIdle(
  book: Book,
  engine: Engine<NumbersMethods> = numbers,
  world: Partial<IdleWorld> = {},
): () => void {
  const { now, quietMs, checkEveryMs, retryMs, wish, ...rest } = { ...WORLD, ...world };
  let touchedAt = now();
  let retryAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let isChecking = false;
  const tell = (state: IdleLearning) => {
    if (!isStopped) useIdleLearning.setState({ state });
  };

  const pause = () => {
    const job = useRunning.getState().jobs.learn;
    if (job?.isQuiet && isRunning(job)) job.cancel();
  };
  const touched = () => {
    touchedAt = now();
    pause();
  };

  const check = async () => {
    if (isChecking || isStopped) return;
    isChecking = true;
    try {
      await lookAndLearn();
    } catch (error) {
      // A book that is closed or full is told of elsewhere.
      console.warn('could not look whether to learn', error);
    } finally {
      isChecking = false;
    }
  };

  const lookAndLearn = async () => {
    // Pieces of a learning that runs are not left over from one, nor are they if it ends while they are read.
    const isLearning = isRunning(useRunning.getState().jobs.learn);
    const [{ learnWhenIdle: isOn }, checkpoint] = await Promise.all([readSettings(book), readCheckpoint(book)]);
    const left = !isLearning && checkpoint !== null && now() - checkpoint.at < STALE_MS ? checkpoint : null;
    // Somebody asked for it and a reload came between: no need to wait for quiet. What failed before their eyes is theirs to begin again.
    const isSeen = useRunning.getState().jobs.learn?.state === 'failed';
    if (left?.question.byHand && !isSeen && !isBusy() && now() >= retryAt) return run(left.question);
    if (!isOn) return tell({ kind: 'off' });
    const facts = await learningFacts(book, now());
    const due = dueLearning(facts, now());
    if (due === null) {
      if (checkpoint !== null && !isBusy()) await dropCheckpoint(book);
      return tell({ kind: 'upToDate', since: facts.serving?.at ?? null });
    }
    if (now() < retryAt) return;
    const waitsFor = isBusy()
      ? 'otherWork'
      : now() - touchedAt < quietMs
        ? 'quiet'
        : isLow(await rest.readPower())
          ? 'power'
          : null;
    const question = questionOf(due, left);
    if (waitsFor === null) return run(question);
    if (!isLearning && useIdleLearning.getState().state.kind === 'paused') return;
    tell(left === null ? { kind: 'due', due, waitsFor } : { kind: 'paused', what: question.kind, job: null });
  };

  /** What was broken off, where that is still what is wanted. */
  const questionOf = ({ kind }: DueLearning, left: Checkpoint | null): LearningQuestion =>
    left?.question.kind === kind ? left.question : { kind, through: addDays(dayAt(now()), -1), byHand: false };

  const run = async (question: LearningQuestion) => {
    tell({ kind: 'learning', what: question.kind });
    const outcome = await runLearning(book, question, wish, engine);
    const job = useRunning.getState().jobs.learn ?? null;
    if (!question.byHand) dismissJob('learn');
    if (outcome.ok) {
      const facts = await learningFacts(book, now());
      return tell({ kind: 'upToDate', since: facts.serving?.at ?? null });
    }
    const failure = failureOf(outcome);
    if (failure.code === 'cancelled' || failure.code === 'busy') {
      return tell({ kind: 'paused', what: question.kind, job });
    }
    retryAt = now() + retryMs;
    tell({ kind: 'failed', failure });
  };

  const stopWatching = rest.watchTouches(touched);
  // What is due is another thing once somebody's own learning has ended.
  const stopListening = useRunning.subscribe(({ jobs }, before) => {
    if (isRunning(before.jobs.learn) && !isRunning(jobs.learn)) void check();
  });
  const timer = setInterval(() => void check(), checkEveryMs);
  void check();
  return () => {
    isStopped = true;
    clearInterval(timer);
    stopWatching();
    stopListening();
    pause();
  };
}

const isRunning = (job: Job | undefined): boolean => job?.state === 'running' || job?.state === 'elsewhere';

const isBusy = (): boolean => Object.values(useRunning.getState().jobs).some(isRunning);

function failureOf(outcome: Exclude<JobOutcome<unknown>, { ok: true }>): Failure {
  return 'failure' in outcome ? outcome.failure : { code: 'unexpected', message: outcome.refusal.code };
}

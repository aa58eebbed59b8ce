/** Learning to forecast: the whole book's history to the engine, what it learned and forecasts back into the book. */

import type { LearnedForecast } from '../../models/forecast/types.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { dropCheckpoint } from '../db/commands/keep-checkpoint.ts';
import { keepLearning } from '../db/commands/keep-learning.ts';
import type { LearningQuestion } from '../db/device-rows.ts';
import { readCheckpoint } from '../db/queries/checkpoint.ts';
import { demandPanel } from '../db/queries/demand-panel.ts';
import { learnedModel } from '../db/queries/learning.ts';
import type { Book } from '../db/schema.ts';
import type { LearningRow } from '../db/worked-out.ts';
import { addDays, dayAt } from '../domain/day.ts';
import { openForecasts } from '../domain/many-forecasts.ts';
import type { EntryId } from '../domain/nouns.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { openPieceKeeper } from './keep-pieces.ts';
import { learnAlone } from './learning-lock.ts';
import { countDays } from './panel-size.ts';
import { type JobHandle, type JobOutcome, runJob } from './running.ts';

/** What may be chosen; the technique's defaults otherwise. */
export type LearnWish = NumbersMethods['forecast.learn']['input']['choices'];

/** What a learning came to: its journal entry, or null when another tab did it. */
export interface Learned {
  readonly entryId: EntryId | null;
}

/**
 * Learns everything anew as a job of kind `learn`, wherever the person goes meanwhile. Only one tab learns at a time: another shows
 * `elsewhere` until that one is done.
 */
export function learn(
  book: Book,
  wish: LearnWish = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<JobOutcome<Learned>> {
  const through = addDays(dayAt(Date.now()), -1);
  return runLearning(book, { kind: 'full', through, byHand: true }, wish, engine);
}

/**
 * Answers a question of learning as a job, going on with what an earlier try has kept of it. What the device asks by itself is a quiet job.
 * Cancelled, a quiet one keeps how far it came; one that was asked for is given up.
 */
export function runLearning(
  book: Book,
  question: LearningQuestion,
  wish: LearnWish,
  engine: Engine<NumbersMethods>,
): Promise<JobOutcome<Learned>> {
  return runJob(
    'learn',
    async (job) => {
      const turn = await learnAlone(job.signal, job.waitElsewhere, () => learnHere(book, question, wish, engine, job));
      if (!turn.ok) return turn;
      return turn.value.by === 'us' ? turn.value.value : { ok: true, value: { entryId: null } };
    },
    { isQuiet: !question.byHand },
  );
}

async function learnHere(
  book: Book,
  question: LearningQuestion,
  wish: LearnWish,
  engine: Engine<NumbersMethods>,
  job: JobHandle,
): Promise<JobOutcome<Learned>> {
  job.report({ doing: 'data', done: 0, of: 1 });
  const serving = question.kind === 'renewal' ? await learnedModel(book) : null;
  const keeper = openPieceKeeper(book, question);
  const asked = await askEngine(book, question, wish, engine, job, serving, keeper.keep);
  if (!asked.ok) {
    const goesOn =
      !question.byHand || asked.failure.code === 'engine-crashed' || asked.failure.code === 'engine-stopped';
    if (goesOn) await keeper.finish();
    else keeper.forget();
    // The days that were learned from are gone: only learning from nothing can help.
    if (serving !== null && asked.failure.code === 'bad-input') {
      return learnHere(book, { ...question, kind: 'full' }, wish, engine, job);
    }
    if (!goesOn) await dropCheckpoint(book);
    return asked;
  }
  keeper.forget();
  job.report({ doing: 'keep', done: 0, of: 1 });
  const { learned, forecasts, scores, backend, bytes, isStale } = asked.value;
  const { cutoff, horizon, seed, seconds } = learned;
  const since = serving === null ? {} : { kind: 'renewal' as const, fullAt: serving.learning.fullAt };
  const kept = await keepLearning(book, {
    ...{ backend, learned, cutoff, horizon, seed, seconds, bytes, scores, isStale },
    forecasts: openForecasts(forecasts),
    ...since,
  });
  if (!kept.ok) return kept;
  job.report({ doing: 'keep', done: 1, of: 1 });
  return { ok: true, value: { entryId: kept.entryId } };
}

type Serving = Awaited<ReturnType<typeof learnedModel>>;

async function askEngine(
  book: Book,
  { through }: LearningQuestion,
  wish: LearnWish,
  engine: Engine<NumbersMethods>,
  { signal, report }: JobHandle,
  serving: Serving,
  onPiece: ReturnType<typeof openPieceKeeper>['keep'],
) {
  const panel = await demandPanel(book, { through });
  const checkpoint = (await readCheckpoint(book))?.pieces ?? [];
  const options = { signal, onProgress: report, onPiece, giveAway: true, rows: countDays(panel) };
  if (serving === null) return engine.ask('forecast.learn', { panel, choices: wish, checkpoint }, options);
  const choices = { ...wish, ...sameCompetitors(serving.learning) };
  const learned = serving.learned as LearnedForecast;
  return engine.ask('forecast.renew', { panel, learned, choices, checkpoint }, options);
}

/** Those who competed in a learning; all, where nothing was held out to score them on. */
export function sameCompetitors({ scores }: LearningRow) {
  return scores.length === 0 ? {} : { competitors: scores.map(({ model }) => model) };
}

/** Learning to forecast: the whole book's history to the engine, what it learned and forecasts back into the book. */

import type { NumbersMethods } from '../../workers/contract.ts';
import { keepLearning } from '../db/commands/keep-learning.ts';
import { demandPanel } from '../db/queries/demand-panel.ts';
import type { Book } from '../db/schema.ts';
import type { EntryId } from '../domain/nouns.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
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
 * Learns as a job of kind `learn`, wherever the person goes meanwhile. Only one tab learns at a time: another shows `elsewhere` until
 * that one is done.
 */
export function learn(
  book: Book,
  wish: LearnWish = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<JobOutcome<Learned>> {
  return runJob('learn', async (job) => {
    const turn = await learnAlone(job.signal, job.waitElsewhere, () => learnHere(book, wish, engine, job));
    if (!turn.ok) return turn;
    return turn.value.by === 'us' ? turn.value.value : { ok: true, value: { entryId: null } };
  });
}

async function learnHere(
  book: Book,
  wish: LearnWish,
  engine: Engine<NumbersMethods>,
  { signal, report }: JobHandle,
): Promise<JobOutcome<Learned>> {
  report({ doing: 'data', done: 0, of: 1 });
  const panel = await demandPanel(book);
  const asked = await engine.ask(
    'forecast.learn',
    { panel, choices: wish },
    { signal, onProgress: report, giveAway: true, rows: countDays(panel) },
  );
  if (!asked.ok) return asked;
  report({ doing: 'keep', done: 0, of: 1 });
  const { learned, forecasts, scores, backend } = asked.value;
  const { cutoff, horizon, seed, seconds } = learned;
  const kept = await keepLearning(book, { backend, learned, cutoff, horizon, seed, seconds, scores, forecasts });
  if (!kept.ok) return kept;
  report({ doing: 'keep', done: 1, of: 1 });
  return { ok: true, value: { entryId: kept.entryId } };
}

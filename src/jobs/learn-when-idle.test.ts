/** Learning by itself on a real book with the real engine: when it is due, how it gives way, and how it goes on. */

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NumbersMethods } from '../../workers/contract.ts';
import { openBook } from '../db/book.ts';
import { changeSettings } from '../db/commands/change-settings.ts';
import { dropCheckpoint } from '../db/commands/keep-checkpoint.ts';
import { undo } from '../db/commands/undo.ts';
import { learningFacts, readCheckpoint } from '../db/queries/checkpoint.ts';
import { learning } from '../db/queries/learning.ts';
import type { Book } from '../db/schema.ts';
import type { LearningRow } from '../db/worked-out.ts';
import { addDays, dayAt, dayOf } from '../domain/day.ts';
import { dueLearning, FULL_EVERY_MS } from './due-learning.ts';
import type { Call, Engine } from './engine.ts';
import { importFile, readFile } from './file-import.ts';
import { useIdleLearning } from './idle-learning.ts';
import { learn } from './learn.ts';
import { type IdleWorld, learnWhenIdle } from './learn-when-idle.ts';
import { runJob, useRunning } from './running.ts';
import { numbersHere } from './testing/numbers-here.ts';
import { isLow, type Power } from './touches.ts';

const WISH = {
  horizon: 7,
  origins: 2,
  rows: 500,
  competitors: ['ridge', 'lstm'],
  lstm: { units: [16, 8], dense: 8, epochs: 30, sequencesPerEpoch: 256 },
} as const;
/** Some seven o'clock in the evening, and the clock of the tablet in this test. */
const EVENING = Date.now();
let clock: number;
let book: Book;
let engine: Engine<NumbersMethods>;
let calls: Call[];
let touch: () => void;
let power: Power | null;
let name = 0;
let stop = () => {};

const WORLD: Partial<IdleWorld> = {
  now: () => clock,
  watchTouches: (listener) => {
    touch = listener;
    return () => {};
  },
  readPower: async () => power,
  quietMs: 1000,
  checkEveryMs: 10,
  wish: WISH,
};

beforeEach(() => {
  name += 1;
  book = openBook(`idle-${name}`);
  calls = [];
  engine = numbersHere(calls);
  clock = EVENING;
  power = null;
  useRunning.setState({ jobs: {} });
  useIdleLearning.setState({ state: { kind: 'upToDate', since: null } });
});
afterEach(async () => {
  stop();
  await expect.poll(() => Object.values(useRunning.getState().jobs).some((job) => job.state === 'running')).toBe(false);
  engine.stop();
  book.close();
});

/** Ninety days of two items, up to so many days ago. */
async function importDays(until: number): Promise<void> {
  const lines = ['date,outlet,item,unit,used'];
  for (let t = until + 90; t >= until; t--) {
    const day = addDays(dayAt(EVENING), -t);
    lines.push(`${day},Kemang,Rice,kg,${4 + (t % 7)}`, `${day},Kemang,Eggs,pcs,${60 + 5 * (t % 7)}`);
  }
  const read = await readFile(new File([lines.join('\n')], 'stock.csv'), 'IDR', {}, engine);
  if (!read.ok) throw new Error(read.failure.message);
  expect(await importFile(book, read.value)).toMatchObject({ ok: true });
  useRunning.setState({ jobs: {} });
}

const state = () => useIdleLearning.getState().state;
const becomes = (kind: string) => expect.poll(() => state().kind, { timeout: 30_000 }).toBe(kind);
/** Told by the store and not by looking again and again: on a quick machine the whole learning fits between two looks. */
const trainingReaches = (epoch: number) =>
  new Promise<void>((resolve) => {
    const leave = useRunning.subscribe(({ jobs }) => {
      if (!jobs.learn?.steps.some(({ doing, done }) => doing === 'epoch' && done >= epoch)) return;
      leave();
      resolve();
    });
  });
const soon = () => new Promise((resolve) => setTimeout(resolve, 80));

test('waits for quiet, power and other work, then learns, and is up to date', async () => {
  await importDays(1);
  stop = learnWhenIdle(book, engine, WORLD);
  await becomes('due');
  expect(state()).toMatchObject({ due: { kind: 'full' }, waitsFor: 'quiet' });
  clock += 1001;
  power = { level: 0.2, charging: false };
  await expect.poll(state).toMatchObject({ kind: 'due', waitsFor: 'power' });
  power = { level: 0.2, charging: true };
  await becomes('learning');
  expect(useRunning.getState().jobs.learn).toMatchObject({ isQuiet: true, state: 'running' });
  await becomes('upToDate');
  expect((await learning(book))?.latest).toMatchObject({ kind: 'full', series: 2 });
  expect(state()).toEqual({ kind: 'upToDate', since: (await learning(book))!.latest.at });
  expect(useRunning.getState().jobs.learn).toBeUndefined();
  expect(await readCheckpoint(book)).toBeNull();
  await soon();
  expect(calls.filter(({ method }) => method === 'forecast.learn')).toHaveLength(1);
}, 60_000);

test('a touch pauses it at once; it goes on from there and comes to what it would have been', async () => {
  await importDays(1);
  const inTraining = trainingReaches(9);
  stop = learnWhenIdle(book, engine, WORLD);
  clock += 1001;
  await inTraining;
  const touchedAt = performance.now();
  touch();
  await becomes('paused');
  expect(performance.now() - touchedAt).toBeLessThan(1500);
  const kept = (await readCheckpoint(book))!;
  expect(kept.question).toMatchObject({ kind: 'full', byHand: false });
  expect(kept.pieces.some((piece) => piece.name.startsWith('lstm'))).toBe(true);
  expect(await learning(book)).toBeNull();
  await soon();
  expect(state().kind).toBe('paused');

  // The page is loaded anew: nothing but the book remembers.
  stop();
  useRunning.setState({ jobs: {} });
  useIdleLearning.setState({ state: { kind: 'upToDate', since: null } });
  stop = learnWhenIdle(book, engine, WORLD);
  await becomes('paused');
  clock += 1001;
  await becomes('upToDate');
  const resumed = (await learning(book))!.latest;

  const undisturbed = openBook(`${book.name}-undisturbed`);
  const before = book;
  book = undisturbed;
  await importDays(1);
  expect(await learn(undisturbed, WISH, engine)).toMatchObject({ ok: true });
  expect((await learning(undisturbed))!.latest.scores).toEqual(resumed.scores);
  undisturbed.close();
  book = before;
}, 120_000);

test('a new day is learned by going on, and only once', async () => {
  await importDays(3);
  expect(await learn(book, WISH, engine)).toMatchObject({ ok: true });
  const full = (await learning(book))!.latest;
  await importDays(1);
  // Counted, not imported: history is the same but for the days that came.
  const imports = (await book.journal.toArray()).filter((entry) => entry.command === 'importRecords').at(-1)!;
  await book.journal.update(imports.id, { command: 'countStock' });
  stop = learnWhenIdle(book, engine, WORLD);
  await becomes('due');
  expect(state()).toMatchObject({ due: { kind: 'renewal', newDays: 2 } });
  clock += 1001;
  await becomes('upToDate');
  expect(calls.map(({ method }) => method)).toContain('forecast.renew');
  const latest = (await learning(book))!.latest;
  expect(latest).toMatchObject({ kind: 'renewal', fullAt: full.fullAt, cutoff: addDays(full.cutoff, 2) });

  // Back to the learning before: that is wanted, and not put right by learning again.
  expect(await undo(book, latest.id)).toMatchObject({ ok: true });
  await soon();
  expect(state().kind).toBe('upToDate');
  expect(calls.filter(({ method }) => method === 'forecast.renew')).toHaveLength(1);
}, 60_000);

test('what a person asks for takes its place, and is resumed after a reload without waiting', async () => {
  await importDays(1);
  stop = learnWhenIdle(book, engine, WORLD);
  clock += 1001;
  await becomes('learning');
  const asked = learn(book, WISH, engine);
  await expect.poll(() => useRunning.getState().jobs.learn?.isQuiet).toBe(false);
  touch();
  expect(await asked).toMatchObject({ ok: true });

  await book.checkpoints.put({
    ...{ name: 'ridge first', of: 'something else', isWhole: true, value: null, at: clock },
    question: { kind: 'full', through: addDays(dayAt(EVENING), -1), byHand: true },
  });
  stop();
  useRunning.setState({ jobs: {} });
  const before = calls.length;
  clock = EVENING;
  stop = learnWhenIdle(book, engine, { ...WORLD, quietMs: 1e9 });
  await expect
    .poll(() => calls.slice(before).map(({ method }) => method), { timeout: 30_000 })
    .toContain('forecast.learn');
}, 120_000);

test('a learning that was asked for is not called a pause, while it runs or once it has ended', async () => {
  await importDays(1);
  const told: string[] = [];
  const unsubscribe = useIdleLearning.subscribe(({ state: { kind } }) => told.push(kind));
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const asked = runJob('learn', async () => {
    await book.checkpoints.put({
      ...{ name: 'ridge first', of: 'what runs', isWhole: true, value: null, at: clock },
      question: { kind: 'full', through: addDays(dayAt(EVENING), -1), byHand: true },
    });
    await ended;
    await dropCheckpoint(book);
    return { ok: true, value: null };
  });
  await expect.poll(() => readCheckpoint(book), { timeout: 30_000 }).not.toBeNull();
  // Looks once now, and then not before it is over.
  stop = learnWhenIdle(book, engine, { ...WORLD, checkEveryMs: 1e9 });
  await expect.poll(state, { timeout: 30_000 }).toMatchObject({ kind: 'due', waitsFor: 'otherWork' });
  end();
  expect(await asked).toMatchObject({ ok: true });
  await expect.poll(state, { timeout: 30_000 }).toMatchObject({ kind: 'due', waitsFor: 'quiet' });
  unsubscribe();
  expect(told).not.toContain('paused');
}, 60_000);

test('does nothing where it is switched off, and rests an hour after a failure', async () => {
  await importDays(1);
  await changeSettings(book, { learnWhenIdle: false });
  stop = learnWhenIdle(book, engine, WORLD);
  clock += 1001;
  await becomes('off');
  await soon();
  expect(calls.filter(({ method }) => method === 'forecast.learn')).toHaveLength(0);
  const unsubscribe = useRunning.subscribe(({ jobs }) => {
    if (jobs.learn?.steps.some((step) => step.doing === 'backtest')) engine.kill();
  });
  await changeSettings(book, { learnWhenIdle: true });
  await becomes('failed');
  unsubscribe();
  expect(state()).toMatchObject({ failure: { code: 'engine-crashed' } });
  await soon();
  expect(calls.filter(({ method }) => method === 'forecast.learn')).toHaveLength(1);
  clock += 3_600_001;
  await becomes('upToDate');
}, 60_000);

describe('what is due', () => {
  const serving = { fullAt: EVENING, isStale: false } as LearningRow;
  const facts = {
    lastRecord: dayOf('2026-03-10'),
    serving,
    learnedThrough: dayOf('2026-03-09'),
    learnedAt: EVENING,
    importedAt: null,
  };
  test('new days are gone on with; a file, drift or four weeks ask for all of it', () => {
    expect(dueLearning(facts, EVENING)).toEqual({ kind: 'renewal', newDays: 1 });
    expect(dueLearning({ ...facts, lastRecord: facts.learnedThrough }, EVENING)).toBeNull();
    expect(dueLearning({ ...facts, lastRecord: null }, EVENING)).toBeNull();
    expect(dueLearning({ ...facts, serving: null, learnedThrough: null }, EVENING)).toMatchObject({ kind: 'full' });
    expect(dueLearning({ ...facts, serving: null }, EVENING)).toBeNull();
    expect(dueLearning({ ...facts, importedAt: EVENING }, EVENING)).toMatchObject({ kind: 'full' });
    expect(dueLearning({ ...facts, serving: { ...serving, isStale: true } }, EVENING)).toMatchObject({ kind: 'full' });
    expect(dueLearning(facts, EVENING + FULL_EVERY_MS)).toMatchObject({ kind: 'full' });
  });
  test('an empty book has nothing to learn', async () => {
    expect(dueLearning(await learningFacts(book, EVENING), EVENING)).toBeNull();
  });
});

test('a low battery counts only off the charger', () => {
  expect(isLow(null)).toBe(false);
  expect(isLow({ level: 0.1, charging: false })).toBe(true);
  expect(isLow({ level: 0.1, charging: true })).toBe(false);
  expect(isLow({ level: 0.8, charging: false })).toBe(false);
});

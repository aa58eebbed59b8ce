/** The life of an engine over real threads: start on first use, stop when idle, replacement after a crash, the call log. */

import { afterEach, describe, expect, test } from 'vitest';
import { PATIENCE } from '../../workers/asker.ts';
import type { TestMethods } from '../../workers/testing/contract.ts';
import { startNodeThread } from '../../workers/testing/start-node-thread.ts';
import { type Call, createEngine, type Engine, type EngineOptions, type Thread } from './engine.ts';

const RICE = { name: 'r.csv', text: 'date,outlet,item,unit,used\n2025-03-01,Kemang,Rice,kg,4\n', currency: 'IDR' };

let started = 0;
let calls: Call[] = [];
const engines: Engine<TestMethods>[] = [];

function nodeThread(): Thread {
  const { port, worker } = startNodeThread();
  started += 1;
  return {
    port,
    end: () => void worker.terminate(),
    onCrash: (listener) => worker.on('exit', (code) => listener(`exit ${code}`)),
  };
}

function open(options: Partial<EngineOptions> = {}): Engine<TestMethods> {
  started = 0;
  calls = [];
  const engine = createEngine<TestMethods>({
    start: nodeThread,
    onCall: (call) => calls.push(call),
    ...options,
  });
  engines.push(engine);
  return engine;
}

afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

describe('an engine', () => {
  test('starts on the first question and only once', async () => {
    const engine = open();
    expect(engine.isRunning()).toBe(false);
    await Promise.all([engine.ask('records.read', RICE), engine.ask('records.read', RICE)]);
    expect(engine.isRunning()).toBe(true);
    expect(started).toBe(1);
  });

  test('stops when idle and starts again', async () => {
    const engine = open({ idleMs: 50 });
    await engine.ask('records.read', RICE);
    await expect.poll(() => engine.isRunning()).toBe(false);
    expect(await engine.ask('records.read', RICE)).toMatchObject({ ok: true });
    expect(started).toBe(2);
  });

  test('is not idle while it works', async () => {
    const engine = open({ idleMs: 50 });
    const long = engine.ask('work.politely', { ms: 600 });
    await engine.ask('records.read', RICE);
    expect(await long).toMatchObject({ ok: true });
    expect(started).toBe(1);
  });

  test('that dies in mid-work leaves a clear failure, and the next question a new thread', async () => {
    const engine = open();
    const training = engine.ask('work.politely', { ms: 60_000 });
    const deadly = engine.ask('fail.deadly', null);
    expect(await training).toMatchObject({ ok: false, failure: { code: 'engine-crashed', message: 'exit 3' } });
    expect(await deadly).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
    expect(engine.isRunning()).toBe(false);
    expect(await engine.ask('records.read', RICE)).toMatchObject({ ok: true });
    expect(started).toBe(2);
  });

  test('that does not stop when told is replaced', async () => {
    const engine = open({ patience: { ...PATIENCE, cancelMs: 200 } });
    await engine.ask('records.read', RICE);
    const stop = new AbortController();
    const stubborn = engine.ask('work.stubbornly', { ms: 30_000 }, { signal: stop.signal });
    stop.abort();
    expect(await stubborn).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await engine.ask('records.read', RICE)).toMatchObject({ ok: true });
    expect(started).toBe(2);
  });

  test('killed and stopped tell their callers apart', async () => {
    const engine = open();
    const first = engine.ask('work.politely', { ms: 60_000 });
    engine.kill();
    expect(await first).toMatchObject({ failure: { code: 'engine-crashed' } });
    const second = engine.ask('work.politely', { ms: 60_000 });
    engine.stop();
    expect(await second).toMatchObject({ failure: { code: 'engine-stopped' } });
  });

  test('that cannot start says so', async () => {
    const engine = open({
      start() {
        throw new Error('refused');
      },
    });
    expect(await engine.ask('records.read', RICE)).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
  });

  test('logs every call with its rows and outcome', async () => {
    const engine = open();
    await engine.ask('records.read', RICE, { rows: (read) => read.rows });
    await engine.ask('fail.politely', null, { rows: 3 });
    await engine.ask('fail.throwing', { message: 'x' });
    expect(calls.map(({ method, rows, outcome }) => [method, rows, outcome])).toEqual([
      ['records.read', 1, 'ok'],
      ['fail.politely', 3, 'too-little-data'],
      ['fail.throwing', null, 'unexpected'],
    ]);
    expect(calls.every((call) => call.ms >= 0 && call.at > 1.7e12)).toBe(true);
  });
});

/** The channel over a message channel and over a real thread: progress, cancel while busy, failures, death. */

import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure, Progress } from '../models/kit/control.ts';
import { answerQuestions } from './answers.ts';
import { type Asker, openAsker, PATIENCE, type Patience } from './asker.ts';
import type { TestMethods } from './testing/contract.ts';
import { testMethods } from './testing/methods.ts';
import { startNodeThread } from './testing/start-node-thread.ts';

const FILE = {
  name: 'three.csv',
  text: 'date,outlet,item,unit,used\n2025-03-01,Kemang,Rice,kg,4\n2025-03-02,Kemang,Rice,kg,5\n2025-03-03,Kemang,Rice,kg,x\n',
  currency: 'IDR',
};

interface Thread {
  readonly asker: Asker<TestMethods>;
  readonly dead: Failure[];
  readonly worker: Worker;
}

function startThread(patience: Patience = PATIENCE): Thread {
  const { port, worker } = startNodeThread();
  const dead: Failure[] = [];
  const onDead = (failure: Failure) => {
    dead.push(failure);
    void worker.terminate();
  };
  const asker = openAsker<TestMethods>(port, onDead, patience);
  worker.on('exit', () => asker.close({ code: 'engine-crashed', message: 'exit' }));
  return { asker, dead, worker };
}

describe('in a thread of its own', () => {
  let thread: Thread;
  beforeEach(() => {
    thread = startThread();
  });
  afterEach(async () => {
    await thread.worker.terminate();
  });

  test('reads a real file and names its bad row', async () => {
    const outcome = await thread.asker.ask('records.read', FILE);
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    expect(outcome.value.goodRows).toBe(2);
    expect(outcome.value.problems.map((problem) => [problem.row, problem.column])).toEqual([[4, 'used']]);
    expect([...outcome.value.series[0]!.series.amounts.used]).toEqual([4000, 5000]);
  });

  test('tells progress and can be cancelled while busy', async () => {
    const stop = new AbortController();
    const told: Progress[] = [];
    let cancelledAt = 0;
    const outcome = await thread.asker.ask(
      'work.politely',
      { ms: 60_000 },
      {
        signal: stop.signal,
        onProgress(progress) {
          told.push(progress);
          if (told.length === 3) {
            cancelledAt = performance.now();
            stop.abort();
          }
        },
      },
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(performance.now() - cancelledAt).toBeLessThan(1000);
    expect(thread.dead).toEqual([]);
    expect(told[0]).toMatchObject({ doing: 'work', of: 60_000 });
    expect(await thread.asker.ask('fail.politely', null)).toMatchObject({ ok: false });
  });

  test('sends pieces in order before the answer, copied, and none after a cancel', async () => {
    const pieces: (readonly number[])[] = [];
    const outcome = await thread.asker.ask(
      'work.piecemeal',
      { count: 4 },
      { onPiece: ({ n, block }) => pieces.push([n, ...block]) },
    );
    expect(outcome).toEqual({ ok: true, value: { sent: 4 } });
    expect(pieces).toEqual([0, 1, 2, 3].map((n) => [n, n, n, n]));
    const stop = new AbortController();
    let heard = 0;
    const broken = await thread.asker.ask(
      'work.piecemeal',
      { count: 10_000 },
      {
        signal: stop.signal,
        onPiece() {
          heard += 1;
          if (heard === 3) stop.abort();
        },
      },
    );
    expect(broken).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const then = heard;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toBe(then);
  });

  test('answers a quick question while a long one runs, and long ones one after another', async () => {
    const order: string[] = [];
    const long = (name: string, ms: number) =>
      thread.asker.ask('work.politely', { ms }).then(() => {
        order.push(name);
      });
    const first = long('first', 300);
    const second = long('second', 1);
    const quick = thread.asker.ask('records.read', FILE).then(() => {
      order.push('quick');
    });
    await Promise.all([first, second, quick]);
    expect(order).toEqual(['quick', 'first', 'second']);
  });

  test('a queued question is cancelled at once', async () => {
    const stop = new AbortController();
    const stopFirst = new AbortController();
    const first = thread.asker.ask('work.politely', { ms: 60_000 }, { signal: stopFirst.signal });
    const second = thread.asker.ask('work.politely', { ms: 60_000 }, { signal: stop.signal });
    stop.abort();
    expect(await second).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(thread.asker.waiting()).toBe(1);
    stopFirst.abort();
    expect(await first).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });

  test('every caller is answered when the thread dies, and later ones too', async () => {
    const waiting = [
      thread.asker.ask('work.politely', { ms: 60_000 }),
      thread.asker.ask('work.politely', { ms: 60_000 }),
      thread.asker.ask('fail.deadly', null),
    ];
    const codes = (await Promise.all(waiting)).map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code));
    expect(codes).toEqual(['engine-crashed', 'engine-crashed', 'engine-crashed']);
    expect(await thread.asker.ask('records.read', FILE)).toMatchObject({ failure: { code: 'engine-crashed' } });
    expect(thread.asker.waiting()).toBe(0);
  });
});

describe('an engine that does not listen', () => {
  test('is given up when it does not stop in time', async () => {
    const thread = startThread({ ...PATIENCE, cancelMs: 300 });
    await thread.asker.ask('fail.politely', null);
    const stop = new AbortController();
    const stubborn = thread.asker.ask('work.stubbornly', { ms: 20_000 }, { signal: stop.signal });
    const bystander = thread.asker.ask('records.read', FILE);
    stop.abort();
    expect(await stubborn).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await bystander).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
    expect(thread.dead).toHaveLength(1);
  });

  test('is given up when it falls silent', async () => {
    const thread = startThread({ cancelMs: 2000, tickMs: 50, silentTicks: 4 });
    await thread.asker.ask('fail.politely', null);
    const outcome = await thread.asker.ask('work.stubbornly', { ms: 20_000 });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
    expect(thread.dead).toHaveLength(1);
  });

  test('is not given up while it answers heartbeats between its chunks', async () => {
    const thread = startThread({ cancelMs: 2000, tickMs: 50, silentTicks: 12 });
    await thread.asker.ask('fail.politely', null);
    expect(await thread.asker.ask('work.politely', { ms: 1500 })).toMatchObject({ ok: true });
    expect(thread.dead).toEqual([]);
    await thread.worker.terminate();
  });
});

describe('over a message channel', () => {
  const ports: MessagePort[] = [];
  const open = (): Asker<TestMethods> => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    answerQuestions(
      port2,
      testMethods(() => {}),
    );
    return openAsker<TestMethods>(port1, () => {});
  };
  afterEach(() => {
    for (const port of ports.splice(0)) port.close();
  });

  test('failures keep their code and figures', async () => {
    const asker = open();
    expect(await asker.ask('fail.politely', null)).toEqual({
      ok: false,
      failure: { code: 'too-little-data', message: 'three days are not enough', detail: { days: 3 } },
    });
    expect(await asker.ask('fail.throwing', { message: 'boom' })).toEqual({
      ok: false,
      failure: { code: 'unexpected', message: 'RangeError: boom' },
    });
    expect(await asker.ask('fail.throwing', { message: 'Array buffer allocation failed' })).toMatchObject({
      failure: { code: 'out-of-memory' },
    });
  });

  test('what cannot be sent is a failure on either side, not a caller left waiting', async () => {
    const asker = open();
    expect(await asker.ask('fail.unsendable', null)).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    const unsendable = { numbers: (() => {}) as unknown as Float64Array };
    expect(await asker.ask('work.double', unsendable)).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    expect(asker.waiting()).toBe(0);
  });

  test('a method nobody knows is unsupported, inherited names included', async () => {
    const asker = open() as unknown as Asker<{ toString: { input: null; output: null } }>;
    expect(await asker.ask('toString', null)).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  });

  test('inputs are copied unless given away', async () => {
    const asker = open();
    const numbers = Float64Array.of(1, 2, 3);
    expect(await asker.ask('work.double', { numbers })).toMatchObject({ ok: true, value: { sum: 6 } });
    expect(numbers.length).toBe(3);
    const given = await asker.ask('work.double', { numbers }, { giveAway: true });
    expect(given).toMatchObject({ ok: true, value: { sum: 6, doubled: Float64Array.of(2, 4, 6) } });
    expect(numbers.length).toBe(0);
  });

  test('a signal that is already aborted asks nothing', async () => {
    const asker = open();
    const outcome = await asker.ask('work.double', { numbers: new Float64Array(1) }, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

/** One tab learns; the others say so, wait, and can be told to stop waiting. */

import { expect, test } from 'vitest';
import { learnAlone } from './learning-lock.ts';

/** The browser's lock manager as its specification reads (https://w3c.github.io/web-locks/), for the modes used here; Node 20 has none. */
function lockManager(): LockManager {
  let exclusive: Promise<unknown> | null = null;
  const request = async (_name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    if (options.ifAvailable && exclusive !== null) return callback(null);
    while (exclusive !== null) {
      options.signal?.throwIfAborted();
      const aborted = new Promise((_, reject) => {
        options.signal?.addEventListener('abort', () => reject(new DOMException('told to', 'AbortError')));
      });
      await Promise.race([exclusive, aborted]);
    }
    const held = Promise.resolve(callback({ name: _name, mode: options.mode ?? 'exclusive' }));
    if (options.mode === 'shared') return held;
    exclusive = held;
    return held.finally(() => {
      exclusive = null;
    });
  };
  return { request } as unknown as LockManager;
}

test('the second tab says elsewhere and ends with the first', async () => {
  const locks = lockManager();
  const signal = new AbortController().signal;
  const order: string[] = [];
  let finish = () => {};
  const first = learnAlone(
    signal,
    () => order.push('wrong'),
    () => new Promise<string>((resolve) => (finish = () => resolve('learned'))),
    locks,
  );
  const second = learnAlone(
    signal,
    () => order.push('elsewhere'),
    async () => 'twice',
    locks,
  );
  second.then(() => order.push('second ends'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(order).toEqual(['elsewhere']);
  finish();
  expect(await first).toEqual({ ok: true, value: { by: 'us', value: 'learned' } });
  expect(await second).toEqual({ ok: true, value: { by: 'elsewhere' } });
});

test('waiting can be cancelled', async () => {
  const locks = lockManager();
  const stop = new AbortController();
  void learnAlone(
    stop.signal,
    () => {},
    () => new Promise(() => {}),
    locks,
  );
  const second = learnAlone(
    stop.signal,
    () => stop.abort(),
    async () => 'twice',
    locks,
  );
  expect(await second).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('without locks the work is done', async () => {
  const outcome = await learnAlone(
    new AbortController().signal,
    () => {},
    async () => 7,
    undefined,
  );
  expect(outcome).toEqual({ ok: true, value: { by: 'us', value: 7 } });
});

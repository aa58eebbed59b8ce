/** Networks asked on another thread say the same as on this one, also when that thread dies. */

import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { layOut } from '../models/forecast/grid.ts';
import { initialiseWeights } from '../models/forecast/lstm/weights.ts';
import { makeUpPanel } from '../models/forecast/made-up-panel.ts';
import { DAY_SIZE, SEQUENCE_DAYS } from '../models/forecast/network-days.ts';
import { surroundingsOf } from '../models/forecast/seen.ts';
import { type LearnedNetwork, type WalkQuestion, walkNetwork } from '../models/forecast/sequences.ts';
import { Stopped, UNHURRIED } from '../models/kit/control.ts';
import { answerQuestions } from './answers.ts';
import type { Port } from './channel.ts';
import { type NetworkThread, openNetworks } from './network-threads.ts';
import { networkMethods } from './networks.ts';

const networkOf = (seed: number): LearnedNetwork => ({
  weights: initialiseWeights({ steps: SEQUENCE_DAYS, features: DAY_SIZE, units: [64, 32], dense: 8, outputs: 1 }, seed),
  scale: { centre: new Float32Array(DAY_SIZE), spread: new Float32Array(DAY_SIZE).fill(1) },
  trainedBy: 'nobody',
});
const learned = networkOf(3);
const question: WalkQuestion = {
  ground: surroundingsOf(layOut(makeUpPanel({ outlets: 2, items: 5, days: 60, seed: 2 }))),
  cutoffs: [52, 59],
  horizon: 9,
};

/** Enough paths for several parts of each network, which take longer than a thread goes without listening. */
const many: WalkQuestion = {
  ground: surroundingsOf(layOut(makeUpPanel({ outlets: 80, items: 15, days: 60, seed: 2 }))),
  cutoffs: [52, 59],
  horizon: 9,
};

/** The other ends of real channels, answered there or by nobody, `onSpare` told of every part asked for; `crash` tells what the error of every thread would, those started later too. */
function startEnd(isAlive: boolean, onSpare = () => {}) {
  const running = new Set<MessagePort>();
  const listeners: ((message: string) => void)[] = [];
  let started = 0;
  let broken: string | undefined;
  const start = (): NetworkThread => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', ({ method }) => method === 'network.spare' && onSpare());
    if (isAlive) answerQuestions(port2 as unknown as Port, networkMethods());
    running.add(port1);
    started++;
    return {
      port: port1 as unknown as Port,
      end: () => {
        running.delete(port1);
        port1.close();
      },
      onCrash: (listener) => {
        listeners.push(listener);
        if (broken !== undefined) queueMicrotask(() => listener(broken!));
      },
    };
  };
  return {
    start,
    started: () => started,
    isEnded: () => running.size === 0,
    crash: (message: string) => {
      broken = message;
      for (const listener of listeners) listener(message);
    },
  };
}

const other = networkOf(4);
const NEVER = new Promise<void>(() => {});

/** What both networks say on one thread. */
const onOneThread = (of: WalkQuestion) =>
  Promise.all([learned, other].map((network) => walkNetwork(of, network, UNHURRIED)));

for (const { processors, threads } of [
  { processors: 2, threads: 1 },
  { processors: 8, threads: 2 },
]) {
  test(`says what is said on one thread, by ${threads} and this one, and leaves what it was asked as it was`, async () => {
    const end = startEnd(true);
    const networks = openNetworks(5000, UNHURRIED, end.start, processors)!;
    expect(end.started()).toBe(threads);
    const before = structuredClone(many);
    const told = await networks.askNetworks(many, [learned, other], Promise.resolve());
    expect(told).toEqual(await onOneThread(many));
    expect(told[0]).not.toEqual(told[1]);
    expect(many).toEqual(before);
    // The same threads again, for one network.
    expect(await networks.askNetworks(question, [other], Promise.resolve())).toEqual([
      await walkNetwork(question, other, UNHURRIED),
    ]);
    networks.close();
    expect(end.isEnded()).toBe(true);
  });
}

test('lends a hand when it is free, not before', async () => {
  let spared = 0;
  const end = startEnd(true, () => spared++);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  let lendHand = () => {};
  const free = new Promise<void>((resolve) => {
    lendHand = resolve;
  });
  const waiting = networks.askNetworks(many, [learned, other], free);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(spared).toBe(0);
  lendHand();
  await waiting;
  // One part at the least, and the answer that there is none left.
  expect(spared).toBeGreaterThan(1);
  networks.close();
});

test('says the same here when the thread cannot be loaded or dies', async () => {
  const end = startEnd(false);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  const waiting = networks.askNetworks(question, [learned, other], Promise.resolve());
  end.crash('could not be loaded');
  const here = await onOneThread(question);
  expect(await waiting).toEqual(here);
  expect(await networks.askNetworks(question, [learned, other], Promise.resolve())).toEqual(here);
  networks.close();
});

test('asks nobody any more once it is closed', async () => {
  const networks = openNetworks(5000, UNHURRIED, startEnd(false).start, 2)!;
  const waiting = networks.askNetworks(question, [learned], NEVER);
  networks.close();
  await expect(waiting).rejects.toThrow(Stopped);
});

test('starts no thread for few series, nor where there is one processor', () => {
  const start = () => {
    throw new Error('started');
  };
  expect(openNetworks(300, UNHURRIED, start, 8)).toBeNull();
  expect(openNetworks(6000, UNHURRIED, start, 1)).toBeNull();
});

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
import { NETWORKS } from './networks.ts';

const networkOf = (seed: number): LearnedNetwork => ({
  weights: initialiseWeights({ steps: SEQUENCE_DAYS, features: DAY_SIZE, units: [16, 8], dense: 8, outputs: 1 }, seed),
  scale: { centre: new Float32Array(DAY_SIZE), spread: new Float32Array(DAY_SIZE).fill(1) },
  trainedBy: 'nobody',
});
const learned = networkOf(3);
const question: WalkQuestion = {
  ground: surroundingsOf(layOut(makeUpPanel({ outlets: 2, items: 5, days: 60, seed: 2 }))),
  cutoffs: [52, 59],
  horizon: 9,
};

/** The other ends of real channels, answered by `methods` or by nobody; `crash` tells what the error of every thread would, those started later too. */
function startEnd(isAlive: boolean) {
  const running = new Set<MessagePort>();
  const listeners: ((message: string) => void)[] = [];
  let started = 0;
  let broken: string | undefined;
  const start = (): NetworkThread => {
    const { port1, port2 } = new MessageChannel();
    if (isAlive) answerQuestions(port2 as unknown as Port, NETWORKS);
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

test('says what is said on one thread, two networks at once, and leaves what it was asked as it was', async () => {
  const end = startEnd(true);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  const other = networkOf(4);
  const before = structuredClone(question);
  const told = await Promise.all([networks.askNetwork(question, learned), networks.askNetwork(question, other)]);
  expect(told[0]).toEqual(await walkNetwork(question, learned, UNHURRIED));
  expect(told[1]).toEqual(await walkNetwork(question, other, UNHURRIED));
  expect(question).toEqual(before);
  expect(told[0]).not.toEqual(told[1]);
  // Each had a thread of its own, and whoever asks later has one of these.
  await networks.askNetwork(question, other);
  expect(end.started()).toBe(2);
  networks.close();
  expect(end.isEnded()).toBe(true);
});

test('says the same here when the thread cannot be loaded or dies', async () => {
  const end = startEnd(false);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  const waiting = networks.askNetwork(question, learned);
  end.crash('could not be loaded');
  const here = await walkNetwork(question, learned, UNHURRIED);
  expect(await waiting).toEqual(here);
  expect(await networks.askNetwork(question, learned)).toEqual(here);
  networks.close();
});

test('asks nobody any more once it is closed', async () => {
  const networks = openNetworks(5000, UNHURRIED, startEnd(false).start, 2)!;
  const waiting = networks.askNetwork(question, learned);
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

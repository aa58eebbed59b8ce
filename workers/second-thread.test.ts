/** Networks asked on another thread say the same as on this one, also when that thread dies. */

import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { predictLstm } from '../models/forecast/lstm/predict.ts';
import type { LstmShape } from '../models/forecast/lstm/types.ts';
import { initialiseWeights } from '../models/forecast/lstm/weights.ts';
import { Stopped, UNHURRIED } from '../models/kit/control.ts';
import { answerQuestions } from './answers.ts';
import type { Port } from './channel.ts';
import { NETWORKS } from './networks.ts';
import { openNetworks, type SecondThread } from './second-thread.ts';

const SHAPE: LstmShape = { steps: 14, features: 9, units: [16, 8], dense: 8, outputs: 14 };
const N = 100;
const weights = initialiseWeights(SHAPE, 3);
const inputs = Float32Array.from({ length: N * SHAPE.steps * SHAPE.features }, (_, i) => Math.sin(i));

/** The other end of a real channel, answered by `methods` or by nobody; `crash` tells what a thread's error would. */
function startEnd(isAlive: boolean) {
  const { port1, port2 } = new MessageChannel();
  if (isAlive) answerQuestions(port2 as unknown as Port, NETWORKS);
  let isEnded = false;
  let crash: (message: string) => void = () => {};
  const start = (): SecondThread => ({
    port: port1 as unknown as Port,
    end: () => {
      isEnded = true;
      port1.close();
    },
    onCrash: (listener) => {
      crash = listener;
    },
  });
  return { start, isEnded: () => isEnded, crash: (message: string) => crash(message) };
}

test('says what is said on one thread, two networks at once, and leaves what it was asked as it was', async () => {
  const end = startEnd(true);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  const other = initialiseWeights(SHAPE, 4);
  const told = await Promise.all([networks.askNetwork(weights, inputs, N), networks.askNetwork(other, inputs, N)]);
  expect(told[0]).toEqual(await predictLstm(weights, inputs, N));
  expect(told[1]).toEqual(await predictLstm(other, inputs, N));
  expect(told[0]).not.toEqual(told[1]);
  networks.close();
  expect(end.isEnded()).toBe(true);
});

test('says the same here when the thread cannot be loaded or dies', async () => {
  const end = startEnd(false);
  const networks = openNetworks(5000, UNHURRIED, end.start, 2)!;
  const waiting = networks.askNetwork(weights, inputs, N);
  end.crash('could not be loaded');
  const here = await predictLstm(weights, inputs, N);
  expect(await waiting).toEqual(here);
  expect(await networks.askNetwork(weights, inputs, N)).toEqual(here);
  networks.close();
});

test('asks nobody any more once it is closed', async () => {
  const networks = openNetworks(5000, UNHURRIED, startEnd(false).start, 2)!;
  const waiting = networks.askNetwork(weights, inputs, N);
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

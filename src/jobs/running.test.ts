/** What screens see of a running job: steps, endings, one of a kind. */

import { beforeEach, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../models/kit/control.ts';
import { dismissJob, type JobHandle, type JobOutcome, runJob, useRunning } from './running.ts';

const jobNow = () => useRunning.getState().jobs.learn;

/** A job that the test steers. */
function steered() {
  let end: (outcome: JobOutcome<string>) => void = () => {};
  let handle: JobHandle | null = null;
  const outcome = runJob<string>('learn', (given) => {
    handle = given;
    return new Promise((resolve) => {
      end = resolve;
      given.signal.addEventListener('abort', () => resolve(fail('cancelled', 'stopped')));
    });
  });
  return { outcome, end: (value: JobOutcome<string>) => end(value), handle: handle as unknown as JobHandle };
}

beforeEach(() => {
  useRunning.setState({ jobs: {} });
});

describe('a job', () => {
  test('shows the last word on each step, in the order they began', async () => {
    const { handle, end, outcome } = steered();
    handle.report({ doing: 'data', done: 1, of: 1 });
    handle.report({ doing: 'epoch', done: 1, of: 50 });
    handle.report({ doing: 'epoch', done: 2, of: 50 });
    expect(jobNow()).toMatchObject({
      state: 'running',
      endedAt: null,
      steps: [
        { doing: 'data', done: 1, of: 1 },
        { doing: 'epoch', done: 2, of: 50 },
      ],
    });
    end(succeed('done'));
    expect(await outcome).toEqual(succeed('done'));
    expect(jobNow()).toMatchObject({ state: 'finished', failure: null });
    expect(jobNow()?.endedAt).toBeGreaterThanOrEqual(jobNow()!.startedAt);
  });

  test('is cancelled from the screen', async () => {
    const { outcome } = steered();
    jobNow()?.cancel();
    expect(await outcome).toMatchObject({ ok: false });
    expect(jobNow()).toMatchObject({ state: 'cancelled', refusal: null });
  });

  test('keeps its failure until it is seen', async () => {
    const { outcome, end } = steered();
    end(fail('engine-crashed', 'killed'));
    await outcome;
    expect(jobNow()).toMatchObject({ state: 'failed', failure: { code: 'engine-crashed' } });
    dismissJob('learn');
    expect(jobNow()).toBeUndefined();
  });

  test('tells the refusal of the book from the failure of an engine', async () => {
    const { outcome, end } = steered();
    end({ ok: false, refusal: { code: 'storage-full' } });
    await outcome;
    expect(jobNow()).toMatchObject({ state: 'failed', failure: null, refusal: { code: 'storage-full' } });
    const second = steered();
    second.end({ ok: false, refusal: { code: 'stopped' } });
    await second.outcome;
    expect(jobNow()).toMatchObject({ state: 'cancelled' });
  });

  test('a thrown error is a failure', async () => {
    const outcome = await runJob('learn', async () => {
      throw new Error('boom');
    });
    expect(outcome).toEqual({ ok: false, failure: { code: 'unexpected', message: 'Error: boom' } });
    expect(jobNow()).toMatchObject({ state: 'failed' });
  });

  test('there is one of a kind; a running one is not dismissed', async () => {
    const { outcome, end } = steered();
    expect(await runJob('learn', async () => succeed('second'))).toMatchObject({ failure: { code: 'busy' } });
    expect(await runJob('import', async () => succeed('other'))).toEqual(succeed('other'));
    dismissJob('learn');
    expect(jobNow()).toMatchObject({ state: 'running' });
    end(succeed('first'));
    expect(await outcome).toEqual(succeed('first'));
    expect(await runJob('learn', async () => succeed('third'))).toEqual(succeed('third'));
  });

  test('says that another tab is at it, until it reports', async () => {
    const { handle, end, outcome } = steered();
    handle.waitElsewhere();
    expect(jobNow()).toMatchObject({ state: 'elsewhere' });
    handle.report({ doing: 'data', done: 0, of: 1 });
    expect(jobNow()).toMatchObject({ state: 'running' });
    end(succeed('x'));
    await outcome;
  });
});

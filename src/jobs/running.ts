/** The long jobs of this tab, outside any screen, so that leaving one does not end them. */

import { create } from 'zustand';
import { type Failure, fail, type Progress } from '../../models/kit/control.ts';
import { failureOf } from '../../workers/channel.ts';
import type { Refusal } from '../db/outcome.ts';

/** `import`: a file or the sample into the stock book. `forecast`: forecasting again with what was learned before. `read`: a paper. */
export type JobKind = 'learn' | 'forecast' | 'import' | 'read';

/**
 * `elsewhere`: another tab does this very job; the state becomes `finished` when that tab is done.
 * A cancelled job is `cancelled`, not `failed`.
 */
export type JobState = 'running' | 'elsewhere' | 'finished' | 'cancelled' | 'failed';

/** What a job comes to. Engines fail; the stock book refuses. */
export type JobOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  readonly state: JobState;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The last word on each step, in the order in which the steps began. */
  readonly steps: readonly Progress[];
  /** A failed job has the one or the other. */
  readonly failure: Failure | null;
  readonly refusal: Refusal | null;
  /** Nobody asked for it: it gives way to whoever asks for the same. */
  readonly isQuiet: boolean;
  readonly cancel: () => void;
}

interface Running {
  /** The newest job of each kind, ended ones included until dismissed. */
  readonly jobs: Readonly<Partial<Record<JobKind, Job>>>;
}

export const useRunning = create<Running>(() => ({ jobs: {} }));

/** The newest job of a kind, for screens. */
export function useJob(kind: JobKind): Job | null {
  return useRunning(({ jobs }) => jobs[kind] ?? null);
}

/** What a job's work is given. */
export interface JobHandle {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Says that another tab is at it. */
  readonly waitElsewhere: () => void;
}

const underWay = new Map<JobKind, Promise<JobOutcome<unknown>>>();
let lastId = 0;

/**
 * Runs a job where everybody can see it. There is one of a kind at a time: while one runs, another is refused with `busy`, so that two
 * taps on a button are one job. A quiet job is cancelled by one that somebody asked for, which then takes its place. Never rejects.
 */
export async function runJob<Value>(
  kind: JobKind,
  work: (handle: JobHandle) => Promise<JobOutcome<Value>>,
  { isQuiet = false }: { readonly isQuiet?: boolean } = {},
): Promise<JobOutcome<Value>> {
  const before = useRunning.getState().jobs[kind];
  if (underWay.has(kind) && !isQuiet && before?.isQuiet) {
    before.cancel();
    await underWay.get(kind);
  }
  if (underWay.has(kind)) return fail('busy', `${kind} is running already`, { job: kind });
  const stop = new AbortController();
  lastId += 1;
  const job: Job = {
    id: lastId,
    kind,
    state: 'running',
    startedAt: Date.now(),
    endedAt: null,
    steps: [],
    failure: null,
    refusal: null,
    isQuiet,
    cancel: () => stop.abort(),
  };
  useRunning.setState(({ jobs }) => ({ jobs: { ...jobs, [kind]: job } }));
  const change = (how: (job: Job) => Partial<Job>) =>
    useRunning.setState(({ jobs }) => {
      const now = jobs[kind];
      return now?.id === job.id ? { jobs: { ...jobs, [kind]: { ...now, ...how(now) } } } : {};
    });
  const handle: JobHandle = {
    signal: stop.signal,
    report: (progress) => change(({ steps }) => ({ state: 'running', steps: withProgress(steps, progress) })),
    waitElsewhere: () => change(() => ({ state: 'elsewhere' })),
  };
  const done = work(handle).catch((error: unknown): JobOutcome<Value> => {
    console.error(error);
    return { ok: false, failure: failureOf(error) };
  });
  underWay.set(kind, done);
  const outcome = await done;
  underWay.delete(kind);
  change(() => ({ ...ending(outcome), endedAt: Date.now() }));
  return outcome;
}

/** Forgets an ended job, once its result or failure was seen. */
export function dismissJob(kind: JobKind): void {
  if (underWay.has(kind)) return;
  useRunning.setState(({ jobs: { [kind]: _seen, ...jobs } }) => ({ jobs }));
}

function ending(outcome: JobOutcome<unknown>): Pick<Job, 'state' | 'failure' | 'refusal'> {
  if (outcome.ok) return { state: 'finished', failure: null, refusal: null };
  if ('refusal' in outcome) {
    const { refusal } = outcome;
    return { state: refusal.code === 'stopped' ? 'cancelled' : 'failed', failure: null, refusal };
  }
  const { failure } = outcome;
  return { state: failure.code === 'cancelled' ? 'cancelled' : 'failed', failure, refusal: null };
}

function withProgress(steps: readonly Progress[], progress: Progress): readonly Progress[] {
  const at = steps.findIndex((step) => step.doing === progress.doing);
  return at === -1 ? [...steps, progress] : steps.with(at, progress);
}

/** How much of a job is done as one figure for the frame, from steps that nest and last very differently. */

import type { Job } from '../jobs/running.ts';

type Told = Pick<Job, 'id' | 'kind' | 'steps'>;
type Step = Job['steps'][number];

/** Seconds that parts of a learning lasted on two busy cores, for 24 items of 400 days; only their ratio counts. */
const DATA = 1;
const PLAIN_METHOD = 2;
const NETWORK = 55;
const FORECAST = 1;
const KEEP = 2;
/** The networks compete last. */
const NETWORKS = 2;

/** Steps of the quick jobs, in their order, and about how long each lasts beside the others. */
const FORECAST_STEPS = { data: 1, features: 4, forecast: 10, keep: 2 } as const;
const IMPORT_STEPS = { file: 1, rows: 4, make: 2, series: 8 } as const;

/** What was seen of a job so far. */
interface Seen {
  share: number;
  /** Steps of the longest training: a shorter one that follows it is a finish, not another beginning. */
  longest: number;
}
const seenOf = new Map<number, Seen>();

/** 0–1; never goes back for one job. */
export function shareDone(job: Told): number {
  const seen = seenOf.get(job.id) ?? { share: 0, longest: 0 };
  seenOf.set(job.id, seen);
  seen.share = Math.max(seen.share, Math.min(1, job.kind === 'learn' ? ofLearning(job.steps, seen) : ofOrder(job)));
  return seen.share;
}

function ofLearning(steps: readonly Step[], seen: Seen): number {
  const at = (doing: string) => steps.find((step) => step.doing === doing);
  const tried = at('backtest');
  const all = tried?.of ?? NETWORKS;
  const plain = Math.max(0, all - NETWORKS);
  const secondsOf = (methods: number) =>
    Math.min(methods, plain) * PLAIN_METHOD + Math.max(0, methods - plain) * NETWORK;
  const total = DATA + secondsOf(all) + FORECAST + KEEP;
  const training = at('epoch');
  seen.longest = Math.max(seen.longest, training?.of ?? 0);
  const isNetwork = tried !== undefined && tried.done >= plain && tried.done < all;
  const trained = isNetwork && training && training.of === seen.longest ? partOf(training) * NETWORK : 0;
  const done = partOf(at('data')) * DATA + secondsOf(tried?.done ?? 0) + trained;
  return (done + partOf(at('forecast')) * FORECAST + partOf(at('keep')) * KEEP) / total;
}

/** Of steps that come one after the other; one counts as done once a later one has begun. */
function ofOrder({ kind, steps }: Told): number {
  const plan = Object.entries(kind === 'import' ? IMPORT_STEPS : FORECAST_STEPS);
  const total = plan.reduce((sum, [, weight]) => sum + weight, 0);
  const lastBegun = plan.findLastIndex(([doing]) => steps.some((step) => step.doing === doing));
  const done = plan.reduce((sum, [doing, weight], index) => {
    if (index > lastBegun) return sum;
    return sum + weight * (index < lastBegun ? 1 : partOf(steps.find((step) => step.doing === doing)));
  }, 0);
  return done / total;
}

const partOf = (step: Step | undefined): number => (step && step.of > 0 ? Math.min(1, step.done / step.of) : 0);

/** How long work is told about, stopped and failed, the same for every technique. */

/** `done` of `of` steps of `doing`, a stable word that the screen translates ('data', 'features', 'epoch', 'backtest', …). */
export interface Progress {
  readonly doing: string;
  readonly done: number;
  readonly of: number;
}

/** What a technique is given to stay polite: it reports often and rests between chunks of at most about 50 ms. */
export interface Control {
  readonly report: (progress: Progress) => void;
  /** Lets other messages through; rejects with {@link Stopped} once the asker has cancelled. */
  readonly rest: () => Promise<void>;
}

/** Stable words for what went wrong; they cross threads and are translated on the screen. */
export type FailureCode =
  | 'cancelled'
  | 'too-little-data'
  | 'bad-input'
  | 'unsupported'
  | 'out-of-memory'
  | 'engine-crashed'
  | 'engine-stopped'
  | 'busy'
  | 'unexpected'
  /** A file that is no picture this browser can open. */
  | 'not-an-image'
  /** A picture of nothing: one plain colour. */
  | 'empty-image'
  | 'too-large'
  | 'broken-pdf'
  | 'no-text'
  | 'not-a-receipt';

/** A failure as data. `detail` holds figures for the sentence on the screen; `message` is for the log. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export const succeed = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });

export function fail(code: FailureCode, message: string, detail?: Failure['detail']): Outcome<never> {
  return { ok: false, failure: detail === undefined ? { code, message } : { code, message, detail } };
}

/** Thrown by {@link Control.rest} after a cancel; the channel turns it into the failure `cancelled`. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Never reports, never stops: for tests and small work. */
export const UNHURRIED: Control = { report: () => {}, rest: async () => {} };

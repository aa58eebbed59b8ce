/**
 * The typed channel between the page and an engine: one asks, the other answers, and nobody is left waiting.
 *
 * A question carries an id. While the engine works it tells progress, and sends finished pieces of long work that are worth keeping; the
 * asker may cancel at any time, and techniques notice in `control.rest()`. A failure is data with a stable code on both sides. Large buffers move instead of being copied: always on the
 * way back (an answer is given away), on the way in only where the asker says so.
 *
 * Questions of one lane are answered one after another; a question without a lane starts at once and runs between the rests of the
 * others. So a file is read while a model learns, but two models never learn at the same time.
 */

import {
  type Control,
  type Failure,
  type FailureCode,
  fail,
  type Outcome,
  type Progress,
  Stopped,
} from '../models/kit/control.ts';
import { buffersOf } from './buffers.ts';
import { nextTurn } from './turns.ts';

/** What both ends need of a `Worker`, a worker's global scope or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message' | 'messageerror', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message' | 'messageerror', listener: (event: MessageEvent) => void): void;
  /** Message ports wait for this before they deliver. */
  start?(): void;
}

/** A contract: `'technique.verb'` to what goes in, what comes out and, of long work, the pieces that come before. */
export type Contract<Methods> = {
  readonly [Name in keyof Methods]: { readonly input: unknown; readonly output: unknown; readonly piece?: unknown };
};
/** What a method sends before its answer; nothing where the contract names no piece. */
export type PieceOf<Method> = Method extends { readonly piece: infer Piece } ? Piece : never;

type Said =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'ping' };

type Heard =
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'piece'; readonly id: number; readonly piece: unknown }
  | { readonly kind: 'pong' }
  /** A question arrived that could not be read; nobody knows whose. */
  | { readonly kind: 'unreadable' };

export interface AskOptions<Piece = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told of every piece, in order and before the answer. */
  readonly onPiece?: ((piece: Piece) => void) | undefined;
  /** Move the input's buffers to the engine; the asker's arrays are empty afterwards. */
  readonly giveAway?: boolean | undefined;
}

export interface Asker<Methods extends Contract<Methods>> {
  /** Never rejects: whatever happens comes back as a failure with a stable code. */
  ask<Name extends keyof Methods & string>(
    method: Name,
    input: Methods[Name]['input'],
    options?: AskOptions<PieceOf<Methods[Name]>>,
  ): Promise<Outcome<Methods[Name]['output']>>;
  /** Questions not answered yet. */
  waiting(): number;
  /** Answers every waiting caller, and every later one, with this failure. */
  close(failure: Failure): void;
}

/** How long the asker believes in a silent engine. Counted in ticks, so that a sleeping tablet does not count as silence. */
export interface Patience {
  /** Milliseconds between a cancel and giving the engine up. */
  readonly cancelMs: number;
  /** Milliseconds between two heartbeats while somebody waits. */
  readonly tickMs: number;
  /** Heartbeats in a row without any message before the engine counts as dead. */
  readonly silentTicks: number;
}

/** A minute of silence: no honest chunk of work lasts that long, not even on a software GPU. */
export const PATIENCE: Patience = { cancelMs: 2000, tickMs: 5000, silentTicks: 12 };

interface Waiting {
  readonly answer: (outcome: Outcome<unknown>) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly onPiece: ((piece: unknown) => void) | undefined;
  cancelled: boolean;
}

/**
 * The page's end. `onDead` is called once, after all callers have been answered, when the engine cannot be used any more (no answer to
 * a cancel, no heartbeat, a message that could not be read): the owner then terminates the thread.
 */
export function openAsker<Methods extends Contract<Methods>>(
  port: Port,
  onDead: (failure: Failure) => void,
  patience: Patience = PATIENCE,
): Asker<Methods> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed: Failure | null = null;
  let silence = 0;
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  const close = (failure: Failure) => {
    if (closed !== null) return;
    closed = failure;
    clearInterval(heartbeat);
    port.removeEventListener('message', onMessage);
    port.removeEventListener('messageerror', onUnreadable);
    for (const one of waiting.values()) {
      one.answer({ ok: false, failure: one.cancelled ? CANCELLED : failure });
    }
    waiting.clear();
  };
  const giveUp = (message: string) => {
    if (closed !== null) return;
    const failure: Failure = { code: 'engine-crashed', message };
    close(failure);
    onDead(failure);
  };
  const onUnreadable = () => giveUp('an answer could not be read');
  const onMessage = (event: MessageEvent<Heard>) => {
    silence = 0;
    const heard = event.data;
    if (heard.kind === 'unreadable') return giveUp('a question could not be read');
    if (heard.kind === 'progress') waiting.get(heard.id)?.onProgress?.(heard.progress);
    if (heard.kind === 'piece') waiting.get(heard.id)?.onPiece?.(heard.piece);
    if (heard.kind !== 'answer') return;
    const one = waiting.get(heard.id);
    waiting.delete(heard.id);
    if (waiting.size === 0) clearInterval(heartbeat);
    one?.answer(one.cancelled ? { ok: false, failure: CANCELLED } : heard.outcome);
  };
  const beat = () => {
    silence += 1;
    if (silence > patience.silentTicks) return giveUp('the engine fell silent');
    port.postMessage({ kind: 'ping' } satisfies Said, []);
  };
  const cancel = (id: number) => {
    const one = waiting.get(id);
    if (one === undefined) return;
    one.cancelled = true;
    port.postMessage({ kind: 'cancel', id } satisfies Said, []);
    setTimeout(() => {
      if (waiting.get(id) === one) giveUp('the engine did not stop when told');
    }, patience.cancelMs);
  };

  port.addEventListener('message', onMessage);
  port.addEventListener('messageerror', onUnreadable);
  port.start?.();

  return {
    ask<Name extends keyof Methods & string>(
      method: Name,
      input: Methods[Name]['input'],
      { signal, onProgress, onPiece, giveAway = false }: AskOptions<PieceOf<Methods[Name]>> = {},
    ) {
      type Answer = Outcome<Methods[Name]['output']>;
      if (closed !== null) return Promise.resolve<Answer>({ ok: false, failure: closed });
      if (signal?.aborted) return Promise.resolve<Answer>({ ok: false, failure: CANCELLED });
      return new Promise<Answer>((resolve) => {
        lastId += 1;
        const id = lastId;
        const onAbort = () => cancel(id);
        const answer = (outcome: Outcome<unknown>) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(outcome as Answer);
        };
        try {
          port.postMessage({ kind: 'ask', id, method, input } satisfies Said, giveAway ? buffersOf(input) : []);
        } catch (error) {
          return answer({ ok: false, failure: failureOf(error) });
        }
        if (waiting.size === 0) {
          silence = 0;
          heartbeat = setInterval(beat, patience.tickMs);
        }
        waiting.set(id, { answer, onProgress, onPiece: onPiece as Waiting['onPiece'], cancelled: false });
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
    waiting: () => waiting.size,
    close,
  };
}

/** How one method is answered. Thrown errors become failures; {@link Stopped} becomes `cancelled`. */
export interface Method<Input, Output, Piece = never> {
  /** Questions of one lane wait for each other; null starts at once. */
  readonly lane: string | null;
  /** `send` copies a piece to the asker. */
  readonly answer: (
    input: Input,
    control: Control,
    send: (piece: Piece) => void,
  ) => Outcome<Output> | Promise<Outcome<Output>>;
}

export type Methods<Of extends Contract<Of>> = {
  readonly [Name in keyof Of]: Method<Of[Name]['input'], Of[Name]['output'], PieceOf<Of[Name]>>;
};

/** Milliseconds of work after which a rest really lets messages through; shorter rests cost nothing. */
const REST_AFTER_MS = 12;
/** Milliseconds between two progress messages of the same step. */
const REPORT_EVERY_MS = 50;

interface Job {
  cancelled: boolean;
  /** The lane has not reached it yet. */
  queued: boolean;
}

/** The engine's end: answers every question that arrives, in its lane. */
export function answerQuestions<Of extends Contract<Of>>(port: Port, methods: Methods<Of>): void {
  const jobs = new Map<number, Job>();
  const lanes = new Map<string, Promise<void>>();
  /** When this thread last let messages through, whoever rested. */
  let lastTurn = performance.now();

  const send = (heard: Heard, transfer: Transferable[] = []) => port.postMessage(heard, transfer);
  const answer = (id: number, outcome: Outcome<unknown>) => {
    if (!jobs.delete(id)) return;
    try {
      send({ kind: 'answer', id, outcome }, outcome.ok ? buffersOf(outcome.value) : []);
    } catch (error) {
      // Not cloneable, or not ours to move (WebAssembly memory): say so rather than leave the asker waiting.
      send({ kind: 'answer', id, outcome: { ok: false, failure: failureOf(error) } });
    }
  };
  const controlOf = (id: number, job: Job): Control => {
    let told: Progress | null = null;
    let toldAt = 0;
    return {
      report(progress) {
        const now = performance.now();
        const due = told?.doing !== progress.doing || progress.done >= progress.of || now - toldAt >= REPORT_EVERY_MS;
        if (!due || job.cancelled) return;
        told = progress;
        toldAt = now;
        send({ kind: 'progress', id, progress });
      },
      async rest() {
        if (performance.now() - lastTurn >= REST_AFTER_MS) {
          await nextTurn();
          lastTurn = performance.now();
        }
        if (job.cancelled) throw new Stopped();
      },
    };
  };
  const work = async (id: number, job: Job, method: Method<unknown, unknown, unknown>, input: unknown) => {
    if (job.cancelled) return;
    job.queued = false;
    try {
      const outcome = await method.answer(input, controlOf(id, job), (piece) => send({ kind: 'piece', id, piece }));
      answer(id, outcome);
    } catch (error) {
      const failure = failureOf(error);
      // The asker gets code and message; where it happened is for whoever looks into the engine.
      if (failure.code === 'unexpected') console.error(error);
      answer(id, { ok: false, failure });
    }
  };
  const receive = (said: Said) => {
    if (said.kind === 'ping') return send({ kind: 'pong' });
    if (said.kind === 'cancel') {
      const job = jobs.get(said.id);
      if (job === undefined) return;
      job.cancelled = true;
      if (job.queued) answer(said.id, { ok: false, failure: CANCELLED });
      return;
    }
    const job: Job = { cancelled: false, queued: true };
    jobs.set(said.id, job);
    const known = Object.hasOwn(methods, said.method) ? (methods as Record<string, unknown>)[said.method] : undefined;
    if (known === undefined) return answer(said.id, fail('unsupported', `no method ${said.method}`));
    const method = known as Method<unknown, unknown, unknown>;
    const begin = () => work(said.id, job, method, said.input);
    if (method.lane === null) return void begin();
    lanes.set(method.lane, (lanes.get(method.lane) ?? Promise.resolve()).then(begin));
  };

  port.addEventListener('message', (event: MessageEvent<Said>) => receive(event.data));
  port.addEventListener('messageerror', () => send({ kind: 'unreadable' }));
  port.start?.();
}

const CANCELLED: Failure = { code: 'cancelled', message: 'cancelled by the asker' };

/** What a thrown thing means to the asker. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Stopped) return CANCELLED;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const code: FailureCode = /allocation failed|out of memory|could not allocate|failed to allocate/i.test(message)
    ? 'out-of-memory'
    : 'unexpected';
  return { code, message };
}

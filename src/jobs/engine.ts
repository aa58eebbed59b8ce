/** One engine as the page sees it: a thread that starts on the first question, rests when idle, and is replaced when it dies. */

import { type Failure, type FailureCode, fail, type Outcome } from '../../models/kit/control.ts';
import { type Asker, type AskOptions, openAsker, PATIENCE } from '../../workers/asker.ts';
import type { Contract, PieceOf, Port } from '../../workers/channel.ts';

/** A running thread. `onCrash` is told at most once, when the thread can answer no more. */
export interface Thread {
  readonly port: Port;
  readonly end: () => void;
  readonly onCrash: (listener: (message: string) => void) => void;
}

/** One answered question, as the call log keeps it. */
export interface Call {
  readonly method: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly ms: number;
  /** How much was asked about, in rows of whatever the method eats; null where rows say nothing. */
  readonly rows: number | null;
  readonly outcome: 'ok' | FailureCode;
}

export interface EngineOptions {
  readonly start: () => Thread;
  readonly onCall: (call: Call) => void;
  /** Milliseconds without a question after which the thread is ended and its memory given back. */
  readonly idleMs?: number;
  readonly patience?: typeof PATIENCE;
}

export type EngineAsk<Value, Piece = never> = AskOptions<Piece> & {
  /** Rows for the call log: known beforehand, or read off the answer. */
  readonly rows?: number | ((value: Value) => number) | undefined;
};

export interface Engine<Methods extends Contract<Methods>> {
  /** Asks, starting the thread where none runs. Never rejects. */
  ask<Name extends keyof Methods & string>(
    method: Name,
    input: Methods[Name]['input'],
    options?: EngineAsk<Methods[Name]['output'], PieceOf<Methods[Name]>>,
  ): Promise<Outcome<Methods[Name]['output']>>;
  isRunning(): boolean;
  /** Ends the thread; waiting callers get `engine-stopped`. */
  stop(): void;
  /** Ends the thread as a crash would; waiting callers get `engine-crashed`. For tests of what a crash leaves behind. */
  kill(): void;
}

export const IDLE_MS = 60_000;

interface Running<Methods extends Contract<Methods>> {
  readonly thread: Thread;
  readonly asker: Asker<Methods>;
}

export function createEngine<Methods extends Contract<Methods>>({
  start,
  onCall,
  idleMs = IDLE_MS,
  patience = PATIENCE,
}: EngineOptions): Engine<Methods> {
  let running: Running<Methods> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const end = (failure: Failure) => {
    clearTimeout(idle);
    const ended = running;
    running = null;
    ended?.thread.end();
    ended?.asker.close(failure);
  };
  const begin = (): Running<Methods> => {
    const thread = start();
    const crashed = (message: string) => {
      if (running?.thread === thread) end({ code: 'engine-crashed', message });
    };
    thread.onCrash(crashed);
    running = { thread, asker: openAsker<Methods>(thread.port, (failure) => crashed(failure.message), patience) };
    return running;
  };

  return {
    async ask<Name extends keyof Methods & string>(
      method: Name,
      input: Methods[Name]['input'],
      { rows, ...options }: EngineAsk<Methods[Name]['output'], PieceOf<Methods[Name]>> = {},
    ): Promise<Outcome<Methods[Name]['output']>> {
      clearTimeout(idle);
      const at = Date.now();
      const begun = performance.now();
      let asker: Asker<Methods> | null = null;
      let outcome: Outcome<Methods[Name]['output']>;
      try {
        asker = (running ?? begin()).asker;
        outcome = await asker.ask(method, input, options);
      } catch (error) {
        outcome = fail('engine-crashed', `could not start: ${String(error)}`);
      }
      onCall({
        method,
        at,
        ms: performance.now() - begun,
        rows: typeof rows !== 'function' ? (rows ?? null) : outcome.ok ? rows(outcome.value) : null,
        outcome: outcome.ok ? 'ok' : outcome.failure.code,
      });
      if (running !== null && running.asker === asker && asker.waiting() === 0) {
        clearTimeout(idle);
        idle = setTimeout(() => end({ code: 'engine-stopped', message: 'idle' }), idleMs);
      }
      return outcome;
    },
    isRunning: () => running !== null,
    stop: () => end({ code: 'engine-stopped', message: 'stopped' }),
    kill: () => end({ code: 'engine-crashed', message: 'killed' }),
  };
}

/** A browser's worker as a thread. An error nobody caught ends it: what state it left behind is unknown. */
export function threadOf(worker: Worker): Thread {
  return {
    port: worker,
    end: () => worker.terminate(),
    onCrash(listener) {
      worker.addEventListener('error', (event) => listener(event.message || 'the engine could not be loaded'));
    },
  };
}

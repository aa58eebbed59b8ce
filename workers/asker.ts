/** The page's end of the channel: asks, cancels, and answers everybody itself when the engine is gone. */

import type { Failure, Outcome, Progress } from '../models/kit/control.ts';
import { buffersOf } from './buffers.ts';
import { CANCELLED, type Contract, failureOf, type Heard, type PieceOf, type Port, type Said } from './channel.ts';

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

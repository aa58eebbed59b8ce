/**
 * The typed channel between the page and an engine: what is said on it. `asker.ts` is the page's end, `answers.ts` the engine's.
 *
 * A question carries an id. While the engine works it tells progress, and sends finished pieces of long work that are worth keeping; the
 * asker may cancel at any time, and techniques notice in `control.rest()`. A failure is data with a stable code on both sides. Large
 * buffers move instead of being copied: always on the way back (an answer is given away), on the way in only where the asker says so.
 *
 * Questions of one lane are answered one after another; a question without a lane starts at once and runs between the rests of the
 * others. So a file is read while a model learns, but two models never learn at the same time.
 */

import { type Failure, type FailureCode, type Outcome, type Progress, Stopped } from '../models/kit/control.ts';

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

/** From the page to the engine. */
export type Said =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'ping' };

/** From the engine to the page. */
export type Heard =
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'piece'; readonly id: number; readonly piece: unknown }
  | { readonly kind: 'pong' }
  /** A question arrived that could not be read; nobody knows whose. */
  | { readonly kind: 'unreadable' };

export const CANCELLED: Failure = { code: 'cancelled', message: 'cancelled by the asker' };

/** What a thrown thing means to the asker. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Stopped) return CANCELLED;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const code: FailureCode = /allocation failed|out of memory|could not allocate|failed to allocate/i.test(message)
    ? 'out-of-memory'
    : 'unexpected';
  return { code, message };
}

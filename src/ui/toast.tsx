/** A short word after something was done, with its undo; it stays ten seconds, and as long as it has the focus or the pointer. */

import { useSyncExternalStore } from 'react';
import { usePart } from './use-part.ts';

export interface ToastWords {
  /** What was done, as a fact: "Counted 4 kg of chicken". */
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Said before somebody was there to draw them. */
let waiting: readonly ToastWords[] = [];
let draw: ((words: ToastWords) => void) | null = null;
const listeners = new Set<() => void>();

export function showToast(words: ToastWords): void {
  if (draw !== null) draw(words);
  else {
    waiting = [...waiting, words];
    for (const listener of listeners) listener();
  }
}

/** Whoever draws toasts takes those that wait, and every later one; the answer ends it. */
export function takeToasts(drawOne: (words: ToastWords) => void): () => void {
  draw = drawOne;
  const taken = waiting;
  waiting = [];
  for (const words of taken) drawOne(words);
  return () => {
    draw = null;
  };
}

const loadRegion = async () => (await import('./toast-region.tsx')).ToastRegion;

/** Where toasts appear; the app shows it once. */
export function Toasts() {
  const isWanted = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
  const Region = usePart(loadRegion, isWanted);
  return Region && <Region />;
}

/** Keeps long work in short pieces, so that a cancel is heard and the thread stays usable. */

import type { Control } from './control.ts';

/** Longest stretch of work between two rests, in milliseconds. */
const STRETCH_MS = 25;

/** Tells when it is time to rest; ask at least every few milliseconds of work. */
export interface Pace {
  readonly due: () => boolean;
  /** Rests now; rejects with `Stopped` after a cancel. */
  readonly rest: () => Promise<void>;
}

/** `if (pace.due()) await pace.rest();` costs next to nothing while it is not yet time. */
export function createPace(control: Control): Pace {
  let since = Date.now();
  return {
    due: () => Date.now() - since >= STRETCH_MS,
    rest: async () => {
      await control.rest();
      since = Date.now();
    },
  };
}

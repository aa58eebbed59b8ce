/** When somebody last touched the tablet, in whichever tab; and whether it can spare the power. */

/** What a person does when the tablet is needed. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const CHANNEL = 'papadin-touches';
/** Milliseconds between two messages to other tabs. */
const TELL_EVERY_MS = 500;

/** Calls `listener` at every touch of this page, and soon after one of another tab. Answers what stops it. */
export function watchTouches(listener: () => void): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  let toldAt = Number.NEGATIVE_INFINITY;
  const touched = () => {
    listener();
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    channel?.postMessage('touched');
  };
  channel?.addEventListener('message', listener);
  for (const kind of TOUCHES) globalThis.addEventListener?.(kind, touched, { capture: true, passive: true });
  return () => {
    channel?.close();
    for (const kind of TOUCHES) globalThis.removeEventListener?.(kind, touched, { capture: true });
  };
}

export interface Power {
  /** 0 … 1. */
  readonly level: number;
  readonly charging: boolean;
}

/** Not in TypeScript's DOM: https://www.w3.org/TR/battery-status/ */
interface TellsPower {
  readonly getBattery?: () => Promise<Power>;
}

/** null where the browser does not tell, which counts as plugged in. */
export async function readPower(): Promise<Power | null> {
  try {
    return (await (globalThis.navigator as (Navigator & TellsPower) | undefined)?.getBattery?.()) ?? null;
  } catch {
    return null;
  }
}

/** Below this a tablet off its charger is left alone. */
const LOW = 0.3;
export const isLow = (power: Power | null): boolean => power !== null && !power.charging && power.level < LOW;

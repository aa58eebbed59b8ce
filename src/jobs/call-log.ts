/** The last calls to the engines, newest last: the monitoring of an app that has no server. */

import { create } from 'zustand';
import type { Call } from './engine.ts';

const KEPT = 500;

interface CallLog {
  readonly calls: readonly Call[];
}

export const useCallLog = create<CallLog>(() => ({ calls: [] }));

export function logCall(call: Call): void {
  useCallLog.setState(({ calls }) => ({ calls: [...calls.slice(1 - KEPT), call] }));
}

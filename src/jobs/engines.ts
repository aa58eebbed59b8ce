/** The engines of the app, one thread per runtime. */

import type { NumbersMethods } from '../../workers/contract.ts';
import { logCall } from './call-log.ts';
import { createEngine, type Engine, threadOf } from './engine.ts';

/** Forecasts, plain arithmetic and the reading of files. */
export const numbers: Engine<NumbersMethods> = createEngine<NumbersMethods>({
  name: 'numbers',
  onCall: logCall,
  start: () =>
    threadOf(
      new Worker(new URL('../../workers/numbers.worker.ts', import.meta.url), { type: 'module', name: 'numbers' }),
    ),
});

export const ENGINES = { numbers } as const;
export type EngineName = keyof typeof ENGINES;

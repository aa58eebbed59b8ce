/** "Get everything now", and the same done quietly in idle minutes: one run at a time, in one tab. */

import type { EngineFile } from '../service-worker/kept-files.ts';
import {
  findMissing,
  KeepingFailure,
  type KeepingFailureCode,
  keepFiles,
  openShelf,
  readEngineList,
} from './engine-files.ts';

/**
 * `unknown`: not looked at yet. `missing`: some files would have to come over the network. `fetching`: they are coming.
 * `kept`: all that the app can do, it can do offline. `failed`: see `failure`; what has come stays.
 */
export type EverythingState = 'unknown' | 'missing' | 'fetching' | 'kept' | 'failed';

export interface Everything {
  readonly state: EverythingState;
  /** Bytes that are on the device, of `bytesTotal`; sizes as used, without compression on the way. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** True while fetching in idle minutes, without having been asked. */
  readonly quiet: boolean;
  readonly failure: KeepingFailureCode | null;
}

export const NOTHING_KNOWN: Everything = { state: 'unknown', bytesDone: 0, bytesTotal: 0, quiet: false, failure: null };

type Tell = (change: Partial<Everything>) => void;

/** Other tabs of the app wait here instead of fetching the same. */
const LOCK = 'papadin:keeping-engines';

/** Looks at what is kept, fetching only the list. Never rejects: without a list everything stays as it was told. */
export async function lookAtEverything(base: string, tell: Tell): Promise<void> {
  try {
    const files = await readEngineList(base);
    const missing = await findMissing(files, base, await openShelf());
    tell({ ...sizesOf(files, missing), state: missing.length === 0 ? 'kept' : 'missing', failure: null });
  } catch (error) {
    console.warn('The list of engine files cannot be read.', error);
  }
}

/** Fetches what is missing. Never rejects: the end is told as `kept`, `missing` (after a cancel) or `failed`. */
export async function fetchEverything(
  base: string,
  { tell, signal, rest }: { readonly tell: Tell; readonly signal: AbortSignal; readonly rest?: () => Promise<void> },
): Promise<void> {
  tell({ state: 'fetching', failure: null });
  try {
    await navigator.locks.request(LOCK, { signal }, async () => {
      const shelf = await openShelf();
      const files = await readEngineList(base);
      const missing = await findMissing(files, base, shelf);
      const sizes = sizesOf(files, missing);
      let { bytesDone } = sizes;
      tell(sizes);
      const onBytes = (bytes: number): void => {
        bytesDone += bytes;
        tell({ bytesDone });
      };
      await keepFiles(missing, { base, shelf, signal, onBytes, ...(rest ? { rest } : {}) });
    });
    tell({ state: 'kept' });
  } catch (error) {
    if (signal.aborted) {
      tell({ state: 'missing' });
    } else {
      console.warn('Engine files could not be kept.', error);
      tell({ state: 'failed', failure: error instanceof KeepingFailure ? error.code : 'host' });
    }
  }
}

function sizesOf(
  files: readonly EngineFile[],
  missing: readonly EngineFile[],
): Pick<Everything, 'bytesDone' | 'bytesTotal'> {
  const bytesTotal = sumBytes(files);
  return { bytesTotal, bytesDone: bytesTotal - sumBytes(missing) };
}

function sumBytes(files: readonly EngineFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Which engine answers which question: the one list of what crosses a thread. */

import type { ReadRecords, RecordsFile } from '../src/domain/records-file.ts';

/** Which tfjs backend runs, why, and on what. */
export interface NumbersBackend {
  readonly backend: 'webgpu' | 'wasm' | 'cpu';
  readonly simd: boolean;
  readonly threads: number;
  /** Why faster ones were passed over, as stable words ('no-adapter', 'fallback-adapter', 'wrong-gradients', 'not-isolated', …). */
  readonly passedOver: readonly { readonly backend: string; readonly why: string }[];
}

/** `'technique.verb'` → input and output of the `numbers` engine. */
export interface NumbersMethods {
  'engine.describe': { readonly input: { readonly force?: NumbersBackend['backend'] }; readonly output: NumbersBackend };
  'records.read': { readonly input: RecordsFile; readonly output: ReadRecords };
}

/** Opens whichever code is to do the network's arithmetic. */

import { openPlainKernel } from './kernel-js.ts';
import { type CompactNetwork, openNetwork } from './network.ts';
import type { Runner } from './runner.ts';
import type { LstmRunnerName, LstmShape } from './types.ts';

export async function openRunner(name: LstmRunnerName, shape: LstmShape, batchSize: number): Promise<Runner> {
  if (name === 'tfjs') throw new RangeError('the tfjs twin is not built yet');
  return openCompact(shape, batchSize);
}

/** The compact network on the fastest kernel that this engine can run. */
export async function openCompact(shape: LstmShape, batchSize: number): Promise<CompactNetwork> {
  return openNetwork(shape, batchSize, openPlainKernel);
}

/** Opens whichever code is to do the network's arithmetic. */

import type { Kernel } from './kernel.ts';
import { listKernels, openKernel } from './kernel-simd.ts';
import { type CompactNetwork, openNetwork } from './network.ts';
import type { Runner } from './runner.ts';
import type { LstmRunnerName, LstmShape } from './types.ts';

export async function openRunner(name: LstmRunnerName, shape: LstmShape, batchSize: number): Promise<Runner> {
  if (name === 'compact') return openCompact(shape, batchSize);
  // Half a megabyte that the compact network has no need of.
  const { openTfjsTwin } = await import('./tfjs-twin.ts');
  return openTfjsTwin(shape, batchSize);
}

/** The compact network on the given kernel, else on the fastest that this engine can run. */
export function openCompact(shape: LstmShape, batchSize: number, kernel?: Kernel['name']): CompactNetwork {
  const name = kernel ?? listKernels()[0] ?? 'js';
  return openNetwork(shape, batchSize, (floats) => openKernel(name, floats));
}

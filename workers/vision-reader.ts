/** Opens the readers once in the life of the `vision` engine. */

import type { Networks } from '../models/receipts/reading/networks.ts';
import { fetchBytes, VISION_FILES } from './vision-files.ts';

let networks: Promise<Networks> | null = null;

/** Two: more gave nothing on the sizes that papers have, and a tablet needs the rest for its screen. */
const MOST_THREADS = 2;

/** The networks, fetched and started by the first who asks; tried anew after a failure. */
export function openedNetworks(): Promise<Networks> {
  networks ??= open().catch((error: unknown) => {
    networks = null;
    throw error;
  });
  return networks;
}

async function open(): Promise<Networks> {
  const [{ openNetworks }, find, read] = await Promise.all([
    import('../models/receipts/reading/networks.ts'),
    fetchBytes(VISION_FILES.findLines),
    fetchBytes(VISION_FILES.readLine),
  ]);
  const threads = self.crossOriginIsolated ? Math.min(MOST_THREADS, self.navigator.hardwareConcurrency) : 1;
  return openNetworks({ runtime: VISION_FILES.runtime, find, read, threads });
}

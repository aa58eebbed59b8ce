/** Opens the readers once in the life of the `vision` engine. */

import type { Networks } from '../models/receipts/reading/networks.ts';
import type { SecondReader } from '../models/receipts/reading/second-reader.ts';
import { fetchBytes, VISION_FILES } from './vision-files.ts';

/** Two: more gave nothing on the sizes that papers have, and a tablet needs the rest for its screen. */
const MOST_THREADS = 2;

/** The networks, fetched and started by the first who asks; tried anew after a failure. */
export const openedNetworks = once<Networks, number | undefined>(async (wish) => {
  const [{ openNetworks }, find, read] = await Promise.all([
    import('../models/receipts/reading/networks.ts'),
    fetchBytes(VISION_FILES.findLines),
    fetchBytes(VISION_FILES.readLine),
  ]);
  const most = wish ?? Math.min(MOST_THREADS, self.navigator.hardwareConcurrency);
  const threads = self.crossOriginIsolated ? most : 1;
  return openNetworks({ runtime: VISION_FILES.runtime, find, read, threads });
});

/** Tesseract in a thread of its own, likewise. */
export const openedSecondReader = once<SecondReader>(async () => {
  const [{ openSecondReader }, ...others] = await Promise.all([
    import('../models/receipts/reading/second-reader.ts'),
    ...VISION_FILES.otherLanguages.map(async ({ code, url }) => ({
      code,
      data: await unpacked(await fetchBytes(url)),
    })),
  ]);
  return openSecondReader({
    worker: VISION_FILES.tesseractWorker,
    core: VISION_FILES.tesseractCore,
    english: `${VISION_FILES.english}#`,
    others,
  });
});

/** Some hosts unpack such a file on the way. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What is opened once, with the wish of the first who asks. */
function once<Value, Wish = void>(open: (wish: Wish | undefined) => Promise<Value>): (wish?: Wish) => Promise<Value> {
  let opened: Promise<Value> | null = null;
  return (wish) => {
    opened ??= open(wish).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
}

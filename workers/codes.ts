/** The `codes` engine's methods: barcodes before the camera, many frames a second, on a thread of their own. */

import decoder from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { succeed } from '../models/kit/control.ts';
import type { Methods } from './answers.ts';
import type { CodesMethods } from './contract.ts';

/** The decoder has one memory: one frame at a time. */
const READING = 'reading';
let loaded: Promise<void> | null = null;

export const CODES: Methods<CodesMethods> = {
  'barcodes.read': {
    lane: READING,
    async answer(frame) {
      const { loadDecoder, readCodes } = await import('../models/barcodes/model.ts');
      loaded ??= loadDecoder({ url: decoder });
      try {
        await loaded;
      } catch (error) {
        // Offline and never fetched: the next frame tries again.
        loaded = null;
        throw error;
      }
      return succeed(await readCodes(frame));
    },
  },
};

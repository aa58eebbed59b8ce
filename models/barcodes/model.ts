/** Reads barcodes out of a frame with ZXing-C++ in WebAssembly. */

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type CodeFrame, type FoundCode, READ_FORMATS } from './types.ts';

/** Where the decoder's WebAssembly comes from: an address of the app's own, or the bytes themselves. Nothing is fetched from elsewhere. */
export type DecoderSource = { readonly url: string } | { readonly bytes: ArrayBuffer };

/** Starts the decoder; later readings use it. */
export async function loadDecoder(source: DecoderSource): Promise<void> {
  const overrides = 'url' in source ? { locateFile: () => source.url } : { wasmBinary: source.bytes };
  await prepareZXingModule({ overrides, fireImmediately: true });
}

/** Every code that can be read; none is an answer too. {@link loadDecoder} must have come before. */
export async function readCodes({ pixels, width, height }: CodeFrame): Promise<readonly FoundCode[]> {
  // An ImageData by its shape: this thread may have no such class.
  const frame = { data: pixels, width, height, colorSpace: 'srgb' } as unknown as Parameters<typeof readBarcodes>[0];
  const results = await readBarcodes(frame, {
    formats: [...READ_FORMATS],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    maxNumberOfSymbols: 4,
  });
  return results.filter((one) => one.isValid && one.text !== '').map(({ text, format }) => ({ text, format }));
}

/** Reads the barcode in a frame of the camera: by the browser's own decoder where it has one, else by ours in its engine. */

import { codes } from './engines.ts';

/** Not in TypeScript's DOM yet. https://wicg.github.io/shape-detection-api/#barcode-detection-api */
interface NativeDetector {
  detect(picture: ImageData): Promise<readonly { readonly rawValue: string }[]>;
}
interface NativeDetectors {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Kinds that packs and cases carry, as the browser calls them. */
const WANTED = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128', 'code_39', 'qr_code', 'data_matrix'];
let native: Promise<NativeDetector | null> | null = null;

/** The code in the frame, null when none can be read. Never rejects. Answers `failed` when there is no decoder to be had. */
export async function readBarcode(picture: ImageData): Promise<string | null | 'failed'> {
  native ??= findNative();
  const own = await native;
  if (own !== null) {
    try {
      return (await own.detect(picture))[0]?.rawValue ?? null;
    } catch {
      // Promised and not there, as on some phones: ours from now on.
      native = Promise.resolve(null);
    }
  }
  const pixels = picture.data as Uint8ClampedArray<ArrayBuffer>;
  const read = await codes.ask(
    'barcodes.read',
    { pixels, width: picture.width, height: picture.height },
    { giveAway: true },
  );
  if (!read.ok) return 'failed';
  return read.value[0]?.text ?? null;
}

async function findNative(): Promise<NativeDetector | null> {
  const Detectors = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector;
  try {
    const known = (await Detectors?.getSupportedFormats()) ?? [];
    const formats = WANTED.filter((one) => known.includes(one));
    // A decoder that knows no retail codes is of no use in a kitchen.
    return Detectors === undefined || !formats.includes('ean_13') ? null : new Detectors({ formats });
  } catch {
    return null;
  }
}

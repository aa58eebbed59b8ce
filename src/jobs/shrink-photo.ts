/** Makes a photo small enough to be kept: from the camera's megabytes to some tens of kilobytes. */

import { fail, type Outcome, succeed } from '../../models/kit/control.ts';
import type { Photo } from '../db/commands/keep-photo.ts';

export interface ShrinkOptions {
  /** Pixels of the longer side. 1280 keeps print on a paper readable; 640 is plenty for a thing on a shelf. */
  readonly longest?: number;
  /** 0–1. */
  readonly quality?: number;
}

/** Safari writes no WebP; asked for it, it answers PNG, which is larger than the JPEG it can write. */
const KINDS = ['image/webp', 'image/jpeg'] as const;

/**
 * Upright as the camera held it, without the place and time that cameras write into their files. Decoding and writing happen on the
 * browser's own threads. Fails: `bad-input` when it is no picture this browser can read, `out-of-memory` when it cannot be drawn.
 */
export async function shrinkPhoto(
  file: Blob,
  { longest = 1280, quality = 0.8 }: ShrinkOptions = {},
): Promise<Outcome<Photo>> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    return fail('bad-input', String(error), { problem: 'not-an-image' });
  }
  try {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext('2d');
    if (brush === null) return fail('out-of-memory', `no canvas of ${width} × ${height}`);
    brush.imageSmoothingQuality = 'high';
    // A drawing with holes would turn black in a JPEG.
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, width, height);
    brush.drawImage(picture, 0, 0, width, height);
    for (const type of KINDS) {
      const blob = await canvas.convertToBlob({ type, quality });
      if (blob.type === type) return succeed({ type, bytes: await blob.arrayBuffer() });
    }
    return fail('unsupported', 'no picture could be written');
  } catch (error) {
    return fail('out-of-memory', String(error));
  } finally {
    picture.close();
  }
}

/** Opens picture files and writes pictures, with the browser's own codecs. */

import { fail, type Outcome, succeed } from '../models/kit/control.ts';
import type { PhotoFile } from '../models/receipts/reading/types.ts';
import { readImageHeader } from '../models/receipts/seeing/image-header.ts';
import type { ColourImage, GreyImage } from '../models/receipts/seeing/types.ts';

/** More would cost a tablet a quarter of a gigabyte at once; 50-megapixel phones pass. */
const MOST_PIXELS = 64e6;
/** What reading works on: enough for small print on a whole sheet, little enough for a phone. */
const WORKING_PIXELS = 6e6;

/** A photo, upright as its file says, and how many pixels of the file one of its pixels stands for. */
export interface OpenedPhoto {
  readonly image: ColourImage;
  readonly scale: number;
}

/** Fails with `not-an-image` or `too-large`, the latter before anything is decoded where the header tells the size. */
export async function openPhoto({ bytes, mime }: PhotoFile, pixels = WORKING_PIXELS): Promise<Outcome<OpenedPhoto>> {
  const header = readImageHeader(new Uint8Array(bytes));
  if (header === null)
    return fail('not-an-image', `${mime || 'a file'} of ${bytes.byteLength} bytes is no known picture`);
  if (header.size !== null && header.size.width * header.size.height > MOST_PIXELS) return tooLarge(header.size);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes], { type: mime }));
  } catch (error) {
    return fail('not-an-image', `${header.kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    if (bitmap.width * bitmap.height > MOST_PIXELS) return tooLarge(bitmap);
    return succeed(drawn(bitmap, pixels));
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, pixels: number): OpenedPhoto {
  const scale = Math.max(1, Math.sqrt((bitmap.width * bitmap.height) / pixels));
  const width = Math.max(1, Math.round(bitmap.width / scale));
  const height = Math.max(1, Math.round(bitmap.height / scale));
  const context = contextOf(width, height);
  // A picture with see-through parts stands on white paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return { image: { width, height, data: context.getImageData(0, 0, width, height).data }, scale };
}

function tooLarge({ width, height }: { readonly width: number; readonly height: number }): Outcome<never> {
  return fail('too-large', `${width} × ${height} pixels`, { width, height, most: MOST_PIXELS });
}

/** A picture as a file. */
export interface WrittenImage {
  readonly bytes: ArrayBuffer;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

/** As a JPEG, with the longer side at most `longest`. */
export async function writeImage(
  image: ColourImage | GreyImage,
  longest = Infinity,
  quality = 0.8,
): Promise<WrittenImage> {
  const colours = new ImageData(colourPixels(image), image.width, image.height);
  let canvas = canvasOf(image.width, image.height);
  canvas.getContext('2d')!.putImageData(colours, 0, 0);
  const scale = longest / Math.max(image.width, image.height);
  if (scale < 1) {
    const small = canvasOf(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
    const context = small.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(canvas, 0, 0, small.width, small.height);
    canvas = small;
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { bytes: await blob.arrayBuffer(), mime: blob.type, width: canvas.width, height: canvas.height };
}

function colourPixels({ width, height, data }: ColourImage | GreyImage): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height);
  if (data.length === pixels.length) {
    pixels.set(data);
    return pixels;
  }
  for (let i = 0; i < data.length; i++) pixels.fill(data[i]!, 4 * i, 4 * i + 3);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  return pixels;
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = canvasOf(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no drawing in this thread');
  return context;
}

const canvasOf = (width: number, height: number) => new OffscreenCanvas(width, height);

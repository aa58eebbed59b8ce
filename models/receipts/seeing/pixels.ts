/** Plain arithmetic on pictures that needs no library: grey, smaller, turned, cut. */

import type { ColourImage, Corners, GreyImage, Turn } from './types.ts';

/** Luma of ITU-R BT.601. */
export function greyOf({ width, height, data }: ColourImage): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    grey[i] = (299 * data[at]! + 587 * data[at + 1]! + 114 * data[at + 2]! + 500) / 1000;
  }
  return { width, height, data: grey };
}

/** Smaller so that the longer side is at most `longest`; every pixel the mean of those it covers. Never larger. */
export function shrunk(image: GreyImage, longest: number): GreyImage {
  const scale = Math.max(image.width, image.height) / longest;
  if (scale <= 1) return image;
  const width = Math.max(1, Math.round(image.width / scale));
  const height = Math.max(1, Math.round(image.height / scale));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * image.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * image.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      let sum = 0;
      for (let sy = top; sy < bottom; sy++) {
        for (let sx = left; sx < right; sx++) sum += image.data[sy * image.width + sx]!;
      }
      data[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, data };
}

/** Turned clockwise. */
export function turned(image: ColourImage, turn: Turn): ColourImage {
  if (turn === 0) return image;
  const swaps = turn !== 180;
  const width = swaps ? image.height : image.width;
  const height = swaps ? image.width : image.height;
  const from = new Uint32Array(image.data.buffer, image.data.byteOffset, image.width * image.height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at =
        turn === 180
          ? (image.height - 1 - y) * image.width + (image.width - 1 - x)
          : turn === 90
            ? (image.height - 1 - x) * image.width + y
            : x * image.width + (image.width - 1 - y);
      to[y * width + x] = from[at]!;
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}

/** Whether nothing is to be seen: all but a few pixels within a few grey values of each other. */
export function isPlain({ data }: GreyImage): boolean {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value]!++;
  const at = (share: number) => {
    let left = share * data.length;
    for (let value = 0; value < 256; value++) {
      left -= counts[value]!;
      if (left < 0) return value;
    }
    return 255;
  };
  return at(0.998) - at(0.002) < 12;
}

/** Corners told in another scale. */
export function scaledCorners(corners: Corners, by: number): Corners {
  return corners.map(({ x, y }) => ({ x: x * by, y: y * by })) as unknown as Corners;
}

/** Area of the quadrilateral in squared pixels (shoelace formula). */
export function areaOf(corners: Corners): number {
  let twice = 0;
  for (let i = 0; i < 4; i++) {
    const a = corners[i]!;
    const b = corners[(i + 1) % 4]!;
    twice += a.x * b.y - b.x * a.y;
  }
  return Math.abs(twice) / 2;
}

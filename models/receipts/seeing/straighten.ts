/** Turns a page by the few degrees that its lines lean, so that what stands in one row of a table has one height. */

import type { ColourImage } from './types.ts';

/** Radians below which a row still keeps together. */
const LEAST_LEAN = 0.006;
/** Radians above which it is no lean but another way of lying. */
const MOST_LEAN = 0.35;

/** A line's direction as a unit vector to the right, with its length. */
export interface Leaning {
  readonly ux: number;
  readonly uy: number;
  readonly width: number;
}

/** Radians, clockwise positive, that the lines lean by: the median, long lines counting more. 0 where it is not worth turning. */
export function leanOf(lines: readonly Leaning[]): number {
  const lying = lines.filter(({ ux, uy }) => Math.abs(uy) < Math.sin(MOST_LEAN) && ux > 0);
  const sorted = lying
    .map(({ ux, uy, width }) => ({ lean: Math.atan2(uy, ux), width }))
    .toSorted((a, b) => a.lean - b.lean);
  let left = sorted.reduce((sum, { width }) => sum + width, 0) / 2;
  for (const { lean, width } of sorted) {
    left -= width;
    if (left <= 0) return Math.abs(lean) < LEAST_LEAN ? 0 : lean;
  }
  return 0;
}

/** How points of a page move when it is straightened. */
export interface Straightening {
  readonly cos: number;
  readonly sin: number;
  readonly width: number;
  readonly height: number;
  readonly from: { readonly width: number; readonly height: number };
}

export function straighteningOf(
  page: { readonly width: number; readonly height: number },
  lean: number,
): Straightening {
  const cos = Math.cos(lean);
  const sin = Math.sin(lean);
  return {
    cos,
    sin,
    width: Math.ceil(page.width * cos + page.height * Math.abs(sin)),
    height: Math.ceil(page.height * cos + page.width * Math.abs(sin)),
    from: page,
  };
}

/** Where a point of the leaning page comes to lie. */
export function straightPoint({ cos, sin, width, height, from }: Straightening, x: number, y: number) {
  const dx = x - from.width / 2;
  const dy = y - from.height / 2;
  return { x: cos * dx + sin * dy + width / 2, y: cos * dy - sin * dx + height / 2 };
}

/** The straightened page; what was not on the photo is white. Bilinear. */
export function straightened(page: ColourImage, turn: Straightening): ColourImage {
  const { cos, sin, width, height } = turn;
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  const last = page.width - 1;
  const lowest = page.height - 1;
  const pixels = page.data;
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2;
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2;
      const px = cos * dx - sin * dy + page.width / 2;
      const py = cos * dy + sin * dx + page.height / 2;
      if (px < 0 || py < 0 || px > last || py > lowest) continue;
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const fx = px - x0;
      const fy = py - y0;
      const a = 4 * (y0 * page.width + x0);
      const b = x0 < last ? a + 4 : a;
      const below = y0 < lowest ? 4 * page.width : 0;
      const at = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel++) {
        const upper = pixels[a + channel]! + (pixels[b + channel]! - pixels[a + channel]!) * fx;
        const lower = pixels[a + below + channel]! + (pixels[b + below + channel]! - pixels[a + below + channel]!) * fx;
        data[at + channel] = upper + (lower - upper) * fy;
      }
    }
  }
  return { width, height, data };
}

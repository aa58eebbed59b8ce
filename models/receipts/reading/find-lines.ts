/** Where text stands on a page: what the detection network is shown, and lines out of the map that it answers. */

import type { ColourImage, Point } from '../seeing/types.ts';
import type { Spine } from '../seeing/uncurl.ts';
import { grown, type Slanted, smallestRectangle } from './rectangles.ts';

/** A network's input: `1 × 3 × height × width`, channels blue, green, red as PP-OCR was taught, values -1 … 1. */
export interface NetworkInput {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Where a line of text stands, in pixels of the page, and how sure that is, 0 … 1. */
export interface FoundLine {
  readonly where: Slanted;
  readonly confidence: number;
}

/**
 * Side lengths that the network sees: the shorter one at least `short`, the longer at most `long`, both multiples of 32. Small print of
 * a narrow scan is enlarged, which the network needs; a large photo is made small, which saves time: on scans 1280 found as much as 1600.
 */
export function sizeToFind(
  width: number,
  height: number,
  { short = 640, long = 1280 } = {},
): { width: number; height: number } {
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  const scale = Math.min(Math.max(1, short / least), long / most);
  const snap = (side: number) => Math.max(32, Math.round((side * scale) / 32) * 32);
  return { width: snap(width), height: snap(height) };
}

/** The page as the network sees it; each of its pixels is the mean of what it covers, or between its neighbours when enlarged. */
export function inputToFind(
  page: ColourImage,
  size: { readonly width: number; readonly height: number },
): NetworkInput {
  const { width, height } = size;
  const data = new Float32Array(3 * width * height);
  const plane = width * height;
  const xs = samplesOf(page.width, width);
  const ys = samplesOf(page.height, height);
  const pixels = page.data;
  for (let y = 0; y < height; y++) {
    const top = ys.low[y]! * page.width;
    const bottom = ys.high[y]! * page.width;
    const down = ys.share[y]!;
    for (let x = 0; x < width; x++) {
      const left = xs.low[x]!;
      const right = xs.high[x]!;
      const across = xs.share[x]!;
      const a = 4 * (top + left);
      const b = 4 * (top + right);
      const c = 4 * (bottom + left);
      const d = 4 * (bottom + right);
      let at = 2 * plane + y * width + x;
      for (let channel = 0; channel < 3; channel++) {
        const upper = pixels[a + channel]! + (pixels[b + channel]! - pixels[a + channel]!) * across;
        const lower = pixels[c + channel]! + (pixels[d + channel]! - pixels[c + channel]!) * across;
        data[at] = (upper + (lower - upper) * down) / 127.5 - 1;
        at -= plane;
      }
    }
  }
  return { data, width, height };
}

/** For every target pixel the two source pixels around its centre, and the share of the second. */
function samplesOf(from: number, to: number) {
  const low = new Int32Array(to);
  const high = new Int32Array(to);
  const share = new Float32Array(to);
  for (let i = 0; i < to; i++) {
    const centre = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    low[i] = Math.floor(centre);
    high[i] = Math.min(from - 1, low[i]! + 1);
    share[i] = centre - low[i]!;
  }
  return { low, high, share };
}

export interface FindOptions {
  /** A pixel of the map is text above this. */
  readonly threshold: number;
  /** A line counts when the mean of the map over it is above this. */
  readonly sure: number;
  /** How much a line is grown again: the network was taught to answer shrunken ones. */
  readonly unclip: number;
}

export const FIND_OPTIONS: FindOptions = { threshold: 0.3, sure: 0.5, unclip: 1.6 };

/** What the map shows: lines as rectangles, and the middles of all of them, those included that are too bent for one. */
export interface FoundText {
  readonly lines: readonly FoundLine[];
  readonly spines: readonly Spine[];
}

/**
 * Lines from the network's map (Liao et al. 2020, "Real-time scene text detection with differentiable binarization", section 3.5): every
 * patch of pixels above the threshold becomes its smallest rectangle, grown by area × unclip / perimeter.
 * @param map `height × width` of the input, 0 … 1
 * @param page size of the page that the lines are told in
 */
export function textOfMap(
  map: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
  options: FindOptions = FIND_OPTIONS,
): FoundText {
  const lines: FoundLine[] = [];
  const spines: Spine[] = [];
  const [toX, toY] = [page.width / width, page.height / height];
  for (const { edge, columns } of patchesOf(thickened(map, width, height, options.threshold), width, height)) {
    const rectangle = smallestRectangle(edge);
    if (rectangle === null || Math.min(rectangle.width, rectangle.height) < 3) continue;
    const spine = spineOf(columns, options.unclip, toX, toY);
    if (spine !== null) spines.push(spine);
    const confidence = meanWithin(map, width, height, rectangle);
    if (confidence < options.sure) continue;
    const { width: w, height: h } = rectangle;
    const line = grown(rectangle, (w * h * options.unclip) / (2 * (w + h)));
    if (Math.min(line.width, line.height) < 5) continue;
    lines.push({ where: scaled(line, toX, toY), confidence });
  }
  return { lines, spines };
}

/** Pixels of a patch in one of its columns. */
interface Column {
  sum: number;
  count: number;
}

/** The middle of a patch that lies, one point for as much of its length as it is thick; null for one that is hardly longer. */
function spineOf(columns: ReadonlyMap<number, Column>, unclip: number, toX: number, toY: number): Spine | null {
  const xs = [...columns.keys()].toSorted((a, b) => a - b);
  const thick = xs.map((x) => columns.get(x)!.count).toSorted((a, b) => a - b)[xs.length >> 1] ?? 0;
  const length = xs.length;
  if (thick < 2 || length < 4.5 * thick) return null;
  const points: Point[] = [];
  // Round ends say nothing about where a line lies.
  for (let from = Math.ceil(thick / 2); from + thick <= length - thick / 2; from += thick) {
    let [sum, count] = [0, 0];
    for (let i = from; i < from + thick; i++) {
      const column = columns.get(xs[i]!)!;
      sum += column.sum;
      count += column.count;
    }
    points.push({ x: (xs[from]! + (thick - 1) / 2 + 0.5) * toX, y: (sum / count + 0.5) * toY });
  }
  const height = (thick + (thick * length * unclip) / (thick + length)) * toY;
  return { points, height };
}

/** 1 where the map or its neighbour to the right, below or between is above the threshold: bridges hair-thin gaps. */
function thickened(map: Float32Array, width: number, height: number, threshold: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (map[at]! <= threshold) continue;
      mask[at] = 1;
      if (x + 1 < width) mask[at + 1] = 1;
      if (y + 1 < height) mask[at + width] = 1;
      if (x + 1 < width && y + 1 < height) mask[at + width + 1] = 1;
    }
  }
  return mask;
}

/** A connected patch: the outermost pixels of each of its rows, which is all that its hull needs, and its columns. */
interface Patch {
  readonly edge: readonly Point[];
  readonly columns: ReadonlyMap<number, Column>;
}

/** All patches. Eats the mask. */
function* patchesOf(mask: Uint8Array, width: number, height: number): Generator<Patch> {
  const waiting: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0) continue;
    const rows = new Map<number, [number, number]>();
    const columns = new Map<number, Column>();
    mask[start] = 0;
    waiting.push(start);
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const y = Math.floor(at / width);
      const x = at - y * width;
      const row = rows.get(y);
      if (row === undefined) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      const column = columns.get(x);
      if (column === undefined) columns.set(x, { sum: y, count: 1 });
      else {
        column.sum += y;
        column.count += 1;
      }
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] === 0) continue;
          mask[next] = 0;
          waiting.push(next);
        }
      }
    }
    const edge = [...rows].flatMap(([y, [left, right]]) => [
      { x: left, y },
      { x: right, y },
    ]);
    yield { edge, columns };
  }
}

function meanWithin(map: Float32Array, width: number, height: number, rectangle: Slanted): number {
  const { cx, cy, ux, uy } = rectangle;
  const [halfWidth, halfHeight] = [rectangle.width / 2 + 0.5, rectangle.height / 2 + 0.5];
  const reachX = Math.abs(halfWidth * ux) + Math.abs(halfHeight * uy);
  const reachY = Math.abs(halfWidth * uy) + Math.abs(halfHeight * ux);
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, Math.floor(cy - reachY)); y <= Math.min(height - 1, Math.ceil(cy + reachY)); y++) {
    for (let x = Math.max(0, Math.floor(cx - reachX)); x <= Math.min(width - 1, Math.ceil(cx + reachX)); x++) {
      const along = (x - cx) * ux + (y - cy) * uy;
      const across = (y - cy) * ux - (x - cx) * uy;
      if (Math.abs(along) > halfWidth || Math.abs(across) > halfHeight) continue;
      sum += map[y * width + x]!;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** The two scales differ by the rounding to 32 only, so a slanted rectangle stays one. */
function scaled({ cx, cy, ux, uy, width, height }: Slanted, sx: number, sy: number): Slanted {
  const [dx, dy] = [ux * sx, uy * sy];
  const length = Math.hypot(dx, dy);
  return {
    cx: (cx + 0.5) * sx - 0.5,
    cy: (cy + 0.5) * sy - 0.5,
    ux: dx / length,
    uy: dy / length,
    width: width * length,
    height: height * Math.hypot(uy * sx, ux * sy),
  };
}

/** Finds the four corners of a paper: by its edges (Canny and contours) and by its brightness (Otsu), the better of both. */

import { type Mat, type OpenCv, withMats } from './opencv.ts';
import { areaOf } from './pixels.ts';
import type { Corners, GreyImage, Point } from './types.ts';

/** Paper is looked for at this size; corners are told to a pixel or two of it. */
export const LOOK_AT = 480;

/** Smaller papers are too far away to be read. */
const LEAST_AREA = 0.12;
/** Larger ones fill the picture: nothing to cut off. */
const MOST_AREA = 0.92;
/** Grey values that a paper is brighter than what it lies on. Without this, a table printed on a scan would pass for a paper. */
const LEAST_CONTRAST = 18;

/** A paper that was found; `score` 0 … 1 says how much it looks like one. */
export interface FoundPaper {
  readonly corners: Corners;
  /** How far each side bows out beyond the straight line between its corners, in pixels: top, right, bottom, left. A curled sheet's do. */
  readonly bows: Bows;
  readonly score: number;
}

/** Of top, right, bottom and left. */
export type Bows = readonly [number, number, number, number];

/** A quadrilateral with the outline that it was made of. */
interface Candidate {
  readonly corners: Corners;
  readonly outline: readonly Point[];
}

/** The best quadrilateral in a small grey picture, in its pixels; null when there is none that is brighter than its surroundings. */
export function findPaper(cv: OpenCv, grey: GreyImage): FoundPaper | null {
  return withMats((keep) => {
    const picture = keep(cv.matFromArray(grey.height, grey.width, cv.CV_8UC1, grey.data as never));
    const smooth = keep(new cv.Mat());
    cv.GaussianBlur(picture, smooth, new cv.Size(5, 5), 0);
    const edges = keep(edgesOf(cv, smooth));
    const bright = keep(new cv.Mat());
    cv.threshold(smooth, bright, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
    const closing = keep(cv.Mat.ones(9, 9, cv.CV_8U));
    cv.morphologyEx(bright, bright, cv.MORPH_CLOSE, closing);
    cv.morphologyEx(bright, bright, cv.MORPH_OPEN, closing);
    const candidates = [...quadsOf(cv, edges), ...quadsOf(cv, bright)];
    let best: FoundPaper | null = null;
    for (const { corners, outline } of candidates) {
      const sides = sidesOf(corners, outline);
      const score = scoreOf(corners, sides, grey);
      if (score <= (best?.score ?? 0)) continue;
      best = { corners, bows: sides.map((side) => Math.max(0, ...side)) as unknown as Bows, score };
    }
    return best;
  });
}

/** Canny 1986, thresholds around the median grey value, closed so that a paper's outline is one contour. The caller frees it. */
export function edgesOf(cv: OpenCv, smooth: Mat): Mat {
  const edges = new cv.Mat();
  const median = medianOf(smooth.data);
  cv.Canny(smooth, edges, Math.max(10, 0.5 * median), Math.max(30, 1.1 * median));
  const kernel = cv.Mat.ones(3, 3, cv.CV_8U);
  cv.dilate(edges, edges, kernel);
  kernel.delete();
  return edges;
}

function quadsOf(cv: OpenCv, mask: Mat): readonly Candidate[] {
  return withMats((keep) => {
    const contours = keep(new cv.MatVector());
    const hierarchy = keep(new cv.Mat());
    cv.findContours(mask, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
    const least = LEAST_AREA * mask.rows * mask.cols;
    const quads: Candidate[] = [];
    for (let i = 0; i < Number(contours.size()); i++) {
      const contour = keep(contours.get(i));
      const hull = keep(new cv.Mat());
      cv.convexHull(contour, hull);
      if (cv.contourArea(hull) < least) continue;
      const length = cv.arcLength(hull, true);
      for (const slack of [0.02, 0.04, 0.07]) {
        const outline = keep(new cv.Mat());
        cv.approxPolyDP(hull, outline, slack * length, true);
        if (outline.rows !== 4) continue;
        const numbers = outline.data32S;
        const corners = inOrder([0, 1, 2, 3].map((k) => ({ x: numbers[2 * k]!, y: numbers[2 * k + 1]! })));
        quads.push({ corners, outline: pointsOf(contour) });
        break;
      }
    }
    return quads;
  });
}

function pointsOf({ data32S }: Mat): readonly Point[] {
  return Array.from({ length: data32S.length / 2 }, (_, i) => ({ x: data32S[2 * i]!, y: data32S[2 * i + 1]! }));
}

/** Places along a side at which the sheet's edge is looked at. */
const PLACES = 20;
/** A side bows by at most this share of its length: more is another thing that touches the sheet. */
const MOST_BOW = 0.2;

/** For each side how far the outline lies outside (positive) or inside the line between the corners, at places 0 … {@link PLACES}. */
function sidesOf(corners: Corners, outline: readonly Point[]): readonly (readonly number[])[] {
  return corners.map((a, i) => {
    const b = corners[(i + 1) % 4]!;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const off: (number | undefined)[] = new Array(PLACES + 1).fill(undefined);
    // Straight stretches of an outline are told by their ends alone.
    for (const [k, point] of outline.entries()) {
      const next = outline[(k + 1) % outline.length]!;
      const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / (length / PLACES / 2)));
      for (let step = 0; step < steps; step++) {
        const dx = point.x + ((next.x - point.x) * step) / steps - a.x;
        const dy = point.y + ((next.y - point.y) * step) / steps - a.y;
        const place = Math.round(((dx * ux + dy * uy) / length) * PLACES);
        const outside = dx * uy - dy * ux;
        if (place < 0 || place > PLACES || Math.abs(outside) > MOST_BOW * length) continue;
        off[place] = Math.max(off[place] ?? -Infinity, outside);
      }
    }
    return off.map((one) => one ?? 0);
  });
}

/** Left upper first, then clockwise. */
function inOrder(points: readonly Point[]): Corners {
  const cx = points.reduce((sum, { x }) => sum + x, 0) / 4;
  const cy = points.reduce((sum, { y }) => sum + y, 0) / 4;
  const around = points.toSorted((a, b) => Math.atan2(a.y - cy, a.x - cx) - Math.atan2(b.y - cy, b.x - cx));
  const first = around.reduce(
    (best, point, i) => (point.x + point.y < around[best]!.x + around[best]!.y ? i : best),
    0,
  );
  return [0, 1, 2, 3].map((i) => around[(first + i) % 4]!) as unknown as Corners;
}

function scoreOf(corners: Corners, sides: readonly (readonly number[])[], grey: GreyImage): number {
  const share = areaOf(corners) / (grey.width * grey.height);
  if (share < LEAST_AREA || share > MOST_AREA || !isConvex(corners)) return 0;
  const contrast = contrastOf(corners, sides, grey);
  if (contrast < LEAST_CONTRAST) return 0;
  // Opposite sides of a paper are about equally long, however it is held.
  const side = (i: number) =>
    Math.hypot(corners[i]!.x - corners[(i + 1) % 4]!.x, corners[i]!.y - corners[(i + 1) % 4]!.y);
  const alike = (a: number, b: number) => Math.min(a, b) / Math.max(a, b);
  const regular = alike(side(0), side(2)) * alike(side(1), side(3));
  if (regular < 0.35) return 0;
  return Math.sqrt(share) * regular * Math.min(1, contrast / 60);
}

/** Along each side, bowed as it is: mean grey value just inside minus just outside; the least of the four sides that are not the picture's own edge. */
function contrastOf(
  corners: Corners,
  sides: readonly (readonly number[])[],
  { width, height, data }: GreyImage,
): number {
  const cx = corners.reduce((sum, { x }) => sum + x, 0) / 4;
  const cy = corners.reduce((sum, { y }) => sum + y, 0) / 4;
  const contrasts: number[] = [];
  for (let i = 0; i < 4; i++) {
    const a = corners[i]!;
    const b = corners[(i + 1) % 4]!;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    let [nx, ny] = [(b.y - a.y) / length, -(b.x - a.x) / length];
    if (nx * (cx - a.x) + ny * (cy - a.y) > 0) [nx, ny] = [-nx, -ny];
    let [inside, outside, count] = [0, 0, 0];
    for (let step = 2; step <= PLACES - 2; step++) {
      const bow = sides[i]![step]!;
      const x = a.x + ((b.x - a.x) * step) / PLACES + nx * bow;
      const y = a.y + ((b.y - a.y) * step) / PLACES + ny * bow;
      const at = (by: number) => {
        const px = Math.round(x + nx * by);
        const py = Math.round(y + ny * by);
        return px < 0 || py < 0 || px >= width || py >= height ? null : data[py * width + px]!;
      };
      const out = at(7);
      const within = at(-7);
      if (out === null || within === null) continue;
      inside += within;
      outside += out;
      count += 1;
    }
    if (count >= 6) contrasts.push((inside - outside) / count);
  }
  // A long slip may leave the picture at the top and below, but two sides must be seen.
  return contrasts.length < 2 ? 0 : Math.min(...contrasts);
}

function isConvex(corners: Corners): boolean {
  return corners.every((b, i) => {
    const a = corners[(i + 3) % 4]!;
    const c = corners[(i + 1) % 4]!;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0;
  });
}

function medianOf(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value]!++;
  let left = values.length / 2;
  for (let value = 0; value < 256; value++) {
    left -= counts[value]!;
    if (left <= 0) return value;
  }
  return 255;
}

/** Takes the bow out of a curled sheet: where its lines of text run in curves, the page is shifted up and down until they are straight. */

import { choleskyFactor, choleskySolve } from '../../kit/cholesky.ts';
import { type OpenCv, withMats } from './opencv.ts';
import type { ColourImage, Point } from './types.ts';

/** How far every point of a page is shifted down by its bow, in pixels: a polynomial over the page. */
export interface Bow {
  /** Weight of each term of {@link termsAt}. */
  readonly weights: Float64Array;
  /** Middle and half reach of the lines that it was learned from. */
  readonly middle: Point;
  readonly half: Point;
  /** What a line that was straight rises and falls by at most, in its heights, the lean of all lines left out: how curled the sheet is. */
  readonly depth: number;
}

/** The middle of a line of text from left to right, in pixels of the page, and how high the line is. */
export interface Spine {
  readonly points: readonly Point[];
  readonly height: number;
}

/**
 * Heights of a line below which a page is read as it is, as every remapping costs sharpness and time. Flat sheets and scans have no bow, or less than
 * 0.05; names and amounts of a sheet bent by 0.17 fall into wrong rows already.
 */
const PAYS_FROM = 0.15;
/** How far a line may be bent in all; more is no sheet of paper but a mistake. */
const MOST_DEPTH = 12;
/** The bow must explain this much of how the lines deviate from level ones. */
const LEAST_EXPLAINED = 0.6;
const LEAST_LINES = 4;
/** Powers across the page, and down it. */
const ACROSS = 4;
const DOWN = 3;
const TERMS = ACROSS * DOWN;

/**
 * The bow of a page by the middles of its lines: that of a smooth sheet whose lines were straight and level before it was curled (the text lines'
 * cost of Kim, Koo & Cho 2015, "Document dewarping via text-line based optimization", with a polynomial instead of a surface in space).
 * Least squares, a wrong line weighing less each round (Huber 1964). Null where there are few lines, they disagree, or it would not pay.
 */
export function bowOf(spines: readonly Spine[], paysFrom = PAYS_FROM): Bow | null {
  const long = spines.filter(({ points }) => points.length >= 4);
  if (long.length < LEAST_LINES) return null;
  const all = long.flatMap(({ points }) => points);
  const [middle, half] = reachOf(all);
  const height = medianOf(long.map((spine) => spine.height));
  let weights: Float64Array = new Float64Array(TERMS);
  const trusts = long.map(() => 1);
  for (let round = 0; round < 6; round++) {
    const solved = learnWeights(long, trusts, { weights, middle, half });
    if (solved === null) return null;
    weights = solved;
    for (const [i, spine] of long.entries()) {
      trusts[i] = Math.min(1, (0.15 * height) / Math.max(1e-6, unevenness(spine, { weights, middle, half })));
    }
  }
  const flat = { weights: new Float64Array(TERMS), middle, half };
  const after = medianOf(long.map((spine) => unevenness(spine, { weights, middle, half })));
  const before = medianOf(long.map((spine) => unevenness(spine, flat)));
  const depth = depthOf({ weights, middle, half }) / height;
  if (depth < paysFrom || depth > MOST_DEPTH || after > (1 - LEAST_EXPLAINED) * before) return null;
  return { weights, middle, half, depth };
}

/** Pixels by which the bow shifts what belongs at a point of the level page. */
export function shiftAt({ weights, middle, half }: Omit<Bow, 'depth'>, x: number, y: number): number {
  const terms = termsAt((x - middle.x) / half.x, (y - middle.y) / half.y);
  let sum = 0;
  for (let i = 0; i < TERMS; i++) sum += weights[i]! * terms[i]!;
  return sum;
}

/** The page with its bow taken out; it grows by what is shifted beyond its edges, and what was not on the photo is white. */
export function uncurled(cv: OpenCv, page: ColourImage, bow: Bow): ColourImage {
  let [least, most] = [0, 0];
  for (let x = 0; x <= page.width; x += 16) {
    for (const y of [0, page.height / 2, page.height]) {
      const shift = shiftAt(bow, x, y);
      least = Math.min(least, shift);
      most = Math.max(most, shift);
    }
  }
  const above = Math.ceil(most);
  const { width } = page;
  const height = page.height + above + Math.ceil(-least);
  return withMats((keep) => {
    const source = keep(new cv.Mat(page.height, width, cv.CV_8UC4));
    source.data.set(page.data);
    const xs = keep(new cv.Mat(height, width, cv.CV_32FC1));
    const ys = keep(new cv.Mat(height, width, cv.CV_32FC1));
    // The bow is smooth: told at every eighth pixel across, and by straight lines between.
    const coarse = 8;
    const row = new Float64Array(Math.ceil(width / coarse) + 2);
    for (let y = 0; y < height; y++) {
      const level = y - above;
      for (let i = 0; i < row.length; i++) row[i] = shiftAt(bow, i * coarse, level);
      for (let x = 0; x < width; x++) {
        const i = (x / coarse) | 0;
        const share = x / coarse - i;
        xs.data32F[y * width + x] = x;
        ys.data32F[y * width + x] = level + row[i]! + (row[i + 1]! - row[i]!) * share;
      }
    }
    const flat = keep(new cv.Mat());
    cv.remap(source, flat, xs, ys, cv.INTER_LINEAR, cv.BORDER_CONSTANT, new cv.Scalar(255, 255, 255, 255));
    return { width, height, data: new Uint8ClampedArray(flat.data) };
  });
}

/** Legendre's polynomials across without the constant, times powers down; beyond the lines that were seen, the bow goes on no further. */
function termsAt(across: number, down: number): Float64Array {
  const x = Math.min(1.1, Math.max(-1.1, across));
  const y = Math.min(1.1, Math.max(-1.1, down));
  const rows = [x, (3 * x * x - 1) / 2, (5 * x ** 3 - 3 * x) / 2, (35 * x ** 4 - 30 * x * x + 3) / 8];
  const terms = new Float64Array(TERMS);
  for (let i = 0; i < ACROSS; i++) {
    for (let power = 0; power < DOWN; power++) terms[i * DOWN + power] = rows[i]! * y ** power;
  }
  return terms;
}

type Frame = Omit<Bow, 'depth'>;

/** Weights by which each line's middle, less the shift at its own height, is as level as can be. */
function learnWeights(spines: readonly Spine[], trusts: readonly number[], before: Frame): Float64Array | null {
  const matrix = new Float64Array(TERMS * TERMS);
  const right = new Float64Array(TERMS);
  let count = 0;
  for (const [index, { points }] of spines.entries()) {
    const level = levelOf(points, before);
    const rows = points.map(({ x }) =>
      termsAt((x - before.middle.x) / before.half.x, (level - before.middle.y) / before.half.y),
    );
    const means = new Float64Array(TERMS);
    for (const row of rows) for (let i = 0; i < TERMS; i++) means[i]! += row[i]! / rows.length;
    const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
    const trust = trusts[index]!;
    for (const [k, row] of rows.entries()) {
      const y = points[k]!.y - meanY;
      for (let i = 0; i < TERMS; i++) {
        const one = (row[i]! - means[i]!) * trust;
        right[i]! += one * y;
        for (let j = 0; j <= i; j++) matrix[i * TERMS + j]! += one * (row[j]! - means[j]!);
      }
    }
    count += points.length * trust;
  }
  for (let i = 0; i < TERMS; i++) {
    for (let j = i + 1; j < TERMS; j++) matrix[i * TERMS + j] = matrix[j * TERMS + i]!;
    // A ridge, stiffer for what changes down the page: few lines must not make waves.
    matrix[i * TERMS + i]! += count * (1e-4 + 2e-3 * (i % DOWN));
  }
  const factor = choleskyFactor(matrix, TERMS);
  return factor === null ? null : choleskySolve(factor, TERMS, right);
}

/** Where the line lies once the bow is taken out. */
function levelOf(points: readonly Point[], bow: Frame): number {
  let level = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  for (let round = 0; round < 3; round++) {
    level = points.reduce((sum, { x, y }) => sum + y - shiftAt(bow, x, level), 0) / points.length;
  }
  return level;
}

/** Mean distance of a line's middle from level, the bow taken out, in pixels. */
function unevenness({ points }: Spine, bow: Frame): number {
  const level = levelOf(points, bow);
  return points.reduce((sum, { x, y }) => sum + Math.abs(y - shiftAt(bow, x, level) - level), 0) / points.length;
}

/** Levels of the page at which its bow is looked at, −1 top … 1 bottom. */
const LEVELS = [-1, -0.5, 0, 0.5, 1] as const;

/**
 * Pixels between the highest and the lowest point of a line that was straight, the most over the page. The lean that all lines have in common is
 * left out, since straightening sees to it; that some lean otherwise than others is part of how curled a sheet is.
 */
function depthOf(bow: Frame): number {
  const at = (across: number, down: number) =>
    shiftAt(bow, bow.middle.x + across * bow.half.x, bow.middle.y + down * bow.half.y);
  const lean = medianOf(LEVELS.map((down) => (at(1, down) - at(-1, down)) / 2));
  let deepest = 0;
  for (const down of LEVELS) {
    let [high, low] = [-Infinity, Infinity];
    for (let across = -1; across <= 1.001; across += 0.1) {
      const off = at(across, down) - lean * across;
      high = Math.max(high, off);
      low = Math.min(low, off);
    }
    deepest = Math.max(deepest, high - low);
  }
  return deepest;
}

function reachOf(points: readonly Point[]): readonly [middle: Point, half: Point] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const half = { x: Math.max(1, (right - left) / 2), y: Math.max(1, (bottom - top) / 2) };
  return [{ x: (left + right) / 2, y: (top + bottom) / 2 }, half];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

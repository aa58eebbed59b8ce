/** Rectangles that may lie askew: the smallest one around points, grown, and asked for its corners. */

import type { Point, Turn } from '../seeing/types.ts';

/** A rectangle whose longer way of reading runs along (`ux`, `uy`), a unit vector that points to the right. */
export interface Slanted {
  readonly cx: number;
  readonly cy: number;
  readonly ux: number;
  readonly uy: number;
  /** Along (`ux`, `uy`). */
  readonly width: number;
  /** Across it. */
  readonly height: number;
}

/**
 * The rectangle of least area around the points (rotating calipers over the convex hull; Toussaint 1983). Null for fewer than
 * three points that are not in one line.
 */
export function smallestRectangle(points: readonly Point[]): Slanted | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: Slanted | null = null;
  for (let i = 0; i < hull.length; i++) {
    const from = hull[i]!;
    const to = hull[(i + 1) % hull.length]!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) continue;
    const around = alignedTo(hull, (to.x - from.x) / length, (to.y - from.y) / length);
    if (best === null || around.width * around.height < best.width * best.height) best = around;
  }
  return best === null ? null : readFromLeft(best);
}

/** The same rectangle, read as if its page were turned clockwise by so much. */
export function readAfterTurn(rectangle: Slanted, turn: Turn): Slanted {
  const { ux, uy, width, height } = rectangle;
  if (turn === 0) return rectangle;
  if (turn === 180) return { ...rectangle, ux: -ux, uy: -uy };
  const sign = turn === 90 ? 1 : -1;
  return { ...rectangle, ux: sign * uy, uy: -sign * ux, width: height, height: width };
}

/** Every side moved outwards by `by`. */
export function grown(rectangle: Slanted, by: number): Slanted {
  return { ...rectangle, width: rectangle.width + 2 * by, height: rectangle.height + 2 * by };
}

/** Left upper, right upper, right lower, left lower, as read along the rectangle. */
export function cornersOf({ cx, cy, ux, uy, width, height }: Slanted): readonly [Point, Point, Point, Point] {
  const at = (along: number, across: number): Point => ({
    x: cx + (along * width * ux) / 2 - (across * height * uy) / 2,
    y: cy + (along * width * uy) / 2 + (across * height * ux) / 2,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}

function alignedTo(hull: readonly Point[], ux: number, uy: number): Slanted {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of hull) {
    const along = x * ux + y * uy;
    const across = y * ux - x * uy;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const along = (left + right) / 2;
  const across = (top + bottom) / 2;
  return {
    cx: along * ux - across * uy,
    cy: along * uy + across * ux,
    ux,
    uy,
    width: right - left,
    height: bottom - top,
  };
}

/** The same rectangle, told so that its first direction is within 45° of the horizontal. */
function readFromLeft(rectangle: Slanted): Slanted {
  const { ux, uy, width, height } = rectangle;
  const lies = Math.abs(ux) >= Math.abs(uy);
  const [dx, dy] = lies ? [ux, uy] : [-uy, ux];
  const sign = dx < 0 ? -1 : 1;
  const sides = lies ? { width, height } : { width: height, height: width };
  return { ...rectangle, ...sides, ux: dx * sign, uy: dy * sign };
}

/** Andrew's monotone chain (1979). */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turnOf(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turnOf = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

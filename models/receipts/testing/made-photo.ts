/** A sheet on a table as plain numbers: what tests of the eye look at. */

import { createRandom } from '../../kit/random.ts';
import type { ColourImage, Corners } from '../seeing/types.ts';

export interface MadeSheet {
  readonly width: number;
  readonly height: number;
  readonly corners: Corners;
  /** Grey values of table and paper. */
  readonly table: number;
  readonly paper: number;
  readonly noise: number;
}

/** The sheet has rows of dark strokes, as print has. */
export function madePhoto({ width, height, corners, table, paper, noise }: MadeSheet, seed = 1): ColourImage {
  const random = createRandom(seed);
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  const top = Math.min(...corners.map(({ y }) => y));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const onSheet = corners.every((a, i) => {
        const b = corners[(i + 1) % 4]!;
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
      });
      const inset = Math.min(...corners.map((a, i) => distanceTo(a, corners[(i + 1) % 4]!, x, y)));
      const isPrint =
        onSheet && inset > 14 && Math.floor(y - top) % 16 < 7 && (x * 7 + Math.floor((y - top) / 16) * 5) % 11 < 5;
      const value = (onSheet ? (isPrint ? 40 : paper) : table) + noise * random.normal();
      data.fill(value, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return { width, height, data };
}

function distanceTo(a: Corners[0], b: Corners[0], x: number, y: number): number {
  return Math.abs((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / Math.hypot(b.x - a.x, b.y - a.y);
}

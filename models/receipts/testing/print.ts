/** Prints words on a made page with letters of five by seven dots, as old tills do, so that tests in Node can have something read. */

import type { ColourImage } from '../seeing/types.ts';

/** Rows of five bits, the leftmost the highest. The letters that tests print, no more. */
const DOTS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 17, 17, 17, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 6, 8, 16, 31],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '.': [0, 0, 0, 0, 0, 12, 12],
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};

/** Black on white, one row of text every 16 dots; `dot` pixels a dot, drawn round so that letters hang together. */
export function printPage(rows: readonly string[], dot = 4): ColourImage {
  const width = (Math.max(...rows.map((row) => row.length)) * 6 + 20) * dot;
  const height = (rows.length * 16 + 16) * dot;
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (const [line, row] of rows.entries()) {
    for (const [column, letter] of [...row].entries()) {
      for (const [down, bits] of (DOTS[letter] ?? []).entries()) {
        for (let across = 0; across < 5; across++) {
          if (((bits >> (4 - across)) & 1) === 0) continue;
          fillDot(data, width, (10 + column * 6 + across) * dot, (12 + line * 16 + down) * dot, dot);
        }
      }
    }
  }
  return { width, height, data };
}

function fillDot(data: Uint8ClampedArray, width: number, left: number, top: number, dot: number): void {
  for (let y = top; y < top + dot; y++) {
    for (let x = left; x < left + dot; x++) data.set([30, 30, 30], 4 * (y * width + x));
  }
}

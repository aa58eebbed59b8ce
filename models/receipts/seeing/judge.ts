/** Whether a photo or a camera frame is worth reading: sharp, lit, near, steady. */

import { areaOf } from './pixels.ts';
import type { Corners, GreyImage, Outline, PhotoTrouble, PhotoVerdict } from './types.ts';

/** What the parts of a picture within a paper look like. */
export interface Looks {
  /** Variance of the Laplacian (Pech-Pacheco et al. 2000), over the tiles with print only. */
  readonly sharpness: number;
  /** Share of tiles that are burnt out: white through and through beside tiles that are not. */
  readonly glare: number;
  readonly brightness: number;
}

const TILE = 16;
/** Squared grey values of a tile that has something printed on it. */
const PRINTED = 60;

/** Looks at the picture within the corners, or at all of it. Blank margins say nothing about sharpness and are left out. */
export function looksOf(image: GreyImage, corners: Corners | null): Looks {
  const { width, height, data } = image;
  const sharp: number[] = [];
  let [burnt, tiles, light] = [0, 0, 0];
  for (let top = 1; top + TILE < height; top += TILE) {
    for (let left = 1; left + TILE < width; left += TILE) {
      if (corners !== null && !isWithin(corners, left + TILE / 2, top + TILE / 2)) continue;
      let [sum, squares, edge, edges, white] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + TILE; y++) {
        for (let x = left; x < left + TILE; x++) {
          const at = y * width + x;
          const value = data[at]!;
          const laplacian = 4 * value - data[at - 1]! - data[at + 1]! - data[at - width]! - data[at + width]!;
          sum += value;
          squares += value * value;
          edge += laplacian;
          edges += laplacian * laplacian;
          if (value >= 252) white += 1;
        }
      }
      const count = TILE * TILE;
      const variance = squares / count - (sum / count) ** 2;
      if (variance >= PRINTED) sharp.push((edges / count - (edge / count) ** 2) / Math.max(1, variance));
      if (white >= 0.97 * count) burnt += 1;
      light += sum / count;
      tiles += 1;
    }
  }
  const brightness = tiles === 0 ? 0 : light / tiles;
  // A scan is white everywhere and no glare; a lamp on a photo burns a patch into paper that is grey elsewhere.
  const glare = tiles === 0 || brightness > 225 ? 0 : burnt / tiles;
  return { sharpness: upperQuartile(sharp), glare, brightness };
}

/** Laplacian over variance of printed tiles: about 1.5 for crisp print, below 0.12 nobody can read it. */
const BLURRED = 0.12;
const SOFT = 0.25;
const GLARE = 0.06;
const DARK = 60;
/** Pixels of the paper's shorter side below which print is a guess. */
const TOO_SMALL = 280;

/**
 * @param image the photo at no more than 1000 pixels of the longer side
 * @param size the photo's own
 */
export function judgePhoto(
  image: GreyImage,
  corners: Corners | null,
  size: { readonly width: number; readonly height: number },
): PhotoVerdict {
  const scale = size.width / image.width;
  const looks = looksOf(image, corners);
  const shorter = corners === null ? Math.min(size.width, size.height) : scale * Math.sqrt(areaOf(corners) / 1.5);
  const bad: PhotoTrouble[] = [];
  const soft: PhotoTrouble[] = [];
  if (shorter < TOO_SMALL) bad.push('too-small');
  if (looks.brightness < DARK) soft.push('dark');
  if (looks.sharpness < BLURRED) bad.push('blurred');
  else if (looks.sharpness < SOFT) soft.push('blurred');
  if (looks.glare > 3 * GLARE) bad.push('glare');
  else if (looks.glare > GLARE) soft.push('glare');
  return {
    verdict: bad.length > 0 ? 'again' : soft.length > 0 ? 'poor' : 'good',
    reasons: [...bad, ...soft],
    ...size,
    corners: corners === null ? null : (corners.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as never),
    ...looks,
  };
}

/** Share of the frame's longer side that corners may wander between two frames. */
const STEADY = 0.012;
/** Share of the frame that a paper must cover to be read; a long slip covers less. */
const NEAR = 0.18;

/** Everything but the corners, which were found before; `image` is the frame that they are told in. */
export function judgeFrame(image: GreyImage, corners: Corners | null, before: Corners | null): Outline {
  const longer = Math.max(image.width, image.height);
  const looks = looksOf(image, corners);
  const area = corners === null ? 0 : areaOf(corners) / (image.width * image.height);
  const moved = corners === null || before === null ? null : meanDistance(corners, before) / longer;
  const reasons: PhotoTrouble[] = [];
  if (corners === null) reasons.push('no-paper');
  else if (area < NEAR) reasons.push('too-far');
  if (looks.brightness < DARK) reasons.push('dark');
  if (looks.glare > 2 * GLARE) reasons.push('glare');
  if (moved === null || moved > STEADY) reasons.push('moving');
  if (looks.sharpness < SOFT) reasons.push('blurred');
  const { sharpness, glare } = looks;
  return { corners, area, sharpness, glare, moved, isReady: reasons.length === 0, reasons };
}

function meanDistance(a: Corners, b: Corners): number {
  return a.reduce((sum, point, i) => sum + Math.hypot(point.x - b[i]!.x, point.y - b[i]!.y), 0) / 4;
}

function isWithin(corners: Corners, x: number, y: number): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4]!;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

function upperQuartile(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.toSorted((a, b) => a - b)[Math.floor(0.75 * (values.length - 1))]!;
}

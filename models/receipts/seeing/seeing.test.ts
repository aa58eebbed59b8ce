/** The eye on made sheets: found, flattened, judged; nothing found where nothing lies; cleaning keeps sizes and frees its memory. */

import { beforeAll, describe, expect, test } from 'vitest';
import { madePhoto } from '../testing/made-photo.ts';
import { openCvScript } from '../testing/opencv-here.mjs';
import { CLEANING, clean } from './clean.ts';
import { findPaper } from './find-paper.ts';
import { flatten } from './flatten.ts';
import { judgeFrame, judgePhoto } from './judge.ts';
import { type OpenCv, startOpenCv } from './opencv.ts';
import { greyOf, isPlain, shrunk, turned } from './pixels.ts';
import { leanOf, straightened, straighteningOf, straightPoint } from './straighten.ts';
import type { Corners, GreyImage } from './types.ts';

const CORNERS: Corners = [
  { x: 90, y: 60 },
  { x: 300, y: 48 },
  { x: 322, y: 420 },
  { x: 70, y: 408 },
];
const SHEET = { width: 400, height: 480, corners: CORNERS, table: 70, paper: 235, noise: 4 };

let cv: OpenCv;
beforeAll(async () => {
  cv = await startOpenCv(openCvScript());
}, 60_000);

describe('finding', () => {
  test('tells the corners within three pixels, however the sheet lies', () => {
    const found = findPaper(cv, greyOf(madePhoto(SHEET)))!;
    for (const [i, { x, y }] of CORNERS.entries()) {
      expect(Math.hypot(found.corners[i]!.x - x, found.corners[i]!.y - y)).toBeLessThan(3);
    }
  });

  test('finds a sheet that is curled, and keeps what bows out beyond its corners', () => {
    const flat: Corners = [
      { x: 70, y: 90 },
      { x: 330, y: 90 },
      { x: 330, y: 430 },
      { x: 70, y: 430 },
    ];
    const made = madePhoto({ ...SHEET, corners: flat });
    const lift = (x: number) => Math.round(34 * Math.sin((Math.PI * (x - 70)) / 260));
    const data = new Uint8ClampedArray(made.data.length).fill(255);
    for (let x = 0; x < made.width; x++) {
      for (let y = 0; y < made.height; y++) {
        const from = Math.min(made.height - 1, y + (x > 70 && x < 330 ? lift(x) : 0));
        data.set(
          made.data.subarray(4 * (from * made.width + x), 4 * (from * made.width + x) + 4),
          4 * (y * made.width + x),
        );
      }
    }
    const found = findPaper(cv, greyOf({ ...made, data }))!;
    for (const [i, { x, y }] of flat.entries()) {
      expect(Math.hypot(found.corners[i]!.x - x, found.corners[i]!.y - y)).toBeLessThan(8);
    }
    const [above, right, below, left] = found.bows;
    expect(above).toBeGreaterThan(28);
    expect(above).toBeLessThan(42);
    for (const none of [right, below, left]) expect(none).toBeLessThan(5);
    const plain = flatten(cv, { ...made, data }, found.corners);
    const whole = flatten(cv, { ...made, data }, found.corners, found.bows);
    expect(whole.height - plain.height).toBeCloseTo(above, -0.5);
  });

  test('finds no sheet on an empty table, nor where the sheet fills the picture', () => {
    const table = { ...SHEET, paper: 70 };
    expect(findPaper(cv, plainNoise(SHEET.width, SHEET.height, 70))).toBeNull();
    const whole: Corners = [
      { x: -9, y: -9 },
      { x: 409, y: -9 },
      { x: 409, y: 489 },
      { x: -9, y: 489 },
    ];
    expect(findPaper(cv, greyOf(madePhoto({ ...table, paper: 240, corners: whole })))).toBeNull();
  });

  test('says the same twice, and leaves the picture alone', () => {
    const grey = greyOf(madePhoto(SHEET));
    const before = grey.data.slice();
    const first = findPaper(cv, grey);
    expect(findPaper(cv, grey)).toEqual(first);
    expect(isSame(grey.data, before)).toBe(true);
  });

  test('a flattened sheet has paper in its corners and the proportions of its longer sides', () => {
    const flat = greyOf(flatten(cv, madePhoto(SHEET), CORNERS));
    expect(flat.width / flat.height).toBeCloseTo(252 / 372.6, 1);
    for (const at of [3 * flat.width + 3, (flat.height - 4) * flat.width + flat.width - 4]) {
      expect(flat.data[at]!).toBeGreaterThan(200);
    }
  });
});

describe('judging', () => {
  const grey = () => greyOf(madePhoto(SHEET));

  test('a crisp sheet is good, a blurred one wants another shot, a dark one says so', () => {
    expect(judgePhoto(grey(), null, { width: 1200, height: 1440 }).verdict).toBe('good');
    expect(judgePhoto(blurred(grey(), 6), null, { width: 1200, height: 1440 })).toMatchObject({
      verdict: 'again',
      reasons: ['blurred'],
    });
    const dark = greyOf(madePhoto({ ...SHEET, paper: 60, table: 20 }));
    expect(judgePhoto(dark, CORNERS, { width: 1200, height: 1440 }).reasons).toContain('dark');
  });

  test('a blur of a pixel already shows', () => {
    const sharp = [0, 1, 2, 3].map((radius) => judgeFrame(blurred(grey(), radius), CORNERS, null).sharpness);
    expect(sharp[0]!).toBeGreaterThan(10 * Math.max(...sharp.slice(1)));
  });

  test('a burnt patch is glare', () => {
    const image = grey();
    for (let y = 100; y < 240; y++) image.data.fill(255, y * image.width + 120, y * image.width + 260);
    expect(judgePhoto(image, CORNERS, { width: 1200, height: 1440 }).reasons).toContain('glare');
  });

  test('a frame is ready only when the paper was there before, at the same place', () => {
    expect(judgeFrame(grey(), CORNERS, null).reasons).toEqual(['moving']);
    expect(judgeFrame(grey(), CORNERS, CORNERS).isReady).toBe(true);
    const moved = CORNERS.map(({ x, y }) => ({ x: x + 20, y })) as unknown as Corners;
    expect(judgeFrame(grey(), CORNERS, moved).reasons).toEqual(['moving']);
    expect(judgeFrame(grey(), null, null).reasons[0]).toBe('no-paper');
  });
});

describe('pixels', () => {
  test('four quarter turns are none, and two are a half turn', () => {
    const photo = madePhoto(SHEET);
    const quarter = turned(photo, 90);
    expect(quarter.width).toBe(photo.height);
    expect(isSame(turned(quarter, 90).data, turned(photo, 180).data)).toBe(true);
    expect(isSame(turned(photo, 180).data, photo.data)).toBe(false);
    expect(isSame(turned(turned(photo, 180), 180).data, photo.data)).toBe(true);
    expect(isSame(turned(quarter, 270).data, photo.data)).toBe(true);
  });

  test('a picture of one colour is plain, a sheet is not', () => {
    expect(isPlain(plainNoise(64, 64, 200))).toBe(true);
    expect(isPlain(greyOf(madePhoto(SHEET)))).toBe(false);
  });

  test('a smaller picture keeps its mean', () => {
    const grey = greyOf(madePhoto(SHEET));
    const mean = ({ data }: GreyImage) => Array.from(data).reduce((sum, value) => sum + value, 0) / data.length;
    expect(mean(shrunk(grey, 120))).toBeCloseTo(mean(grey), -0.5);
  });

  test('straightening takes the lean of the long lines away', () => {
    const lean = 0.05;
    const lines = [9, 300, 280, 310].map((width, i) => {
      const angle = i === 0 ? -0.2 : lean;
      return { ux: Math.cos(angle), uy: Math.sin(angle), width };
    });
    expect(leanOf(lines)).toBeCloseTo(lean);
    const turn = straighteningOf(SHEET, lean);
    const from = straightPoint(turn, 100, 200);
    const to = straightPoint(turn, 100 + 200 * Math.cos(lean), 200 + 200 * Math.sin(lean));
    expect(to.y).toBeCloseTo(from.y);
    expect(to.x - from.x).toBeCloseTo(200);
    expect(straightened(madePhoto(SHEET), turn).width).toBe(turn.width);
  });
});

test('every step of cleaning keeps the size; the last leaves black and white only', () => {
  const grey = greyOf(madePhoto(SHEET));
  let image: GreyImage = grey;
  for (const step of CLEANING) {
    image = clean(cv, image, step);
    expect([image.width, image.height, image.data.length]).toEqual([400, 480, 400 * 480]);
  }
  expect(new Set(image.data)).toEqual(new Set([0, 255]));
});

/** Deep equality of half a million numbers takes seconds; this does not. */
function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function plainNoise(width: number, height: number, value: number): GreyImage {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => value + ((i * 7919) % 5)) };
}

/** A box blur, twice. */
function blurred(image: GreyImage, radius: number): GreyImage {
  const { width, height } = image;
  let data: Uint8Array = Uint8Array.from(image.data);
  for (const [stepX, stepY] of [
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ] as const) {
    const next = new Uint8Array(data.length);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let [sum, count] = [0, 0];
        for (let by = -radius; by <= radius; by++) {
          const px = x + by * stepX;
          const py = y + by * stepY;
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          sum += data[py * width + px]!;
          count += 1;
        }
        next[y * width + x] = sum / count;
      }
    }
    data = next;
  }
  return { width, height, data };
}

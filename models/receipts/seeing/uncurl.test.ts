/** Curled sheets made of arithmetic: the bow is found and taken out, and a flat page is left alone. */

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { openCvScript } from '../testing/opencv-here.mjs';
import { type OpenCv, startOpenCv } from './opencv.ts';
import { bowOf, type Spine, shiftAt, uncurled } from './uncurl.ts';

const [WIDTH, HEIGHT] = [600, 800];

/** Lines of a page whose middle is lifted by `rise` pixels and that leans by `lean` pixels from end to end. */
function spinesOf(rise: number, { lean = 0, noise = 0, seed = 1 } = {}): readonly Spine[] {
  const random = createRandom(seed);
  return [100, 180, 260, 340, 420, 500, 580, 660].flatMap((level, i) => {
    // Every second line has a name on the left and an amount on the right.
    const parts = i % 2 === 0 ? [[40, 560]] : [[40, 260], [430, 560]]; // biome-ignore format: two parts
    return parts.map(([from, to]) => ({
      height: 24,
      points: Array.from({ length: Math.floor((to! - from!) / 12) }, (_, k) => {
        const x = from! + 12 * k;
        return { x, y: level + bent(x, rise) + (lean * x) / WIDTH + noise * random.normal() };
      }),
    }));
  });
}

const bent = (x: number, rise: number) => -rise * Math.cos((Math.PI * (x - WIDTH / 2)) / WIDTH);

describe('the bow of a page', () => {
  test('is known to a pixel, however the page leans', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 10, max: 90, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.constantFrom(1, -1),
        (rise, lean, sign) => {
          const bow = bowOf(spinesOf(sign * rise, { lean, noise: 0.4 }))!;
          // From the line between its ends to the middle, in heights of a line.
          expect(bow.depth / ((rise + bent(40, rise)) / 24)).toBeCloseTo(1, 0.7);
          const shift = (x: number) => shiftAt(bow, x, 380) - shiftAt(bow, 40, 380);
          for (const x of [150, 300, 450, 560]) {
            const made = bent(x, sign * rise) - bent(40, sign * rise) + (lean * (x - 40)) / WIDTH;
            expect(Math.abs(shift(x) - made)).toBeLessThan(2);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is none where lines are straight, few, or go each its own way', () => {
    expect(bowOf(spinesOf(0, { lean: 30, noise: 1 }))).toBeNull();
    expect(bowOf(spinesOf(40).slice(0, 3))).toBeNull();
    const random = createRandom(3);
    const wild = spinesOf(0).map(({ height, points }) => {
      const rise = 60 * random.normal();
      return { height, points: points.map(({ x, y }) => ({ x, y: y + bent(x, rise) })) };
    });
    expect(bowOf(wild)).toBeNull();
  });

  test('stands against a stamp across the lines', () => {
    const stamp: Spine = {
      height: 30,
      points: Array.from({ length: 20 }, (_, i) => ({ x: 200 + 10 * i, y: 300 + 9 * i })),
    };
    const bow = bowOf([...spinesOf(40, { noise: 0.4 }), stamp])!;
    expect(Math.abs(shiftAt(bow, 300, 380) - shiftAt(bow, 40, 380) - bent(300, 40) + bent(40, 40))).toBeLessThan(3);
  });

  test('changes nothing of what it is asked about, and says the same twice', () => {
    const spines = spinesOf(40);
    const before = structuredClone(spines);
    expect(bowOf(spines)).toEqual(bowOf(spines));
    expect(spines).toEqual(before);
  });
});

describe('taking it out', () => {
  let cv: OpenCv;
  beforeAll(async () => {
    cv = await startOpenCv(openCvScript());
  }, 60_000);

  test('bent rules come out straight and whole', () => {
    const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT).fill(255);
    const levels = [100, 300, 500, 700];
    for (const level of levels) {
      for (let x = 0; x < WIDTH; x++) {
        const middle = Math.round(level + bent(x, 40));
        for (let y = middle - 2; y <= middle + 2; y++) data.fill(0, 4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 3);
      }
    }
    const flat = uncurled(cv, { width: WIDTH, height: HEIGHT, data }, bowOf(spinesOf(40))!);
    expect(flat.width).toBe(WIDTH);
    expect(flat.height).toBeGreaterThan(HEIGHT);
    const middles = [50, 180, 300, 420, 550].map((x) => {
      const dark: number[] = [];
      for (let y = 0; y < flat.height; y++) if (flat.data[4 * (y * WIDTH + x)]! < 128) dark.push(y);
      expect(dark.length).toBeGreaterThanOrEqual(4 * levels.length);
      return dark.reduce((sum, y) => sum + y, 0) / dark.length;
    });
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(2.5);
  });
});

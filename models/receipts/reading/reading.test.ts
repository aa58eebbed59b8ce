/** What surrounds the networks: rectangles, maps, letters, rows, pages, and two readers who disagree. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadLine } from '../../../src/domain/receipt.ts';
import { createRandom } from '../../kit/random.ts';
import type { ColourImage } from '../seeing/types.ts';
import { inputToFind, sizeToFind, textOfMap } from './find-lines.ts';
import { joinPages } from './join-pages.ts';
import { LETTERS } from './letters.ts';
import { inReadingOrder, linesOfPage } from './lines-of-page.ts';
import { writePgm } from './pgm.ts';
import { charactersOf, stripOf } from './read-line.ts';
import { isDoubtful, likeness, reconcile } from './reconcile.ts';
import { cornersOf, grown, readAfterTurn, type Slanted, smallestRectangle } from './rectangles.ts';

const LEVEL: Slanted = { cx: 100, cy: 50, ux: 1, uy: 0, width: 120, height: 20 };

describe('rectangles', () => {
  test('the smallest one around the corners of any rectangle is that rectangle', () => {
    const sides = fc.integer({ min: 12, max: 300 });
    fc.assert(
      fc.property(sides, sides, fc.double({ min: -0.7, max: 0.7, noNaN: true }), (width, height, angle) => {
        fc.pre(Math.abs(width - height) > 2);
        const made: Slanted = { cx: 400, cy: 300, ux: Math.cos(angle), uy: Math.sin(angle), width, height };
        const found = smallestRectangle(cornersOf(made))!;
        expect(found.width).toBeCloseTo(width, 4);
        expect(found.height).toBeCloseTo(height, 4);
        expect(found.cx).toBeCloseTo(400, 4);
        expect(found.ux).toBeCloseTo(made.ux, 4);
      }),
    );
  });

  test('points in one line have none', () => {
    expect(smallestRectangle([0, 1, 2, 3].map((x) => ({ x, y: 2 * x })))).toBeNull();
  });

  test('four quarter turns read as none', () => {
    const once = readAfterTurn(LEVEL, 90);
    expect([once.width, once.height]).toEqual([20, 120]);
    expect(readAfterTurn(readAfterTurn(once, 90), 180)).toEqual({ ...LEVEL, ux: 1, uy: 0 });
    expect(grown(LEVEL, 3)).toMatchObject({ width: 126, height: 26 });
  });
});

describe('finding lines in a map', () => {
  test('two bars are two lines, grown and in pixels of the page', () => {
    const [width, height] = [96, 64];
    const map = new Float32Array(width * height);
    for (const top of [10, 40]) {
      for (let y = top; y < top + 8; y++) map.fill(0.9, y * width + 10, y * width + 70);
    }
    // A faint bar is no text.
    for (let y = 25; y < 30; y++) map.fill(0.4, y * width + 10, y * width + 70);
    const { lines } = textOfMap(map, { width, height }, { width: 192, height: 128 });
    expect(lines).toHaveLength(2);
    for (const [i, { where, confidence }] of lines.entries()) {
      expect(where.cy).toBeCloseTo([28, 88][i]!, -0.6);
      expect(where.width).toBeGreaterThan(120);
      expect(where.height).toBeGreaterThan(20);
      expect(confidence).toBeGreaterThan(0.7);
    }
    expect(textOfMap(new Float32Array(width * height), { width, height }, { width, height })).toEqual({
      lines: [],
      spines: [],
    });
  });

  test('a bent bar is one line whose middle is known from end to end, though no rectangle holds it', () => {
    const [width, height] = [160, 96];
    const map = new Float32Array(width * height);
    const middle = (x: number) => 60 - 40 * Math.sin((Math.PI * x) / width);
    for (let x = 8; x < 152; x++) {
      for (let y = Math.round(middle(x)) - 3; y < Math.round(middle(x)) + 3; y++) map[y * width + x] = 0.95;
    }
    const { lines, spines } = textOfMap(map, { width, height }, { width: 2 * width, height: 2 * height });
    expect(lines).toEqual([]);
    expect(spines).toHaveLength(1);
    expect(spines[0]!.points.length).toBeGreaterThan(15);
    for (const { x, y } of spines[0]!.points) expect(Math.abs(y - 2 * middle(x / 2))).toBeLessThan(4);
  });

  test('what the network sees has sides of 32, small pages enlarged, large ones made small', () => {
    expect(sizeToFind(400, 700)).toEqual({ width: 640, height: 1120 });
    expect(sizeToFind(3000, 4000)).toEqual({ width: 960, height: 1280 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
        const size = sizeToFind(width, height);
        expect(size.width % 32).toBe(0);
        expect(size.height % 32).toBe(0);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(1280);
      }),
    );
  });

  test('a page of one colour is that colour to the network, blue first', () => {
    const input = inputToFind(plain(50, 70, [255, 127.5, 0]), { width: 64, height: 96 });
    expect(input.data.length).toBe(3 * 64 * 96);
    expect(input.data[0]).toBeCloseTo(-1);
    expect(input.data.at(-1)).toBeCloseTo(1);
  });
});

describe('spelling', () => {
  test('repeated steps are one letter, a blank between them two', () => {
    const spelled = spell(['1', '1', '', '1', '2', '', '.', '', '5', '5']);
    expect(spelled.map(({ text }) => text).join('')).toBe('112.5');
    const places = spelled.map(({ at }) => at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.max(...places)).toBeLessThanOrEqual(1);
  });

  test('every class has one plain letter, the first none', () => {
    expect(LETTERS).toHaveLength(242);
    expect(LETTERS[0]).toBe('');
    expect(LETTERS.slice(1).every((letter) => letter.length === 1)).toBe(true);
    expect(LETTERS.filter((letter) => letter === '7')).toHaveLength(2);
  });

  test('a strip is 48 high and as wide as its line asks, and turning it twice is turning it round', () => {
    const page = plain(300, 200, [10, 20, 30]);
    const strip = stripOf(page, LEVEL);
    expect(strip.input.height).toBe(48);
    expect(strip.textWidth).toBe(288);
    expect(stripOf(page, { ...LEVEL, width: 20, height: 120 }).textWidth).toBe(288);
  });

  test('words stand where their letters do', () => {
    const characters = [...'AB CD'].map((text, i) => ({ text, at: 0.1 + 0.2 * i, confidence: 0.9 }));
    const [line] = linesOfPage([{ where: LEVEL, characters }], 2);
    expect(line!.text).toBe('AB CD');
    expect(line!.words.map(({ text }) => text)).toEqual(['AB', 'CD']);
    expect(line!.words[0]!.box[2]).toBeLessThan(line!.words[1]!.box[0]);
    expect(line!.page).toBe(2);
    expect(linesOfPage([{ where: LEVEL, characters: characters.map((c) => ({ ...c, confidence: 0.2 })) }], 0)).toEqual(
      [],
    );
  });
});

describe('order', () => {
  test('rows from the top, each from the left, however they come', () => {
    const lines = [line('a', 0, 0), line('b', 200, 3), line('c', 0, 40), line('d', 200, 37), line('e', 400, 41)];
    const told = (of: readonly ReadLine[]) =>
      inReadingOrder(of)
        .map(({ text }) => text)
        .join('');
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 5 }), (shuffled) => {
        expect(told(shuffled)).toBe('abcde');
      }),
    );
  });

  test('overlapping pages tell what they share once, others are put one behind the other', () => {
    const page = (from: number, to: number, index: number) =>
      Array.from({ length: to - from }, (_, i) => ({
        ...line(`${from + i} barang ke ${(from + i) * 37}`, 0, 40 * i),
        page: index,
      }));
    expect(joinPages([page(0, 10, 0), page(6, 16, 1)]).map(({ text }) => text)).toEqual(
      page(0, 16, 0).map(({ text }) => text),
    );
    expect(joinPages([page(0, 5, 0), page(50, 53, 1)])).toHaveLength(8);
    expect(joinPages([])).toEqual([]);
  });
});

describe('a long paper in pieces', () => {
  const GOODS = [
    'Beras Ramos 5kg',
    'Minyak Goreng 2L',
    'Gula Pasir 1kg',
    'Telur Ayam Negeri',
    'Cabai Rawit Merah',
    'Tempe Papan',
  ];
  /** Rows of a name, and below it how much at what price with the amount beside it: three lines read of each. */
  const rowsFrom = (from: number, to: number, page: number) =>
    Array.from({ length: to - from }, (_, i) => {
      const row = from + i;
      const [times, price] = [1 + (row % 3), 1000 * (5 + (row % 7))];
      const y = 80 * i;
      return [
        { ...line(GOODS[row % GOODS.length]!, 0, y), page },
        { ...line(`${times} x ${price}`, 20, y + 40), page },
        { ...line(`${times * price}`, 400, y + 42), page },
      ];
    }).flat();
  const textsOf = (lines: readonly ReadLine[]) => lines.map(({ text }) => text);

  test('no line is lost and none told twice, though goods repeat, letters are misread and lines are cut by the edges', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 1, max: 1000 }), (overlap, seed) => {
        const random = createRandom(seed);
        const misread = (read: ReadLine): ReadLine =>
          random.uniform() < 0.15 ? { ...read, text: read.text.replace(/[aeo0]/, 'c') } : read;
        const first = rowsFrom(0, 20, 0).map(misread);
        const second = rowsFrom(20 - overlap, 38, 1).map(misread);
        // Half a line of what comes next below the first, half a line of what was before above the second.
        const cutBelow = { ...line('_.-^', 0, 80 * 20), page: 0 };
        const cutAbove = { ...line("'` ~", 0, -30), page: 1 };
        const joined = joinPages([
          [...first, cutBelow],
          [cutAbove, ...second],
        ]);
        expect(joined.length).toBe(38 * 3);
        const whole = textsOf(rowsFrom(0, 38, 0));
        for (const [i, text] of textsOf(joined).entries()) expect(likeness(text, whole[i]!)).toBeGreaterThan(0.6);
      }),
    );
  });

  test('a row is of one piece, so that no amount stands apart from what it is for', () => {
    const joined = joinPages([rowsFrom(0, 12, 0), rowsFrom(6, 20, 1)]);
    for (let i = 0; i < joined.length; i += 3) {
      expect(new Set(joined.slice(i + 1, i + 3).map(({ page }) => page)).size).toBe(1);
    }
    const pages = joined.map(({ page }) => page);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });

  test('what the edge of one piece has cut off is taken from the other', () => {
    for (const share of [2, 3, 6]) {
      const [first, second] = [rowsFrom(0, 12, 0), rowsFrom(12 - share, 22, 1)];
      // The last row of the first piece lacks its amount, the first of the second its name.
      const joined = joinPages([first.slice(0, -1), second.slice(1)]);
      expect(textsOf(joined)).toEqual(textsOf(rowsFrom(0, 22, 0)));
    }
  });

  test('pieces that share nothing stand one behind the other', () => {
    const other = Array.from({ length: 9 }, (_, i) => ({ ...line(`Zzq ${i} wxv`, 0, 40 * i), page: 1 }));
    expect(joinPages([rowsFrom(0, 8, 0), other])).toHaveLength(24 + 9);
  });
});

describe('two readers', () => {
  const first = (...words: readonly (readonly [string, number])[]): ReadLine => ({
    ...line(words.map(([text]) => text).join(' '), 0, 0),
    words: words.map(([text, confidence], i) => ({ text, confidence, box: [20 * i, 0, 20 * i + 18, 10], page: 0 })),
  });
  const second = (...words: readonly (readonly [string, number])[]) => ({
    text: words.map(([text]) => text).join(' '),
    confidence: 0.9,
    words: words.map(([text, confidence]) => ({ text, confidence })),
  });

  test('agreement makes surer', () => {
    const both = reconcile(first(['Gula', 0.8], ['16.500', 0.8]), second(['Gula', 0.9], ['16.500', 0.9]));
    expect(both.text).toBe('Gula 16.500');
    expect(both.confidence).toBeGreaterThan(0.95);
  });

  test('a whole amount beats a torn one, a sure word stays', () => {
    expect(reconcile(first(['TOTAL', 0.99], ['1l8.500', 0.8]), second(['TOTAI', 0.95], ['118.500', 0.85])).text).toBe(
      'TOTAL 118.500',
    );
  });

  test('a word that only one has changes nothing, and boxes stay', () => {
    const line = first(['Telur', 0.7], ['28.000', 0.7]);
    const joined = reconcile(line, second(['#', 0.9], ['Telur', 0.6], ['28.000', 0.5], ['|', 0.9]));
    expect(joined.text).toBe(line.text);
    expect(joined.words.map(({ box }) => box)).toEqual(line.words.map(({ box }) => box));
    expect(reconcile(line, second())).toEqual({ ...line, confidence: expect.closeTo(0.7) });
  });

  test('figures are doubted earlier than names', () => {
    expect(isDoubtful(first(['Telur', 0.95]))).toBe(false);
    expect(isDoubtful(first(['28.000', 0.95]))).toBe(true);
  });

  test('likeness is one for the same, nought for nothing in common, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(likeness(a, a)).toBe(1);
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a));
      }),
    );
    expect(likeness('abc', 'xyz')).toBe(0);
  });
});

test('a greymap says its size and then its pixels', () => {
  const file = writePgm({ width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  expect(String.fromCharCode(...file.subarray(0, 11))).toBe('P5\n3 2\n255\n');
  expect([...file.subarray(11)]).toEqual([1, 2, 3, 4, 5, 6]);
});

function line(text: string, left: number, top: number): ReadLine {
  return { text, box: [left, top, left + 120, top + 20], confidence: 0.9, page: 0, words: [] };
}

function plain(width: number, height: number, [red, green, blue]: readonly [number, number, number]): ColourImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { width, height, data };
}

function spell(steps: readonly string[]) {
  const answer = new Float32Array(steps.length * LETTERS.length);
  for (const [step, letter] of steps.entries()) answer[step * LETTERS.length + LETTERS.indexOf(letter)] = 0.9;
  const width = steps.length * 8;
  return charactersOf(answer, LETTERS, { input: { data: new Float32Array(0), width, height: 48 }, textWidth: width });
}

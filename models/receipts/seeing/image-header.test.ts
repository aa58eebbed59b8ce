/** Sizes are known from the first bytes, whatever else the file holds. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readImageHeader } from './image-header.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const word = (value: number) => [value >> 8, value & 255];

test('a JPEG tells its size behind other segments', () => {
  const exif = [0xff, 0xe1, ...word(10), ...new Array(8).fill(0)];
  const frame = [0xff, 0xc2, ...word(17), 8, ...word(3000), ...word(4000), 3, ...new Array(9).fill(0)];
  expect(readImageHeader(bytesOf([0xff, 0xd8], exif, frame))).toEqual({
    kind: 'jpeg',
    size: { width: 4000, height: 3000 },
  });
});

test('a PNG of a hundred megapixels is known as one', () => {
  const png = bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', [
    0,
    0,
    ...word(10_000),
    0,
    0,
    ...word(10_000),
    8,
    2,
  ]);
  expect(readImageHeader(png)?.size).toEqual({ width: 10_000, height: 10_000 });
});

test('a WebP of each kind tells its size', () => {
  const extended = bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', new Array(8).fill(0), [0x7f, 0x07, 0, 0x37, 0x04, 0]);
  expect(readImageHeader(extended)?.size).toEqual({ width: 1920, height: 1080 });
});

test('a PDF is no picture with a size, and text is nothing', () => {
  expect(readImageHeader(bytesOf('%PDF-1.7\n'))).toEqual({ kind: 'pdf', size: null });
  expect(readImageHeader(bytesOf('date,outlet,item,used\n'))).toBeNull();
  expect(readImageHeader(new Uint8Array(0))).toBeNull();
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(
      fc.constantFrom([0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [0x52, 0x49, 0x46, 0x46]),
      fc.uint8Array(),
      (head, rest) => {
        readImageHeader(Uint8Array.from([...head, ...rest]));
      },
    ),
  );
});

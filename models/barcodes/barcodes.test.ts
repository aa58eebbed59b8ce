import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { loadDecoder, readCodes } from './model.ts';
import { decoder, writer } from './testing/codec-files.mjs';
import type { CodeFrame } from './types.ts';

beforeAll(async () => {
  prepareZXingModule({ overrides: { wasmBinary: writer } });
  await loadDecoder({ bytes: decoder });
});

/** A code on a dim table: `ink` and `paper` 0–255, grey; `soften` box blurs. */
async function frameOf(
  text: string,
  format: 'EAN13' | 'Code128' | 'QRCode',
  options: { ink?: number; paper?: number; soften?: number; upright?: boolean } = {},
) {
  const { ink = 40, paper = 205, soften = 0, upright = false } = options;
  const { symbol } = await writeBarcode(text, { format });
  const scale = format === 'QRCode' ? 6 : 3;
  const tall = format === 'QRCode' ? scale : 90;
  const [width, height] = [640, 480];
  const left = Math.floor((width - symbol.width * scale) / 2);
  const top = Math.floor((height - symbol.height * tall) / 2);
  let grey = new Float64Array(width * height).fill(paper);
  for (let y = 0; y < symbol.height * tall; y++) {
    for (let x = 0; x < symbol.width * scale; x++) {
      const dark = symbol.data[Math.floor(y / tall) * symbol.width + Math.floor(x / scale)] === 0;
      if (dark) grey[(top + y) * width + left + x] = ink;
    }
  }
  for (let round = 0; round < soften; round++) {
    grey = grey.map((value, i) => (value + (grey[i - 1] ?? value) + (grey[i + 1] ?? value)) / 3);
  }
  const pixels = new Uint8ClampedArray(width * height * 4);
  grey.forEach((value, i) => {
    const at = upright ? (i % width) * height + Math.floor(i / width) : i;
    pixels.set([value, value, value, 255], at * 4);
  });
  return (upright ? { pixels, width: height, height: width } : { pixels, width, height }) satisfies CodeFrame;
}

describe('a barcode', () => {
  it.each([
    ['8991002101234', 'EAN13'],
    ['DUS-24/SUSU', 'Code128'],
    ['https://papadin.example/item/1', 'QRCode'],
  ] as const)('%s is read', async (text, format) => {
    const wanted = format === 'EAN13' ? withCheckDigit(text) : text;
    expect(await readCodes(await frameOf(wanted, format))).toEqual([{ text: wanted, format: expect.any(String) }]);
  });

  it('is read in poor light, out of focus, and held upright', async () => {
    const code = withCheckDigit('8991002101234');
    for (const options of [{ ink: 70, paper: 110 }, { soften: 2 }, { upright: true }]) {
      const found = await readCodes(await frameOf(code, 'EAN13', options));
      expect(
        found.map(({ text }) => text),
        JSON.stringify(options),
      ).toEqual([code]);
    }
  });

  it('that is not there is not made up', async () => {
    const { width, height } = { width: 640, height: 480 };
    const empty = { pixels: new Uint8ClampedArray(width * height * 4).fill(180), width, height };
    expect(await readCodes(empty)).toEqual([]);
    const noise = new Uint8ClampedArray(width * height * 4);
    for (let i = 0, state = 1; i < noise.length; i++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      noise[i] = state >> 16;
    }
    expect(await readCodes({ pixels: noise, width, height })).toEqual([]);
  });
});

/** The thirteenth digit of an EAN-13 (GS1 General Specifications, 7.9.1). */
function withCheckDigit(code: string): string {
  const twelve = code.slice(0, 12);
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

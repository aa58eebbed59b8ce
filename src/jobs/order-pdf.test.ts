import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { drawOrderPdf, type OrderSheetWords } from './order-pdf.ts';
import type { TextPainter } from './paint-text.ts';

const LONG = 'with a name that is far too long for the column it stands in';

const words = (lines: number, name: string, rest = LONG): OrderSheetWords => ({
  title: 'Order for Kemang',
  facts: ['To Pak Budi', 'Delivery: 4 Nov 2026'],
  columns: ['Item', 'Amount', 'About'],
  lines: Array.from({ length: lines }, (_, i) => ({
    name: `${name} ${i} ${rest}`,
    amount: '2 × dus (20 kg)',
    price: 'Rp\u00a0800.000',
  })),
  total: { label: 'About', money: 'Rp\u00a01.600.000' },
  foot: 'Terima kasih.',
});

/** One grey pixel: the smallest PNG there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Stands for the browser, which alone can paint; notes what it was asked for. */
function notingPainter() {
  const painted: string[] = [];
  const painter: TextPainter = {
    measure: (text, size) => text.length * size * 0.6,
    async paint(text, size) {
      painted.push(text);
      const png = PIXEL.buffer.slice(PIXEL.byteOffset, PIXEL.byteOffset + PIXEL.byteLength) as ArrayBuffer;
      return { png, width: text.length * size * 0.6, height: size, descent: size * 0.2 };
    },
  };
  return { painter, painted };
}

async function picturesIn(bytes: Uint8Array): Promise<number> {
  const file = await PDFDocument.load(bytes);
  const streams = file.context.enumerateIndirectObjects().map(([, one]) => one);
  return streams.filter(
    (one) =>
      one instanceof PDFRawStream &&
      one.dict.get(PDFName.of('Subtype')) === PDFName.of('Image') &&
      // What is behind a transparent picture is a picture too.
      one.dict.has(PDFName.of('SMask')),
  ).length;
}

test('an order becomes a PDF that opens, with as many pages as it needs', async () => {
  const bytes = await drawOrderPdf(words(3, 'Ayam potong – crème'));
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  const small = await PDFDocument.load(bytes);
  expect([small.getPageCount(), small.getTitle()]).toEqual([1, 'Order for Kemang']);
  const large = await PDFDocument.load(await drawOrderPdf(words(80, 'Ayam potong', 'kg')));
  expect(large.getPageCount()).toBe(3);
});

test('letters that the fonts of a PDF lack are painted, and a long name breaks into lines of which none is missing', async () => {
  const { painter, painted } = notingPainter();
  const bytes = await drawOrderPdf({ ...words(2, '豆腐 தயிர்'), title: '訂單 Kemang' }, painter);
  expect(painted[0]).toBe('訂單 Kemang');
  const names = painted.slice(1);
  expect(names.length).toBeGreaterThan(2);
  expect(names.join(' ')).toBe(`豆腐 தயிர் 0 ${LONG} 豆腐 தயிர் 1 ${LONG}`);
  expect(await picturesIn(bytes)).toBe(painted.length);
});

test('a name without a gap breaks between letters', async () => {
  const { painter, painted } = notingPainter();
  const name = 'தயிர்'.repeat(20);
  await drawOrderPdf({ ...words(1, name), lines: [{ name, amount: '1 kg', price: '' }] }, painter);
  expect(painted.length).toBeGreaterThan(1);
  expect(painted.join('')).toBe(name);
  // No line begins with a sign that belongs to the letter before it.
  expect(painted.filter((line) => /^\p{M}/u.test(line))).toEqual([]);
});

test('a book of long names takes more pages, and runs off none', async () => {
  const file = await PDFDocument.load(await drawOrderPdf(words(40, 'Ayam potong')));
  expect(file.getPageCount()).toBe(3);
});

test('where nothing can paint, there is no file rather than one with names missing', async () => {
  // This runtime has no canvas.
  await expect(drawOrderPdf(words(1, '豆腐'))).rejects.toThrow();
});

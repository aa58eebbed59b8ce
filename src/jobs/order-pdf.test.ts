import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { drawOrderPdf, type OrderSheetWords } from './order-pdf.ts';

const words = (lines: number): OrderSheetWords => ({
  title: 'Order for Kemang',
  facts: ['To Pak Budi', 'Delivery: 4 Nov 2026'],
  columns: ['Item', 'Amount', 'About'],
  lines: Array.from({ length: lines }, (_, i) => ({
    name: `Ayam potong 豆腐 ${i} with a name that is far too long for the column it stands in`,
    amount: '2 × dus (20 kg)',
    price: 'Rp\u00a0800.000',
  })),
  total: { label: 'About', money: 'Rp\u00a01.600.000' },
  foot: 'Terima kasih.',
});

test('an order becomes a PDF that opens, with as many pages as it needs', async () => {
  const bytes = await drawOrderPdf(words(3));
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  const small = await PDFDocument.load(bytes);
  expect([small.getPageCount(), small.getTitle()]).toEqual([1, 'Order for Kemang']);
  const large = await PDFDocument.load(await drawOrderPdf(words(80)));
  expect(large.getPageCount()).toBe(3);
});

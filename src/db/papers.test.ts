import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import type { PaperName } from '../domain/receipt-mapping.ts';
import { blankLine, type Review } from '../domain/receipt-review.ts';
import { addItem } from './commands/add-item.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { addSupplier } from './commands/add-supplier.ts';
import { changePaperDraft, dropPaperDraft, keepPaperDraft, restorePaperDraft } from './commands/keep-paper-draft.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { rememberPaperNames } from './commands/remember-paper-names.ts';
import { undo } from './commands/undo.ts';
import { listPaperDrafts, readPaperDraft } from './queries/paper-drafts.ts';
import { boughtOf, listPaperNames, papersSince } from './queries/paper-knowledge.ts';
import { rebuildAll } from './rebuild-all.ts';
import { derivedRows, done, freshBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const NOTHING = { leadTimeDays: 1, orderDays: [], cutoff: null, minOrder: null, phone: null, email: null };

async function kitchen() {
  const book = freshBook();
  const { outletId } = done(await addOutlet(book, { name: 'Satu' }));
  const { itemId } = done(await addItem(book, { name: 'Garlic', baseUnit: 'g' }));
  const { supplierId } = done(await addSupplier(book, { name: 'Bu Yanti', ...NOTHING }));
  return { book, outletId, itemId, supplierId };
}

it('remembers what a paper calls an item, the last word counting, and forgets it by undo', async () => {
  const { book, itemId, supplierId } = await kitchen();
  const name: PaperName = {
    supplierId,
    key: 'bwg pth',
    itemId,
    unit: 'kg',
    holds: { base: 'g', numerator: 1000, denominator: 1 },
  };
  done(await rememberPaperNames(book, [name]));
  const second = done(await rememberPaperNames(book, [{ ...name, holds: { ...name.holds, numerator: 20_000 } }]));
  expect(await listPaperNames(book)).toMatchObject([{ holds: { numerator: 20_000 } }]);
  const before = await derivedRows(book);
  await rebuildAll(book);
  expect(await derivedRows(book)).toEqual(before);
  done(await undo(book, second.entryId));
  expect(await listPaperNames(book)).toMatchObject([{ holds: { numerator: 1000 } }]);
  const wrong = await rememberPaperNames(book, [{ ...name, holds: { ...name.holds, base: 'pcs' } }]);
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'bad-input' } });
});

it('books a paper with its pages as proof in one entry, and takes all of it back', async () => {
  const { book, outletId, itemId, supplierId } = await kitchen();
  const page = { type: 'image/jpeg', bytes: new Uint8Array(500).fill(1).buffer };
  const paper = { merchant: 'BU YANTI', number: 'A1', total: minorMoney(41_000), currency: 'IDR', pages: [page, page] };
  const lines = [{ itemId, quantity: 1000, cost: 41_000, batch: 'L7', expiresOn: addDays(today, 9) }];
  const { entryId, movementIds } = done(await recordDelivery(book, { outletId, day: today, supplierId, lines, paper }));
  const [kept] = await papersSince(book, today);
  expect(kept).toMatchObject({ supplierId, day: today, number: 'A1', total: 41_000, merchant: 'BU YANTI' });
  expect(kept!.photoIds).toHaveLength(2);
  expect(await book.photos.count()).toBe(2);
  const movement = await book.movements.get(movementIds[0]!);
  expect(movement!.detail).toMatchObject({ photoId: kept!.photoIds[0], cost: 41_000, batch: 'L7', supplierId });
  expect(JSON.stringify((await book.journal.get(entryId))!.input)).not.toContain('bytes');
  const bought = (await boughtOf(book, [itemId], { outletId, supplierId, today })).get(itemId)!;
  expect(bought).toEqual({ prices: [{ amount: 41_000, per: 1000 }], quantities: [1000], fromSupplier: true });
  done(await undo(book, entryId));
  expect(await papersSince(book, today)).toEqual([]);
  expect((await boughtOf(book, [itemId], { outletId, supplierId, today })).get(itemId)!.quantities).toEqual([]);
});

it('keeps a review over a reload and lets it go, to be brought back', async () => {
  const { book, outletId, supplierId } = await kitchen();
  const review: Review = {
    ...{ outletId, supplierId, merchant: null, number: null, day: null, currency: 'IDR' },
    ...{ discount: null, service: null, tax: null, rounding: null, total: null, orderId: null, lines: [] },
  };
  const receipt = { text: [] } as never;
  const page = { type: 'image/jpeg', bytes: new ArrayBuffer(8), width: 10, height: 20 };
  const id = await keepPaperDraft(book, { receipt, review }, [page, page]);
  await changePaperDraft(book, id, { ...review, lines: [blankLine([])] });
  expect((await listPaperDrafts(book, outletId)).map((one) => one.id)).toEqual([id]);
  const open = (await readPaperDraft(book, id))!;
  expect([open.draft.review.lines.length, open.pages.length]).toEqual([1, 2]);
  const dropped = (await dropPaperDraft(book, id))!;
  expect(await readPaperDraft(book, id)).toBeNull();
  await changePaperDraft(book, id, review);
  expect(await readPaperDraft(book, id)).toBeNull();
  await restorePaperDraft(book, dropped);
  expect((await readPaperDraft(book, id))!.pages).toHaveLength(2);
});

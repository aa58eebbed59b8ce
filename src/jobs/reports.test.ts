import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { addItem } from '../db/commands/add-item.ts';
import { addOutlet } from '../db/commands/add-outlet.ts';
import { addPerson } from '../db/commands/add-person.ts';
import { addSupplier } from '../db/commands/add-supplier.ts';
import { arrangeAreas } from '../db/commands/arrange-areas.ts';
import { keepCountLine } from '../db/commands/keep-count-line.ts';
import { placeItem } from '../db/commands/place-item.ts';
import { placeOrder } from '../db/commands/place-order.ts';
import { recordDelivery } from '../db/commands/record-delivery.ts';
import { sendTransfer } from '../db/commands/send-transfer.ts';
import { startCount } from '../db/commands/start-count.ts';
import { throwAway } from '../db/commands/throw-away.ts';
import { undo } from '../db/commands/undo.ts';
import { newSupplier } from '../db/new-supplier.ts';
import { TOLD_IN } from '../db/reports/report-rows.ts';
import type { Book } from '../db/schema.ts';
import { done, freshBook, smallBook } from '../db/testing/fresh-book.ts';
import { countUnitsOf, partOf } from '../domain/count-line.ts';
import { dayAt } from '../domain/day.ts';
import { FILE_KINDS } from '../domain/files/formats.ts';
import { isReport, REPORT_KINDS, REPORTS, type ReportKind } from '../domain/files/reports.ts';
import { sheetOfCsv } from '../domain/files/sheet.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { exportBook } from './export-book.ts';
import { numbersHere } from './testing/numbers-here.ts';

const engine = numbersHere();
afterAll(() => engine.stop());
const today = dayAt(Date.now());

/** What a person with a spreadsheet would want to run. */
const FORMULA = '=HYPERLINK("http://evil","x")';

/** A book in which every kind of thing has happened. */
async function livedInBook(): Promise<Book> {
  const { book, outletId, itemId } = await smallBook();
  const other = done(await addOutlet(book, { name: '@Kemang' })).outletId;
  const supplierId = done(await addSupplier(book, newSupplier({ name: FORMULA }))).supplierId;
  const packs = [{ name: 'karung', size: baseQuantity(25_000), supplierId, barcode: '899' }];
  const rice = done(await addItem(book, { name: '-Beras', baseUnit: 'g', area: 'Gudang', packs })).itemId;
  done(await arrangeAreas(book, { outletId, areas: [{ name: 'Gudang' }] }));
  done(await placeItem(book, { outletId, itemId: rice, fields: { par: baseQuantity(9000), position: 3 } }));
  const order = { outletId, supplierId, placedOn: today, deliveryOn: today };
  const { orderId } = done(await placeOrder(book, { ...order, lines: [{ itemId: rice, quantity: 25_000 }] }));
  done(
    await recordDelivery(book, {
      outletId,
      day: today,
      orderId,
      complete: false,
      lines: [{ itemId: rice, quantity: 20_000, damaged: 500, cost: 300_000, batch: '+L1', expiresOn: today }],
    }),
  );
  const waste = done(
    await throwAway(book, { outletId, day: today, reason: 'dropped', lines: [{ itemId, quantity: 50 }] }),
  );
  done(await undo(book, waste.entryId));
  const lines = [{ itemId: rice, quantity: 1000 }];
  done(await sendTransfer(book, { fromOutletId: outletId, toOutletId: other, day: today, lines, note: FORMULA }));
  const wish = { outletId, day: today, areas: null, itemIds: null, isBlind: true };
  const { countId } = done(await startCount(book, wish));
  const [unit] = countUnitsOf({ baseUnit: 'g', pack: { name: 'dus', size: baseQuantity(100) }, packs: [] });
  const typed = [partOf(unit!, '1.5')];
  const line = { countId, area: 'Gudang', itemId: rice, state: 'counted', typed } as const;
  expect(await keepCountLine(book, { ...line, pieces: null, pieceWeight: null, isConfirmed: false })).toEqual({
    ok: true,
  });
  done(await addPerson(book, { name: 'Ibu Sari', role: 'manager', pin: '481516' }));
  return book;
}

async function csvOf(book: Book, kind: ReportKind): Promise<string> {
  const made = await exportBook(book, { format: 'csv', kinds: [kind] }, {}, engine);
  if (!made.ok) throw new Error(made.failure.message);
  return made.value.blob.text();
}

type Row = Readonly<Record<string, string>>;

/** As an import of ours reads them: what was hidden from spreadsheets is shown again. */
async function rowsOf(book: Book, kind: ReportKind): Promise<readonly Row[]> {
  const { headers, rows } = sheetOfCsv(kind, await csvOf(book, kind));
  return rows.map(({ cells }) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
}

describe('everything of the book leaves it as rows', () => {
  it('names a place for every table there is, and no other', () => {
    expect(Object.keys(TOLD_IN).sort()).toEqual(
      freshBook()
        .tables.map(({ name }) => name)
        .sort(),
    );
    const told = new Set(Object.values(TOLD_IN).flatMap((places) => (typeof places === 'string' ? [] : places)));
    expect([...told].sort()).toEqual([...FILE_KINDS, ...REPORT_KINDS].sort());
  });

  it('tells what happened', async () => {
    const book = await livedInBook();
    expect(await rowsOf(book, 'areas')).toMatchObject([
      { outlet: 'Warung', area: 'Gudang', walking_order: '1' },
      { outlet: '@Kemang', area: '' },
    ]);
    expect(await rowsOf(book, 'placements')).toMatchObject([{ item: '-Beras', par: '9000', position: '3', unit: 'g' }]);
    expect(await rowsOf(book, 'packs')).toMatchObject([{ pack: 'karung', size: '25000', barcode: '899', unit: 'g' }]);
    expect(await rowsOf(book, 'orders')).toMatchObject([
      { state: 'part-received', ordered: '25000', received: '20000' },
    ]);
    expect(await rowsOf(book, 'movements')).toMatchObject([
      { kind: 'received', quantity: '20000', damaged: '500', batch: '+L1', taken_back: '', ordered: '25000' },
      { kind: 'wasted', quantity: '50', reason: 'dropped', taken_back: 'yes' },
      { kind: 'transferOut', quantity: '1000', taken_back: '' },
    ]);
    // 300,000 rupiah for 20 kg.
    expect(await rowsOf(book, 'prices')).toMatchObject([{ cost: '300000', price_of_one: '15', supplier: FORMULA }]);
    expect(await rowsOf(book, 'transfers')).toMatchObject([{ state: 'sent', sent: '1000', received: '' }]);
    expect(await rowsOf(book, 'counts')).toMatchObject([{ state: 'open', blind: 'yes' }]);
    expect(await rowsOf(book, 'count_lines')).toMatchObject([{ quantity: '150', typed: '1.5 dus', area: 'Gudang' }]);
    expect(await rowsOf(book, 'people')).toEqual([{ name: 'Ibu Sari', role: 'manager', has_pin: 'yes', archived: '' }]);
    const audit = await rowsOf(book, 'audit');
    expect(audit).toHaveLength(await book.journal.count());
    expect(audit.filter((row) => row['taken_back'] === 'yes')).toMatchObject([{ did: 'throwAway' }]);
    expect(await rowsOf(book, 'changes')).toHaveLength(await book.changes.count());
  });

  it('tells no secret', async () => {
    const book = await livedInBook();
    const { pin, recovery } = (await book.people.toArray())[0]!;
    const secrets = [pin!.hash, pin!.salt, recovery!.hash, recovery!.salt, '481516'];
    for (const kind of REPORT_KINDS) {
      const text = await csvOf(book, kind);
      for (const secret of secrets) expect(text, kind).not.toContain(secret);
    }
  });

  it('gives a spreadsheet nothing to run, in any table', async () => {
    const book = await livedInBook();
    // A cell begins after a comma, a line's end, or the quotation mark that one of these is followed by.
    const starts = /(?:^\uFEFF?|,|\r\n)"?([=+\-@\t][^,\r\n]*)/g;
    let hidden = 0;
    for (const kind of REPORT_KINDS) {
      const text = await csvOf(book, kind);
      const runs = [...text.matchAll(starts)].map(([, cell]) => cell!).filter((cell) => Number.isNaN(Number(cell)));
      expect(runs, kind).toEqual([]);
      hidden += text.match(/'[=+\-@]/g)?.length ?? 0;
    }
    expect(hidden).toBeGreaterThan(5);
  });

  it('knows its own tables again, and no format that is read back', () => {
    for (const kind of REPORT_KINDS) expect(isReport(REPORTS[kind])).toBe(true);
    expect(isReport(['item', 'base_unit', 'category'])).toBe(false);
  });
});

import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { addCalendarDay } from '../db/commands/add-calendar-day.ts';
import { addDish } from '../db/commands/add-dish.ts';
import { changeItem } from '../db/commands/change-item.ts';
import { changeSettings } from '../db/commands/change-settings.ts';
import { countStock } from '../db/commands/count-stock.ts';
import { enterSales } from '../db/commands/enter-sales.ts';
import { importSample } from '../db/commands/import-sample.ts';
import { undo } from '../db/commands/undo.ts';
import { exportedSales, exportedStock, readBookNouns } from '../db/queries/exported.ts';
import type { Book } from '../db/schema.ts';
import { done, freshBook } from '../db/testing/fresh-book.ts';
import { addDays, dayOf } from '../domain/day.ts';
import { FILE_KINDS } from '../domain/files/formats.ts';
import { REPORT_KINDS } from '../domain/files/reports.ts';
import { calendarTable, itemTable, recipeTable, salesTable, supplierTable } from '../domain/files/write-nouns.ts';
import { stockRows } from '../domain/files/write-stock.ts';
import { minorMoney } from '../domain/money.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { type ExportWish, exportBook } from './export-book.ts';
import { importParts, lookAtFile, readSheets } from './file-parts.ts';
import { numbersHere } from './testing/numbers-here.ts';

const engine = numbersHere();
afterAll(() => engine.stop());
const LAST = dayOf('2026-03-01');

/** The sample restaurant with everything in it that files speak of, some of it awkward. */
async function fullBook(): Promise<Book> {
  const book = freshBook();
  done(await importSample(book, { language: 'id', currency: 'MYR', lastDay: LAST, seed: 3 }));
  const items = await book.items.toArray();
  const outlets = await book.outlets.toArray();
  const [first, second] = [items[0]!, items[1]!];
  const fields = {
    aliases: ['=cmd()', "'quoted", 'a, "b"'],
    packs: [{ name: 'botol', size: baseQuantity(1000), perPacks: 3, supplierId: null, barcode: '899' }],
    par: baseQuantity(1500),
    isCatchWeight: true,
  };
  done(await changeItem(book, { itemId: first.id, fields }));
  const dish = { yields: baseQuantity(10), unit: 'pcs' as const, price: minorMoney(1250), isArchived: false };
  const part = done(
    await addDish(book, {
      ...dish,
      name: 'Sambal',
      unit: 'g',
      yields: baseQuantity(900),
      lines: [{ itemId: first.id, dishId: null, quantity: baseQuantity(450) }],
    }),
  );
  const { dishId } = done(
    await addDish(book, {
      ...dish,
      name: 'Nasi "spesial", besar',
      lines: [
        { itemId: null, dishId: part.dishId, quantity: baseQuantity(150) },
        { itemId: second.id, dishId: null, quantity: baseQuantity(1100) },
      ],
    }),
  );
  const outletId = outlets[0]!.id;
  for (let ago = 9; ago >= 0; ago--) {
    done(await enterSales(book, { outletId, day: addDays(LAST, -ago), lines: [{ dishId, sold: 12 + ago }] }));
  }
  done(await addCalendarDay(book, { day: dayOf('2026-03-20'), outletId, kind: 'booking', name: 'Pesta', size: 80 }));
  // Two counts with days between: the use is spread.
  for (const [ahead, quantity] of [
    [1, 40_000],
    [5, 31_003],
  ] as const) {
    done(
      await countStock(book, {
        outletId,
        itemId: second.id,
        day: addDays(LAST, ahead),
        quantity: baseQuantity(quantity),
      }),
    );
  }
  return book;
}

/** All that the formats can say of a book. */
async function said(book: Book) {
  const nouns = await readBookNouns(book);
  const stock: unknown[] = [];
  for await (const { series } of exportedStock(book)) {
    for (const one of series) stock.push(...stockRows(one, nouns.currency));
  }
  const levels = (await book.stock.toArray()).map(({ outletId, itemId, onHand, countedOn }) => [
    nouns.outlets.find((one) => one.id === outletId)!.name,
    nouns.items.find((one) => one.id === itemId)!.name,
    onHand,
    countedOn,
  ]);
  return {
    items: itemTable(nouns),
    suppliers: supplierTable(nouns),
    recipes: recipeTable(nouns),
    sales: salesTable(nouns, await exportedSales(book)),
    calendar: calendarTable(nouns),
    stock: stock.map((row) => JSON.stringify(row)).sort(),
    levels: levels.map((row) => JSON.stringify(row)).sort(),
  };
}

async function exported(book: Book, wish: ExportWish, name: string): Promise<File> {
  const outcome = await exportBook(book, wish, {}, engine);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return new File([outcome.value.blob], name);
}

async function take(book: Book, file: File): Promise<readonly string[]> {
  const looked = await lookAtFile(file, [], 'MYR', {}, engine);
  if (!looked.ok) throw new Error(looked.failure.message);
  const choices = looked.value.sheets.map(({ recognised }, sheet) => ({
    sheet,
    kind: recognised.kind!,
    columns: recognised.columns,
    currency: 'MYR',
  }));
  expect(looked.value.parts).toHaveLength(looked.value.sheets.length);
  const read = await readSheets(looked.value, choices, {}, engine);
  if (!read.ok) throw new Error(read.failure.message);
  expect(read.value.flatMap((part) => part.problems.filter((one) => one.severity === 'error'))).toEqual([]);
  const taken = await importParts(book, read.value);
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  return taken.value.map((part) => part.entryId);
}

describe('export and import', () => {
  it.each(['xlsx', 'csv'] as const)('brings an empty book to the same, by %s', { timeout: 60_000 }, async (format) => {
    const book = await fullBook();
    const copy = freshBook();
    done(await changeSettings(copy, { currency: 'MYR' }));
    const order = ['suppliers', 'items', 'recipes', 'stock', 'sales', 'calendar'] as const;
    expect([...order].sort()).toEqual([...FILE_KINDS].sort());
    const entries: string[] = [];
    if (format === 'xlsx')
      // What is only for reading goes along, and is passed over.
      entries.push(
        ...(await take(copy, await exported(book, { format, kinds: [...order, ...REPORT_KINDS] }, 'all.xlsx'))),
      );
    else {
      for (const kind of order) {
        entries.push(...(await take(copy, await exported(book, { format, kinds: [kind] }, `${kind}.csv`))));
      }
    }
    expect(entries).toHaveLength(6);
    const before = await said(book);
    const after = await said(copy);
    for (const name of Object.keys(before) as (keyof typeof before)[]) expect(after[name], name).toEqual(before[name]);
    // Taken again, nothing is new but the days, which are told once more.
    for (const entryId of entries.reverse()) done(await undo(copy, entryId as never));
    expect(await copy.items.count()).toBe(0);
    expect(await copy.days.count()).toBe(0);
  });
});

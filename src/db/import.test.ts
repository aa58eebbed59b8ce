import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addItem } from './commands/add-item.ts';
import { countStock } from './commands/count-stock.ts';
import { importRecords } from './commands/import-records.ts';
import { importSample } from './commands/import-sample.ts';
import { undo } from './commands/undo.ts';
import { demandPanel } from './queries/demand-panel.ts';
import { itemHistory } from './queries/item-history.ts';
import { ledgerOf } from './queries/ledger-of.ts';
import { listItems } from './queries/list-items.ts';
import { listOutlets } from './queries/list-outlets.ts';
import { listStock } from './queries/list-stock.ts';
import { listSuppliers } from './queries/list-suppliers.ts';
import { openOrders } from './queries/open-orders.ts';
import { isEmpty, readSettings } from './queries/read-settings.ts';
import { recentEntries } from './queries/recent-entries.ts';
import { allRows, done, fileSeries, freshBook, readFile, smallBook } from './testing/fresh-book.ts';

const fileName = 'stock.csv';
const _ = null;

describe('importRecords', () => {
  it('finds outlets and items by name or alias, whatever their case, and makes the others', async () => {
    const { book } = await smallBook();
    done(await addItem(book, { name: 'Cabai merah', baseUnit: 'g', aliases: ['Lombok'] }));
    const series = [
      fileSeries('2025-01-01', { used: [1] }, { outlet: 'WARUNG', item: ' ayam ' }),
      fileSeries('2025-01-01', { used: [2] }, { outlet: 'warung', item: 'lombok' }),
      fileSeries('2025-01-01', { used: [3] }, { outlet: 'Kemang', item: 'Beras' }),
    ];
    const outcome = done(await importRecords(book, { read: readFile(...series), fileName }));
    expect(outcome).toMatchObject({ outlets: 2, items: 3, newOutlets: 1, newItems: 1, series: 3 });
    expect((await listOutlets(book)).map((one) => one.name)).toEqual(['Kemang', 'Warung']);
    expect((await listItems(book)).map((one) => one.name)).toEqual(['Ayam', 'Beras', 'Cabai merah']);
    expect((await recentEntries(book, 1))[0]).toMatchObject({
      command: 'importRecords',
      input: { fileName, series: 3 },
    });
  });

  it('keeps days over the turn of the year, unknown ones unknown', async () => {
    const { book, outletId, itemId } = await smallBook();
    const used = [5, _, 16_777_217, 0];
    done(await importRecords(book, { read: readFile(fileSeries('2024-12-30', { used })), fileName }));
    const history = await itemHistory(book, outletId, itemId);
    expect(history!.firstDay).toBe('2024-12-30');
    expect([...history!.amounts.used]).toEqual([5, Number.NaN, 16_777_217, 0]);
    expect(await book.days.count()).toBe(2);
    const usedIn = async (wish: Parameters<typeof demandPanel>[1]) =>
      (await demandPanel(book, wish)).series.map((one) => [one.firstDay, ...one.used]);
    expect(await usedIn({ from: dayOf('2025-01-01') })).toEqual([[20_089, 16_777_217, 0]]);
    expect(await usedIn({ from: dayOf('2025-01-02') })).toEqual([[20_090, 0]]);
    expect(await usedIn({ through: dayOf('2024-12-31') })).toEqual([[20_087, 5, Number.NaN]]);
    expect(await usedIn({ through: dayOf('2024-12-29') })).toEqual([]);
  });

  it('lets the later import win where it knows, and brings back what it hid when undone', async () => {
    const { book, outletId, itemId } = await smallBook();
    done(await importRecords(book, { read: readFile(fileSeries('2025-01-01', { closing: [9, 8, 7] })), fileName }));
    const before = await allRows(book);
    const again = fileSeries('2025-01-02', { closing: [80, _] });
    const { entryId } = done(await importRecords(book, { read: readFile(again), fileName }));
    expect([...(await itemHistory(book, outletId, itemId))!.amounts.closing]).toEqual([9, 80, 7]);
    const undone = done(await undo(book, entryId));
    const after = await allRows(book);
    for (const name of ['days', 'stock', 'items', 'outlets']) expect(after[name]).toEqual(before[name]);
    done(await undo(book, undone.entryId));
    expect([...(await itemHistory(book, outletId, itemId))!.amounts.closing]).toEqual([9, 80, 7]);
  });

  it('takes what it made away again when undone, but never what people have counted since', async () => {
    const { book } = await smallBook();
    const names = { outlet: 'Kemang', item: 'Beras' };
    const { entryId } = done(
      await importRecords(book, { read: readFile(fileSeries('2025-01-01', { closing: [9] }, names)), fileName }),
    );
    const outletId = (await listOutlets(book)).find((one) => one.name === 'Kemang')!.id;
    const itemId = (await listItems(book)).find((one) => one.name === 'Beras')!.id;
    const count = { outletId, itemId, day: dayOf('2025-02-01'), quantity: 4 };
    const counted = done(await countStock(book, count));
    done(await undo(book, entryId));
    expect((await listItems(book)).map((one) => one.name)).toEqual(['Ayam', 'Beras']);
    done(await undo(book, counted.entryId));
    expect((await listItems(book)).map((one) => one.name)).toEqual(['Ayam']);
    expect((await listOutlets(book)).map((one) => one.name)).toEqual(['Warung']);
  });

  it('takes the price of the newest days only', async () => {
    const { book } = await smallBook();
    const priced = (day: string, amount: number) => ({
      ...fileSeries(day, { used: [1] }),
      price: { amount: minorMoney(amount), per: baseQuantity(1000) },
    });
    done(await importRecords(book, { read: readFile(priced('2025-06-01', 300)), fileName }));
    done(await importRecords(book, { read: readFile(priced('2025-01-01', 200)), fileName }));
    expect((await listItems(book))[0]!.price).toEqual({ amount: 300, per: 1000 });
    done(await importRecords(book, { read: readFile(priced('2025-07-01', 400)), fileName }));
    expect((await listItems(book))[0]!.price).toEqual({ amount: 400, per: 1000 });
  });

  it.each([
    ['units-differ', [{ ...fileSeries('2025-01-01', { used: [1] }), baseUnit: 'ml' as const }]],
    [
      'same-twice',
      [fileSeries('2025-01-01', { used: [1] }), fileSeries('2025-01-01', { used: [1] }, { item: 'AYAM' })],
    ],
    ['nothing-to-import', []],
    ['bad-input', [fileSeries('2025-01-01', { used: [1.5] })]],
    ['bad-input', [fileSeries('2025-01-01', { used: [-1] })]],
  ])('refuses a file as %s and leaves nothing behind', async (code, series) => {
    const { book } = await smallBook();
    const before = await allRows(book);
    const good = fileSeries('2025-01-01', { used: [1] }, { outlet: 'Kemang' });
    const all = series.length === 0 ? [] : [good, ...series];
    const outcome = await importRecords(book, { read: readFile(...all), fileName });
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    expect(await allRows(book)).toEqual(before);
  });

  it.each([1, Number.POSITIVE_INFINITY])(
    'stops when told to after %d steps or at the very end, and leaves nothing behind',
    async (steps) => {
      const { book } = await smallBook();
      const before = await allRows(book);
      const used = Array.from({ length: 700 }, (_, i) => i);
      const series = Array.from({ length: 60 }, (_, i) => fileSeries('2024-01-01', { used }, { item: `Item ${i}` }));
      const stop = new AbortController();
      let seen = 0;
      const onProgress = ({ done: so, of }: { done: number; of: number }) => {
        seen += 1;
        if (seen >= steps || so === of) stop.abort();
      };
      const outcome = await importRecords(
        book,
        { read: readFile(...series), fileName },
        { signal: stop.signal, onProgress },
      );
      expect(outcome).toEqual({ ok: false, refusal: { code: 'stopped' } });
      expect(seen).toBeGreaterThan(0);
      expect(await allRows(book)).toEqual(before);
    },
  );

  it('says that the storage is full, and leaves nothing behind', async () => {
    const { book } = await smallBook();
    const before = await allRows(book);
    let writes = 0;
    book.use({
      stack: 'dbcore',
      name: 'full disk',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          if (name !== 'days') return table;
          return {
            ...table,
            mutate: (request) => {
              writes += 1;
              if (writes > 3) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
              return table.mutate(request);
            },
          };
        },
      }),
    });
    book.close();
    await book.open();
    const series = Array.from({ length: 300 }, (_, i) =>
      fileSeries('2025-01-01', { used: [i] }, { item: `Item ${i}` }),
    );
    const outcome = await importRecords(book, { read: readFile(...series), fileName });
    expect(outcome).toEqual({ ok: false, refusal: { code: 'storage-full' } });
    expect(await allRows(book)).toEqual(before);
  });
});

describe('importSample', () => {
  it('moves a whole restaurant in, its stock at what was closed with, and out again', async () => {
    const book = freshBook();
    expect(await isEmpty(book)).toBe(true);
    const outcome = done(await importSample(book, { language: 'ms', lastDay: dayOf('2026-11-21') }));
    expect(outcome).toMatchObject({ outlets: 2, newItems: 24, series: 48 });
    expect((await readSettings(book)).currency).toBe('MYR');
    const { outletId } = await readSettings(book);
    const stock = await listStock(book, outletId!);
    expect(stock).toHaveLength(24);
    const suppliers = new Set((await listSuppliers(book)).map((one) => one.id));
    for (const { item, onHand, countedOn, usedThrough } of stock) {
      expect(onHand).toBeGreaterThanOrEqual(0);
      expect([countedOn, usedThrough]).toEqual(['2026-11-21', '2026-11-21']);
      expect(suppliers.has(item.supplierId!)).toBe(true);
    }
    const { total, lines } = await ledgerOf(book, outletId!, stock[0]!.item.id);
    expect([total, lines.length, lines[0]!.balance]).toEqual([400, 200, stock[0]!.onHand]);
    expect((await openOrders(book, outletId!)).length).toBeGreaterThan(0);
    expect((await demandPanel(book)).series).toHaveLength(48);
    done(await undo(book, outcome.entryId));
    expect(await isEmpty(book)).toBe(true);
    for (const table of [book.days, book.stock, book.items, book.suppliers, book.orders, book.settings]) {
      expect(await table.count()).toBe(0);
    }
  });
});

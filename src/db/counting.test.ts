import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { findByBarcode } from '../domain/barcode.ts';
import { countUnitsOf, partOf } from '../domain/count-line.ts';
import { addDays, dayAt } from '../domain/day.ts';
import type { ItemId, OutletId } from '../domain/nouns.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addItem } from './commands/add-item.ts';
import { arrangeAreas } from './commands/arrange-areas.ts';
import { changeItem } from './commands/change-item.ts';
import { countStock } from './commands/count-stock.ts';
import { dropCount } from './commands/drop-count.ts';
import { finishCount } from './commands/finish-count.ts';
import { importSample } from './commands/import-sample.ts';
import { type CountLineEntry, keepCountLine } from './commands/keep-count-line.ts';
import { placeItem } from './commands/place-item.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { startCount } from './commands/start-count.ts';
import { undo } from './commands/undo.ts';
import { activeCount } from './queries/active-count.ts';
import {
  countSheet,
  finishedCounts,
  layOutOutlet,
  levelsOfCount,
  linesOfCount,
  openCounts,
} from './queries/count-sheet.ts';
import { itemOf } from './queries/list-items.ts';
import { listOutlets, outletOf } from './queries/list-outlets.ts';
import { listStock, stockOf } from './queries/list-stock.ts';
import { pieceWeightOf } from './queries/piece-weight.ts';
import type { Book } from './schema.ts';
import { done, freshBook, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const dus = { name: 'dus', size: baseQuantity(2500) };

/** An outlet with a freezer (chicken, prawns) and a dry store (rice, chicken). */
async function kitchen() {
  const { book, outletId, itemId: chicken } = await smallBook();
  const add = async (name: string, area: string) =>
    done(await addItem(book, { name, baseUnit: 'g', area, pack: dus })).itemId;
  const prawns = await add('Udang', 'Freezer');
  const rice = await add('Beras', 'Gudang');
  done(await changeItem(book, { itemId: chicken, fields: { pack: dus, area: 'Freezer' } }));
  done(await arrangeAreas(book, { outletId, areas: [{ name: 'Freezer' }, { name: 'Gudang' }] }));
  const whole = { outletId, day: today, areas: null, itemIds: null, isBlind: false };
  return { book, outletId, chicken, prawns, rice, whole };
}

function line(countId: CountLineEntry['countId'], area: string, itemId: ItemId, text: string): CountLineEntry {
  const [pack] = countUnitsOf({ baseUnit: 'g', pack: dus, packs: [] });
  const typed = [partOf(pack!, text)];
  return { countId, area, itemId, state: 'counted', typed, pieces: null, pieceWeight: null, isConfirmed: false };
}

const level = async (book: Book, outletId: OutletId, itemId: ItemId) =>
  (await stockOf(book, outletId, itemId))?.onHand ?? null;

describe('a count', () => {
  it('keeps every line as it is typed, and sets levels only when it is finished', async () => {
    const { book, outletId, chicken, prawns, rice, whole } = await kitchen();
    const { countId } = done(await startCount(book, whole));
    for (const text of ['1', '1.', '1.5']) done(await keep(book, line(countId, 'Freezer', chicken, text)));
    done(await keep(book, { ...line(countId, 'Freezer', prawns, ''), state: 'zero', typed: [] }));
    done(await keep(book, { ...line(countId, 'Gudang', rice, ''), state: 'skipped', typed: [] }));
    expect(await level(book, outletId, chicken)).toBeNull();
    expect(await openCounts(book, outletId)).toMatchObject([{ lines: 3, done: 3, count: { id: countId } }]);
    const entries = await book.journal.count();

    const { entryId, levels } = done(await finishCount(book, { countId }));
    expect(levels).toBe(2);
    expect(await book.journal.count()).toBe(entries + 1);
    expect(await level(book, outletId, chicken)).toBe(3750);
    expect(await level(book, outletId, prawns)).toBe(0);
    expect(await level(book, outletId, rice)).toBeNull();
    expect(await openCounts(book, outletId)).toEqual([]);
    expect(await finishedCounts(book, outletId)).toMatchObject([{ entryId, count: { status: 'finished' } }]);
    const [first] = await levelsOfCount(book, countId);
    expect(first).toMatchObject({ detail: { countId, area: 'Freezer', entered: { packs: '1.5', packName: 'dus' } } });

    done(await undo(book, entryId));
    expect(await level(book, outletId, chicken)).toBeNull();
    expect(await openCounts(book, outletId)).toMatchObject([{ lines: 3, done: 3 }]);
    done(await keep(book, line(countId, 'Freezer', chicken, '2')));
    done(await finishCount(book, { countId }));
    expect(await level(book, outletId, chicken)).toBe(5000);
  });

  it('forgets a line from which everything was erased, and refuses lines once it is closed', async () => {
    const { book, chicken, whole } = await kitchen();
    const { countId } = done(await startCount(book, whole));
    done(await keep(book, line(countId, 'Freezer', chicken, '3')));
    done(await keep(book, line(countId, 'Freezer', chicken, '')));
    expect(await linesOfCount(book, countId)).toEqual([]);
    expect(await finishCount(book, { countId })).toMatchObject({ refusal: { code: 'nothing-counted' } });
    const dropped = done(await dropCount(book, { countId }));
    expect(await keep(book, line(countId, 'Freezer', chicken, '3'))).toMatchObject({
      refusal: { code: 'count-closed' },
    });
    done(await undo(book, dropped.entryId));
    done(await keep(book, line(countId, 'Freezer', chicken, '3')));
    expect(await keep(book, { ...line(countId, 'Freezer', chicken, 'x') })).toMatchObject({
      refusal: { code: 'bad-input' },
    });
  });

  it('goes through the areas in walking order, only those and those items that it is of', async () => {
    const { book, outletId, chicken, prawns, rice, whole } = await kitchen();
    done(await placeItem(book, { outletId, itemId: chicken, fields: { areas: ['Freezer', 'Gudang'] } }));
    const areas = [{ name: 'Gudang' }, { name: 'Freezer' }];
    done(await arrangeAreas(book, { outletId, areas, walk: { area: 'Freezer', itemIds: [prawns, chicken] } }));
    const namesOf = async (wish: object) => {
      const { countId } = done(await startCount(book, { ...whole, ...wish }));
      const sheet = (await countSheet(book, countId))!;
      return sheet.areas.map(({ area, items }) => [area, ...items.map((item) => item.name)]);
    };
    expect(await namesOf({})).toEqual([
      ['Gudang', 'Ayam', 'Beras'],
      ['Freezer', 'Udang', 'Ayam'],
    ]);
    expect(await namesOf({ areas: ['Freezer'] })).toEqual([['Freezer', 'Udang', 'Ayam']]);
    expect(await namesOf({ itemIds: [rice] })).toEqual([['Gudang', 'Beras']]);
  });

  it('sets no level of an item of which one shelf was not seen, unless somebody says it is empty', async () => {
    const { book, outletId, chicken, whole } = await kitchen();
    done(await placeItem(book, { outletId, itemId: chicken, fields: { areas: ['Freezer', 'Gudang'] } }));
    const { countId } = done(await startCount(book, { ...whole, areas: ['Freezer'] }));
    done(await keep(book, line(countId, 'Freezer', chicken, '2')));
    expect(await finishCount(book, { countId })).toMatchObject({ refusal: { code: 'nothing-counted' } });
    const { entryId } = done(await finishCount(book, { countId, restIsNone: [chicken] }));
    expect(await level(book, outletId, chicken)).toBe(5000);
    done(await undo(book, entryId));
    const both = done(await startCount(book, whole));
    done(await keep(book, line(both.countId, 'Freezer', chicken, '2')));
    done(await keep(book, line(both.countId, 'Gudang', chicken, '1')));
    done(await finishCount(book, { countId: both.countId }));
    expect(await level(book, outletId, chicken)).toBe(7500);
  });

  it('takes what came after a shelf was seen on top, although the count was finished later', async () => {
    const { book, outletId, chicken, prawns, whole } = await kitchen();
    const { countId } = done(await startCount(book, whole));
    done(await keep(book, line(countId, 'Freezer', chicken, '1')));
    const delivery = { outletId, day: today, lines: [chicken, prawns].map((itemId) => ({ itemId, quantity: 400 })) };
    await later();
    done(await recordDelivery(book, delivery));
    await later();
    done(await keep(book, line(countId, 'Freezer', prawns, '1')));
    done(await finishCount(book, { countId }));
    expect(await level(book, outletId, chicken)).toBe(2900);
    expect(await level(book, outletId, prawns)).toBe(2500);
  });

  it('of a day gone by leaves out what has come and gone since', async () => {
    const { book, outletId, chicken, prawns, whole } = await kitchen();
    const yesterday = addDays(today, -1);
    const { countId } = done(await startCount(book, { ...whole, day: yesterday }));
    done(await recordDelivery(book, { outletId, day: today, lines: [{ itemId: chicken, quantity: 400 }] }));
    await later();
    done(await keep(book, line(countId, 'Freezer', chicken, '1')));
    done(await keep(book, line(countId, 'Freezer', prawns, '1')));
    done(await finishCount(book, { countId }));
    expect((await levelsOfCount(book, countId)).map(({ day, quantity }) => [day, quantity])).toEqual([
      [yesterday, 2100],
      [yesterday, 2500],
    ]);
    expect(await level(book, outletId, chicken)).toBe(2500);
  });

  it('is for a day that has come', async () => {
    const { book, whole } = await kitchen();
    const tomorrow = { ...whole, day: addDays(today, 1) };
    expect(await startCount(book, tomorrow)).toMatchObject({ refusal: { code: 'in-the-future' } });
  });

  it('weighs pieces by what was learned, and says that nobody has weighed', async () => {
    const { book, outletId, chicken, whole } = await kitchen();
    done(await changeItem(book, { itemId: chicken, fields: { isCatchWeight: true } }));
    expect(await pieceWeightOf(book, chicken)).toBeNull();
    const first = done(await startCount(book, whole));
    done(await keep(book, { ...line(first.countId, 'Freezer', chicken, '1'), pieces: 3 }));
    const finished = done(await finishCount(book, { countId: first.countId }));
    const pieceWeight = await pieceWeightOf(book, chicken);
    expect(pieceWeight).toEqual({ weight: 2500, pieces: 3, from: 1 });
    const { countId } = done(await startCount(book, whole));
    done(await keep(book, { ...line(countId, 'Freezer', chicken, ''), pieces: 6, pieceWeight }));
    expect(await linesOfCount(book, countId)).toMatchObject([{ quantity: 5000, pieces: 6, isEstimated: true }]);
    done(await finishCount(book, { countId }));
    expect(await level(book, outletId, chicken)).toBe(5000);
    done(await undo(book, finished.entryId));
  });

  it('keeps a line in well under a frame', async () => {
    const { book, chicken, whole } = await kitchen();
    const { countId } = done(await startCount(book, whole));
    const began = performance.now();
    for (let i = 0; i < 50; i++) done(await keep(book, line(countId, 'Freezer', chicken, String(i))));
    expect((performance.now() - began) / 50).toBeLessThan(20);
  });
});

describe('areas', () => {
  it('are renamed with what lies in them, and emptied when they go, here only', async () => {
    const { book, outletId, chicken, rice } = await kitchen();
    const renamed = [{ name: 'Freezer besar', was: 'Freezer' }, { name: 'Gudang' }];
    const { entryId } = done(await arrangeAreas(book, { outletId, areas: renamed }));
    const shelves = async () => (await layOutOutlet(book, outletId)).map(({ area, items }) => [area, items.length]);
    expect(await shelves()).toEqual([
      ['Freezer besar', 2],
      ['Gudang', 1],
    ]);
    expect((await itemOf(book, chicken))?.area).toBe('Freezer');
    done(await arrangeAreas(book, { outletId, areas: [{ name: 'Freezer besar' }] }));
    expect(await shelves()).toEqual([
      ['Freezer besar', 2],
      ['', 1],
    ]);
    done(await placeItem(book, { outletId, itemId: rice, fields: { areas: null } }));
    expect(await shelves()).toEqual([
      ['Freezer besar', 2],
      ['Gudang', 1],
    ]);
    done(await undo(book, entryId));
    expect((await outletOf(book, outletId))?.areas).toEqual(['Freezer besar']);
    const twice = [{ name: 'Bar' }, { name: ' bar ' }];
    expect(await arrangeAreas(book, { outletId, areas: twice })).toMatchObject({ refusal: { code: 'name-taken' } });
  });

  it('of the sample restaurant are walked from the dry store to the freezer, eggs lying in two of them', async () => {
    const book = freshBook();
    done(await importSample(book, { language: 'en', currency: 'MYR' }));
    const [outlet] = await listOutlets(book);
    const shelves = await layOutOutlet(book, outlet!.id);
    expect(shelves.map(({ area }) => area)).toEqual(['Dry store', 'Bar', 'Chiller', 'Freezer 1']);
    const withEggs = shelves.filter(({ items }) => items.some((item) => item.name === 'Eggs'));
    expect(withEggs.map(({ area }) => area)).toEqual(['Dry store', 'Chiller']);
    const items = shelves.flatMap((shelf) => shelf.items);
    expect(items.filter((item) => item.isCatchWeight).map((item) => item.name)).toEqual(['Mackerel']);
    expect(findByBarcode(items, '2000000000039')).toMatchObject({
      item: { name: 'Sweet soy sauce' },
      pack: { perPacks: 3 },
    });
  });

  it('know the par level of their outlet, and leave out what is not used any more', async () => {
    const { book, outletId, chicken, prawns } = await kitchen();
    done(await placeItem(book, { outletId, itemId: chicken, fields: { par: baseQuantity(9000) } }));
    const archived = done(await changeItem(book, { itemId: prawns, fields: { isArchived: true } }));
    const stock = await listStock(book, outletId);
    expect(stock.map(({ item }) => item.name)).toEqual(['Ayam', 'Beras']);
    const [row] = (await activeCount(book, outletId)).filter(({ item }) => item.id === chicken);
    // Never counted: anywhere between none and the par level, σ = 9000 / √12.
    expect(row).toMatchObject({ why: 'never', off: 2598 });
    done(await undo(book, archived.entryId));
    expect(await listStock(book, outletId)).toHaveLength(3);
  });
});

describe('the active count', () => {
  it('begins with what may be wrong by the most money, and has no item counted today', async () => {
    const { book, outletId, chicken, prawns, rice } = await kitchen();
    const price = (amount: number) => ({ amount: amount as never, per: baseQuantity(1000) });
    for (const [itemId, amount] of [
      [chicken, 38_000],
      [prawns, 118_000],
      [rice, 14_000],
    ] as const) {
      done(await changeItem(book, { itemId, fields: { price: price(amount), par: baseQuantity(6000) } }));
    }
    done(await countStock(book, { outletId, itemId: prawns, day: today, quantity: 500 }));
    const chosen = await activeCount(book, outletId);
    expect(chosen.map(({ item, why, days }) => [item.name, why, days])).toEqual([
      ['Ayam', 'never', null],
      ['Beras', 'never', null],
    ]);
    // 6 kg anywhere between none and all: σ = 6000 / √12 g.
    expect(chosen[0]).toMatchObject({ off: 1732, stake: 65_818 });
  });
});

const keep = async (book: Book, entry: CountLineEntry) => {
  const outcome = await keepCountLine(book, entry);
  return outcome.ok ? { ...outcome, entryId: '' as never } : outcome;
};

/** The next millisecond of the device's clock. */
const later = () =>
  vi.waitUntil(
    (
      (begun) => () =>
        Date.now() > begun
    )(Date.now()),
    { interval: 1 },
  );

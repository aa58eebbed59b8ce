/** Fills a book to the size of a chain with made-up facts, always the same, and what they come to; the same fold works it out anew. */

import type { Entry, ImportedBlock, NounChange, YearBlock } from '../../db/facts.ts';
import { foldOrder } from '../../db/fold-nouns.ts';
import { materialise, workOut } from '../../db/materialise.ts';
import { newItem } from '../../db/new-item.ts';
import type { Book, SeriesKey } from '../../db/schema.ts';
import { openUndone } from '../../db/undone.ts';
import type { StockRow } from '../../db/worked-out.ts';
import { splitByYear } from '../../db/year-blocks.ts';
import { unknownSeries } from '../../domain/daily-records.ts';
import { addDays, type Day, dayAt, dayToNumber } from '../../domain/day.ts';
import type { MinorMoney } from '../../domain/money.ts';
import type {
  EntryId,
  Id,
  ItemId,
  Movement,
  MovementDetail,
  OrderId,
  OrderLine,
  OutletId,
  SupplierId,
} from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { makeUpForecasts } from './chain-forecasts.ts';
import { nameItem } from './chain-names.ts';
import { sayError } from './say-error.ts';

export interface ChainSize {
  readonly outlets: number;
  readonly items: number;
  readonly days: number;
  /** Journal entries in all. */
  readonly entries: number;
}

const DAY_MS = 86_400_000;
/** Rows of a writing: enough to keep IndexedDB busy. */
const BATCH = 2000;
const SUPPLIERS = 12;
const ORDERED_LINES = 20;
const ORDER_EVERY_DAYS = 7;
/** One in so many entries is taken back. */
const UNDONE_OF = 200;
/** How far a filling has come, kept in the book: it takes minutes, and one that was broken off goes on where it was. */
interface Mark {
  readonly size: ChainSize;
  readonly lastDay: Day;
  /** Outlets that are written whole. */
  readonly done: number;
}
const MARK = 'chain';

/**
 * Writes into an empty book, or goes on in one that was left half filled with the same size. `onOutlet` hears after each outlet. Throws an
 * `Error` that says what could not be written and how much room there was.
 */
export async function fillChainBook(book: Book, size: ChainSize, onOutlet: (done: number) => void): Promise<void> {
  const found = (await book.safekeeping.get(MARK))?.value as Mark | undefined;
  if (found !== undefined && JSON.stringify(found.size) !== JSON.stringify(size)) {
    throw new Error(`the book holds a chain of another size: ${JSON.stringify(found.size)}`);
  }
  const lastDay = found?.lastDay ?? addDays(dayAt(Date.now()), -1);
  const firstDay = addDays(lastDay, 1 - size.days);
  const start = dayToNumber(firstDay) * DAY_MS;
  const { deviceId, personId } = (await book.identity.get('this'))!;
  const by = { deviceId, personId };
  const nouns = await nameNouns(book, size, start - DAY_MS, by);
  const mark = (done: number) => book.safekeeping.put({ key: MARK, value: { size, lastDay, done } satisfies Mark });
  const perOutlet = Math.max(0, Math.floor((size.entries - 1) / size.outlets));
  for (let o = found?.done ?? 0; o < size.outlets; o++) {
    try {
      await mark(o);
      const outlet = makeOutlet(o, { size, firstDay, start, perOutlet, by, nouns });
      await outlet.writeTo(openWriter(book));
      await foldOrders(book, outlet.orderIds);
      await writeDerived(book, outlet);
    } catch (error) {
      const said = await sayError(error);
      throw new Error(`outlet ${o + 1} of ${size.outlets} could not be written: ${said}`, { cause: error });
    }
    onOutlet(o + 1);
  }
  await mark(size.outlets);
  await makeUpForecasts(book, nouns, lastDay);
}

/** Orders are few; the book's own fold makes their rows. */
function foldOrders(book: Book, ids: readonly OrderId[]): Promise<void> {
  return book.transaction('rw', [book.journal, book.changes, book.orders], async () => {
    const undone = openUndone(book);
    for (const id of ids) await foldOrder(book, id, undone);
  });
}

interface Nouns {
  readonly importId: EntryId;
  readonly outlets: readonly OutletId[];
  readonly items: readonly ItemId[];
  readonly suppliers: readonly SupplierId[];
}
type By = Pick<Entry, 'deviceId' | 'personId'>;

/** One entry brings all nouns and all imported days. */
async function nameNouns(book: Book, size: ChainSize, at: number, by: By): Promise<Nouns> {
  made = 0;
  const ids = idsAt(at, 0);
  const importId = ids<'entry'>();
  const nouns: Nouns = {
    importId,
    outlets: Array.from({ length: size.outlets }, () => ids<'outlet'>()),
    items: Array.from({ length: size.items }, () => ids<'item'>()),
    suppliers: Array.from({ length: SUPPLIERS }, () => ids<'supplier'>()),
  };
  const born = (kind: string, subject: string, fields: object) =>
    ({ id: ids<'change'>(), entryId: importId, kind, subject, born: true, fields }) as unknown as NounChange;
  const changes = [
    ...nouns.outlets.map((id, i) =>
      born('outlet', id, { name: `Cabang ${i + 1}`, areas: ['Dapur', 'Kulkas', 'Gudang'] }),
    ),
    ...nouns.suppliers.map((id, i) =>
      born('supplier', id, {
        name: `Pemasok ${i + 1}`,
        leadTimeDays: 1,
        orderDays: [],
        cutoff: null,
        minOrder: null,
        phone: null,
        email: null,
      }),
    ),
    ...nouns.items.map((id, i) => born('item', id, describeItem(i, nouns))),
  ];
  await book.journal.put({
    ...by,
    id: importId,
    at,
    command: 'importRecords',
    input: { fileName: 'chain', series: size.outlets * size.items },
    undoes: null,
  });
  await book.changes.bulkPut(changes);
  const touched = new Map(
    changes.map(({ kind, subject }) => [
      `${kind} ${subject}`,
      { kind, subject } as Pick<NounChange, 'kind' | 'subject'>,
    ]),
  );
  await materialise(book, { series: new Map(), onlyMoved: new Set(), nouns: touched }, openUndone(book), {});
  return nouns;
}

function describeItem(i: number, { suppliers }: Nouns) {
  const { name, category, alias } = nameItem(i);
  return newItem({
    name,
    baseUnit: 'g',
    category,
    area: ['Dapur', 'Kulkas', 'Gudang'][i % 3]!,
    pack: { name: 'dus', size: baseQuantity(12_000) },
    supplierId: suppliers[i % suppliers.length]!,
    aliases: [alias],
    shelfLifeDays: 3 + (i % 28),
  });
}

interface OutletWish {
  readonly size: ChainSize;
  readonly firstDay: Day;
  /** Midnight (UTC) of the first day, milliseconds since the epoch. */
  readonly start: number;
  readonly perOutlet: number;
  readonly by: By;
  readonly nouns: Nouns;
}

interface MadeOutlet {
  readonly outletId: OutletId;
  readonly series: readonly {
    readonly key: SeriesKey;
    readonly imported: readonly ImportedBlock[];
    readonly movements: readonly Movement[];
  }[];
  readonly orders: ReadonlyMap<ItemId, { readonly day: Day; readonly quantity: ReturnType<typeof baseQuantity> }[]>;
  readonly orderIds: readonly OrderId[];
  readonly writeTo: (write: Writer) => Promise<void>;
}

/** All facts of one outlet. */
function makeOutlet(o: number, { size, firstDay, start, perOutlet, by, nouns }: OutletWish): MadeOutlet {
  made = (o + 1) * IDS_OF_OUTLET;
  const outletId = nouns.outlets[o]!;
  const movementsOf = new Map<ItemId, Movement[]>(nouns.items.map((id) => [id, []]));
  const journal: Entry[] = [];
  const changes: NounChange[] = [];
  const orderIds: OrderId[] = [];
  const orders: Map<ItemId, { day: Day; quantity: ReturnType<typeof baseQuantity> }[]> = new Map();
  const stepMs = (size.days * DAY_MS) / Math.max(1, perOutlet);
  const ordersEvery = Math.max(2, Math.floor(perOutlet / Math.max(1, (size.days / ORDER_EVERY_DAYS) * 5)));
  let seed = 7919 * (o + 1);
  const chance = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let e = 0; e < perOutlet; e++) {
    const at = Math.floor(start + e * stepMs);
    const ids = idsAt(at, o + 1);
    const entryId = ids<'entry'>();
    const day = addDays(firstDay, Math.min(size.days - 1, Math.floor((at - start) / DAY_MS)));
    const entry = { ...by, id: entryId, at, undoes: null };
    if (e % ordersEvery === 1) {
      const lines: OrderLine[] = Array.from({ length: ORDERED_LINES }, (_, i) => ({
        itemId: nouns.items[(chance(size.items) + i) % size.items]!,
        quantity: baseQuantity(12_000),
      }));
      const subject = ids<'order'>();
      const fields = {
        outletId,
        supplierId: nouns.suppliers[e % SUPPLIERS]!,
        lines,
        placedOn: day,
        deliveryOn: addDays(day, 1),
        status: 'placed',
        delivery: { lines, complete: true },
      };
      // The last few have not come yet.
      const isOpen = e > perOutlet - 5 * ordersEvery;
      const { delivery: _notYet, ...open } = fields;
      orderIds.push(subject);
      changes.push({
        id: ids<'change'>(),
        entryId,
        kind: 'order',
        subject,
        born: true,
        fields: isOpen ? open : fields,
      } as unknown as NounChange);
      for (const { itemId, quantity } of lines) orders.set(itemId, [...(orders.get(itemId) ?? []), { day, quantity }]);
      journal.push({
        ...entry,
        command: 'placeOrder',
        input: { outletId, supplierId: fields.supplierId, lines, deliveryOn: fields.deliveryOn },
      });
      continue;
    }
    const itemId = nouns.items[e % size.items]!;
    const which = chance(10);
    const kind = which < 6 ? 'counted' : which < 8 ? 'received' : 'wasted';
    const quantity = baseQuantity(which < 6 ? 1000 + chance(8000) : which < 8 ? 12_000 : 50 + chance(400));
    const bare = { id: ids<'movement'>(), entryId, outletId, itemId, day, at, kind, quantity, voids: null } as const;
    const movement: Movement = kind === 'received' ? { ...bare, detail: boughtFor(nouns, e, day, chance(4000)) } : bare;
    const ofItem = movementsOf.get(itemId)!;
    ofItem.push(movement);
    const command = which < 6 ? 'countStock' : which < 8 ? 'recordDelivery' : 'throwAway';
    journal.push({ ...entry, command, input: { outletId, itemId, day, quantity } });
    if (e % UNDONE_OF === 0 && e > 0) {
      const undoId = ids<'entry'>();
      journal.push({ ...entry, id: undoId, command: 'undo', input: { entryId }, undoes: entryId });
      ofItem.push({
        ...movement,
        id: ids<'movement'>(),
        entryId: undoId,
        kind: 'voided',
        quantity: baseQuantity(0),
        voids: movement.id,
      });
    }
  }
  const series = nouns.items.map((itemId, i) => ({
    key: [outletId, itemId] as SeriesKey,
    imported: importedOf(outletId, itemId, nouns.importId, madeUpDays(o, i, firstDay, size.days), start),
    movements: movementsOf.get(itemId)!,
  }));
  return {
    outletId,
    series,
    orders,
    orderIds,
    async writeTo(write) {
      await write('journal', journal);
      await write('changes', changes);
      for (const { imported, movements } of series) {
        await write('importedDays', imported);
        await write('movements', movements);
      }
      await write(null, []);
    },
  };
}

/** Every third delivery told its date. */
function boughtFor({ suppliers }: Nouns, e: number, day: Day, part: number): MovementDetail {
  const paid = { supplierId: suppliers[e % suppliers.length]!, cost: (240_000 + part) as MinorMoney };
  return e % 3 === 0 ? { ...paid, expiresOn: addDays(day, 5), batch: `B${e}` } : paid;
}

function madeUpDays(outlet: number, item: number, firstDay: Day, days: number) {
  const series = unknownSeries(firstDay, days);
  const { opening, received, used, wasted, closing } = series.amounts;
  let level = 5000;
  for (let i = 0; i < days; i++) {
    opening[i] = level;
    received[i] = i % 3 === 0 ? 3600 : 0;
    used[i] = Math.min(level, 900 + 40 * ((i * (item + 3) + outlet) % 7) + ((i * 7919 + item * 104_729) % 211));
    wasted[i] = i % 11 === 0 ? 20 : 0;
    level = Math.max(0, level + received[i]! - used[i]! - wasted[i]!);
    closing[i] = level;
  }
  return series;
}

function importedOf(
  outletId: OutletId,
  itemId: ItemId,
  entryId: EntryId,
  series: ReturnType<typeof madeUpDays>,
  start: number,
): ImportedBlock[] {
  const readAt = start + series.ranOutAt.length * DAY_MS;
  return splitByYear(outletId, itemId, series).map(
    (block) => ({ ...block, entryId, readAt, utcOffset: 0 }) as ImportedBlock,
  );
}

/** By the same pure function as a command; written like an import. */
async function writeDerived(book: Book, { series, orders }: MadeOutlet): Promise<void> {
  let days: YearBlock[] = [];
  const stock: StockRow[] = [];
  for (const { key, imported, movements } of series) {
    const worked = workOut(key, { imported, movements, ordered: orders.get(key[1]) ?? [] });
    days.push(...worked.blocks);
    if (worked.stock !== null) stock.push(worked.stock);
    if (days.length >= 100) {
      await book.days.bulkPut(days);
      days = [];
    }
  }
  await book.days.bulkPut(days);
  await book.stock.bulkPut(stock);
}

type FactTable = 'journal' | 'changes' | 'importedDays' | 'movements';
/** null writes what is left. */
type Writer = (table: FactTable | null, rows: readonly unknown[]) => Promise<void>;

function openWriter(book: Book): Writer {
  const waiting = new Map<FactTable, unknown[]>();
  const flush = async (table: FactTable) => {
    const rows = waiting.get(table) ?? [];
    const room = table === 'importedDays' ? 100 : BATCH;
    for (let from = 0; from < rows.length; from += room) await book.table(table).bulkPut(rows.slice(from, from + room));
    waiting.delete(table);
  };
  return async (table, rows) => {
    if (table === null) {
      for (const one of [...waiting.keys()]) await flush(one);
      return;
    }
    const all = waiting.get(table) ?? [];
    for (const row of rows) all.push(row);
    waiting.set(table, all);
    if (all.length >= (table === 'importedDays' ? 100 : BATCH)) await flush(table);
  };
}

/** Each outlet's begin at a number of their own, so that a filling that goes on makes the ids that it would have made. */
let made = 0;
const IDS_OF_OUTLET = 10_000_000;

/** UUIDv7s of a moment, each greater than the one before; `source` keeps makers at the same moment apart. */
function idsAt(at: number, source: number): <Of extends string>() => Id<Of> {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  let step = 0;
  return <Of extends string>() => {
    made += 1;
    const counter = step.toString(16).padStart(3, '0');
    step += 1;
    const tail = made.toString(16).padStart(8, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-8${source.toString(16).padStart(3, '0')}-0000${tail}` as Id<Of>;
  };
}

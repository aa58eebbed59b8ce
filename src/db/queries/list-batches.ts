/** Query: the batches on the shelves of an outlet, and of one item. */

import { type Batch, batchesOf, type MarkedArrival } from '../../domain/batches.ts';
import { addDays, type Day, dayToNumber } from '../../domain/day.ts';
import type { Item, ItemId, Movement, OutletId } from '../../domain/nouns.ts';
import type { YearBlock } from '../facts.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';
import type { StockRow } from '../worked-out.ts';
import { joinColumn, yearOf } from '../year-blocks.ts';

/** What keeps longer is not looked after day by day, unless a delivery told its date. */
const LOOKED_AFTER_DAYS = 60;
/** Batches that expired longer ago are no longer looked for on the shelf. */
const LONG_EXPIRED_DAYS = 60;
const COLUMNS = ['opening', 'received', 'transferIn', 'used', 'wasted', 'transferOut', 'closing'] as const;

/** By item, first to expire first: of all items that keep for {@link LOOKED_AFTER_DAYS} at most or came with a date. None is left out. */
export async function listBatches(
  book: Book,
  outletId: OutletId,
  today: Day,
): Promise<ReadonlyMap<ItemId, readonly Batch[]>> {
  const [items, stock, marked] = await Promise.all([
    book.items.toArray(),
    book.stock.where('[outletId+itemId]').between([outletId], [outletId, []]).toArray(),
    markedArrivals(book, outletId, today),
  ]);
  const stockOf = new Map(stock.map((row) => [row.itemId, row]));
  const asked = items.filter(
    (item) =>
      !item.isArchived &&
      stockOf.has(item.id) &&
      (marked.has(item.id) || (item.shelfLifeDays !== null && item.shelfLifeDays <= LOOKED_AFTER_DAYS)),
  );
  const questions = asked.map((item) => askFor(item, stockOf.get(item.id)!, marked.get(item.id) ?? [], today));
  const found = await workOut(book, outletId, questions, today);
  return new Map(asked.flatMap((item, i) => (found[i]!.length === 0 ? [] : [[item.id, found[i]!] as const])));
}

/** Of one item, however long it keeps; first to expire first. */
export async function batchesOfItem(
  book: Book,
  outletId: OutletId,
  itemId: ItemId,
  today: Day,
): Promise<readonly Batch[]> {
  const [item, stock, marked] = await Promise.all([
    book.items.get(itemId),
    book.stock.get([outletId, itemId]),
    markedArrivals(book, outletId, today),
  ]);
  if (item === undefined || stock === undefined) return [];
  const [batches] = await workOut(book, outletId, [askFor(item, stock, marked.get(itemId) ?? [], today)], today);
  return batches!;
}

/** Deliveries that told their date and stand, by item. */
async function markedArrivals(book: Book, outletId: OutletId, today: Day): Promise<Map<ItemId, MarkedArrival[]>> {
  const dated = await book.movements
    .where('[outletId+detail.expiresOn]')
    .between([outletId, addDays(today, -LONG_EXPIRED_DAYS)], [outletId, []])
    .filter(({ kind }) => kind === 'received')
    .toArray();
  const undone = openUndone(book);
  await undone.learn(dated.map(({ entryId }) => entryId));
  const byItem = new Map<ItemId, MarkedArrival[]>();
  for (const movement of dated) {
    if (undone.has(movement.entryId)) continue;
    const others = byItem.get(movement.itemId);
    if (others === undefined) byItem.set(movement.itemId, [arrivalOf(movement)]);
    else others.push(arrivalOf(movement));
  }
  return byItem;
}

function arrivalOf({ day, quantity, detail }: Movement): MarkedArrival {
  return { day, quantity, expiresOn: detail?.expiresOn ?? null, mark: detail?.batch ?? null };
}

interface Question {
  readonly item: Item;
  readonly onHand: StockRow['onHand'];
  readonly marked: readonly MarkedArrival[];
  /** What came before has expired long since, or told no date. */
  readonly from: Day;
}

function askFor(item: Item, { onHand }: StockRow, marked: readonly MarkedArrival[], today: Day): Question {
  const life = item.shelfLifeDays ?? 0;
  const usual = addDays(today, -(life + Math.max(life, 30)));
  return { item, onHand, marked, from: marked.reduce((first, { day }) => (day < first ? day : first), usual) };
}

/** In one reading for all of them. */
async function workOut(
  book: Book,
  outletId: OutletId,
  questions: readonly Question[],
  today: Day,
): Promise<readonly (readonly Batch[])[]> {
  // What is entered after midnight by another clock lies a day ahead.
  const lastYear = yearOf(addDays(today, 1));
  const keysOf = questions.map(({ item, onHand, from }) => {
    const keys: [OutletId, ItemId, number][] = [];
    if (onHand !== null && onHand <= 0) return keys;
    for (let year = yearOf(from); year <= lastYear; year++) keys.push([outletId, item.id, year]);
    return keys;
  });
  const blocks = await book.days.bulkGet(keysOf.flat());
  let at = 0;
  return questions.map((question, i) => {
    const own = blocks.slice(at, at + keysOf[i]!.length).filter((block) => block !== undefined);
    at += keysOf[i]!.length;
    return own.length === 0 ? [] : batchesIn(own, question);
  });
}

function batchesIn(blocks: readonly YearBlock[], { item, onHand, marked, from }: Question): readonly Batch[] {
  const firstDay = Math.max(dayToNumber(from), Math.min(...blocks.map((block) => block.firstDay)));
  const end = Math.max(...blocks.map((block) => block.firstDay + lengthOf(block)));
  const length = Math.max(0, end - firstDay);
  const unknown = new Float64Array(length).fill(Number.NaN);
  const columns = COLUMNS.map((name) => [name, joinColumn(blocks, name, firstDay, length) ?? unknown] as const);
  const days = Object.fromEntries(columns) as Record<(typeof COLUMNS)[number], Float64Array>;
  return batchesOf({ shelfLifeDays: item.shelfLifeDays, firstDay, days, marked, onHand });
}

const lengthOf = ({ columns }: YearBlock) => Object.values(columns)[0]?.length ?? 0;

/** Works outlets, items, suppliers, orders and settings out from what entries said about them. */

import { Dexie } from 'dexie';
import type { DayToKnow } from '../domain/days-to-know.ts';
import type { CalendarDayId, ItemId, Order, OrderId, OrderLine } from '../domain/nouns.ts';
import { type BaseQuantity, baseQuantity } from '../domain/quantity.ts';
import { BLANK } from './blank-nouns.ts';
import type { NounChange } from './facts.ts';
import { orderIndexes } from './order-indexes.ts';
import type { Book, TableName } from './schema.ts';
import type { KnownUndone } from './undone.ts';
import type { SettingsRow } from './worked-out.ts';

/** Where each kind of noun is kept; the rest have a fold of their own. */
const TABLE_OF = {
  outlet: 'outlets',
  item: 'items',
  supplier: 'suppliers',
  placement: 'placements',
  transfer: 'transfers',
  count: 'counts',
  dish: 'dishes',
  person: 'people',
  paper: 'papers',
  paperName: 'paperNames',
} as const satisfies Partial<Record<NounChange['kind'], TableName>>;

type Subject = Pick<NounChange, 'kind' | 'subject'>;

/** What was said of a subject, oldest first, and which of it stands. */
async function readChanges(book: Book, { kind, subject }: Subject, undone: KnownUndone) {
  // Ids sort by when things were said; the clock's own time may have been set back.
  const all = await book.changes.where('[kind+subject]').equals([kind, subject]).sortBy('id');
  await undone.learn(all.map((change) => change.entryId));
  return { all, standing: all.filter((change) => !undone.has(change.entryId)) };
}

/** Field by field, the last word. */
function sumUp(changes: readonly NounChange[]): Record<string, unknown> {
  return Object.assign({}, ...changes.map((change) => change.fields));
}

/**
 * An outlet or item whose birth is undone stays while days of stock speak of it, with the name it was born with; a supplier goes.
 */
export async function foldNoun(book: Book, { kind, subject }: Subject, undone: KnownUndone): Promise<void> {
  const { all, standing } = await readChanges(book, { kind, subject }, undone);
  if (kind === 'settings') {
    const key = subject as SettingsRow['key'];
    if (standing.length === 0) await book.settings.delete(key);
    else await book.settings.put({ ...sumUp(standing), key } as SettingsRow);
    return;
  }
  if (kind === 'calendarDay') return foldCalendarDay(book, subject as CalendarDayId, standing);
  const table = book.table(TABLE_OF[kind as keyof typeof TABLE_OF]);
  const lives = standing.some((change) => change.born) || (await isSpokenOf(book, { kind, subject }));
  const births = all.filter((change) => change.born);
  if (lives && births.length > 0)
    await table.put({
      ...BLANK[kind],
      ...sumUp([...births.filter((one) => undone.has(one.entryId)), ...standing]),
      id: subject,
    });
  else await table.delete(subject);
}

/** A day stands while the entry that brought it does and none that takes it away. */
async function foldCalendarDay(book: Book, id: CalendarDayId, standing: readonly NounChange[]): Promise<void> {
  const { isRemoved = false, ...fields } = sumUp(standing);
  if (isRemoved || !standing.some((change) => change.born)) await book.calendarDays.delete(id);
  else await book.calendarDays.put({ ...fields, id } as DayToKnow);
}

async function isSpokenOf(book: Book, { kind, subject }: Subject): Promise<boolean> {
  if (kind === 'item') return (await book.days.where('itemId').equals(subject).limit(1).count()) > 0;
  if (kind !== 'outlet') return false;
  const ofOutlet = book.days.where('[outletId+itemId+year]').between([subject, Dexie.minKey], [subject, Dexie.maxKey]);
  return (await ofOutlet.limit(1).count()) > 0;
}

/** An order stands while the entry that placed it does. */
export async function foldOrder(book: Book, id: OrderId, undone: KnownUndone): Promise<void> {
  const { standing } = await readChanges(book, { kind: 'order', subject: id }, undone);
  if (!standing.some((change) => change.born)) {
    await book.orders.delete(id);
    return;
  }
  const { delivery: _last, ...fields } = sumUp(standing);
  const order = { ...fields, id } as Order;
  const deliveries = standing.flatMap((change) =>
    change.kind === 'order' && change.fields.delivery !== undefined ? [change.fields.delivery] : [],
  );
  const closed = deliveries.some((delivery) => delivery.complete);
  const row = { ...order, received: addLines(deliveries.flatMap((delivery) => delivery.lines)), closed };
  await book.orders.put({ ...row, ...orderIndexes(row) });
}

/** One line an item. */
function addLines(lines: readonly OrderLine[]): OrderLine[] {
  const quantityOf = new Map<ItemId, BaseQuantity>();
  for (const { itemId, quantity } of lines) {
    quantityOf.set(itemId, baseQuantity((quantityOf.get(itemId) ?? 0) + quantity));
  }
  return [...quantityOf].map(([itemId, quantity]) => ({ itemId, quantity }));
}

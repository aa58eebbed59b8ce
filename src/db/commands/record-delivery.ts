/** Command: what came in, against an order or without one, with its prices, batches and what was wrong with it. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { Currency, MinorMoney, Price } from '../../domain/money.ts';
import type {
  Entered,
  Item,
  ItemId,
  MovementDetail,
  MovementId,
  OrderId,
  OutletId,
  PhotoId,
  SupplierId,
} from '../../domain/nouns.ts';
import { isPriceJump, isSamePrice, type PriceChange } from '../../domain/price-change.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import { aDay, aName, anId, aQuantity, movementDetail, someMoney } from '../checks.ts';
import { findItem, findOrder, findOutlet, findSupplier } from '../find.ts';
import { given } from '../given.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { lastPaid, type PricePoint, priceHistory } from '../queries/price-history.ts';
import type { Book } from '../schema.ts';
import type { OrderRow } from '../worked-out.ts';
import { aPhoto, type Photo, storePhoto } from './keep-photo.ts';

/** One line that came. An item may have several: one for each batch. */
export interface DeliveryLine {
  readonly itemId: ItemId;
  /** Base units taken into stock; 0 only where all of it was damaged. */
  readonly quantity: number;
  /** Base units that came as well and were not taken. */
  readonly damaged?: number;
  /** What `quantity` cost, minor units. Sets the item's price; 0 was a gift and does not. */
  readonly cost?: number;
  readonly batch?: string;
  readonly expiresOn?: Day;
  /** Of an item of catch weight. */
  readonly pieces?: number;
  /** As it was typed, or as the paper has it. */
  readonly entered?: Entered;
  readonly note?: string;
  readonly photoId?: PhotoId;
}

export interface Delivery {
  readonly outletId: OutletId;
  readonly day: Day;
  readonly lines: readonly DeliveryLine[];
  readonly orderId?: OrderId;
  /** False keeps the order open for the rest; it closes otherwise, whatever came. */
  readonly complete?: boolean;
  /** Left out, it is the order's supplier, or nobody of the book (the market). */
  readonly supplierId?: SupplierId | null;
  /** Of the paper; a line may have its own. */
  readonly photoId?: PhotoId;
  readonly note?: string;
  /** The paper that came with it, kept with its photos as proof; its first page is the photo of the lines. */
  readonly paper?: DeliveryPaper;
}

export interface DeliveryPaper {
  /** Who sold it, as the paper says. */
  readonly merchant: string | null;
  readonly number: string | null;
  readonly total: MinorMoney | null;
  readonly currency: Currency;
  readonly pages: readonly Photo[];
}

/** A price that moved by so much that somebody should know (`PRICE_ALERT_PERCENT`). */
export interface PriceJump extends PriceChange {
  readonly itemId: ItemId;
  readonly movementId: MovementId;
}

const { batch, expiresOn, pieces, entered, note, photoId } = movementDetail.entries;
const line = v.pipe(
  v.object({
    itemId: anId<'item'>(),
    quantity: aQuantity,
    damaged: v.optional(aQuantity),
    cost: v.optional(someMoney),
    batch,
    expiresOn,
    pieces,
    entered,
    note,
    photoId,
  }),
  v.check(({ quantity, damaged = 0 }) => quantity + damaged > 0, 'nothing came'),
);
const schema = v.object({
  outletId: anId<'outlet'>(),
  day: aDay,
  lines: v.pipe(v.array(line), v.minLength(1), v.readonly()),
  orderId: v.optional(anId<'order'>()),
  complete: v.optional(v.boolean(), true),
  supplierId: v.optional(v.nullable(anId<'supplier'>())),
  photoId: v.optional(anId<'photo'>()),
  note,
  paper: v.optional(
    v.object({
      merchant: v.nullable(aName),
      number: v.nullable(aName),
      total: v.nullable(someMoney),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
      pages: v.pipe(v.array(aPhoto), v.readonly()),
    }),
  ),
});
type Line = v.InferOutput<typeof line>;

/**
 * Each line becomes a movement that keeps all that is known of it; its price becomes the item's, unless a younger delivery has told one
 * already. Brings the price jumps.
 *
 * Refuses: `no-such-outlet`, `no-such-item`, `no-such-supplier`, `no-such-order`, `order-closed`, `in-the-future`.
 */
export function recordDelivery(
  book: Book,
  delivery: Delivery,
): Promise<CommandOutcome<{ readonly movementIds: readonly MovementId[]; readonly jumps: readonly PriceJump[] }>> {
  return carryOut(book, schema, delivery, {
    name: 'recordDelivery',
    write: async (draft, asked) => {
      const { outletId, day, lines, orderId, complete, paper } = asked;
      await findOutlet(book, outletId);
      if (asked.supplierId) await findSupplier(book, asked.supplierId);
      const order = orderId === undefined ? null : await findOpen(book, orderId, outletId);
      const supplierId = asked.supplierId === undefined ? (order?.supplierId ?? null) : asked.supplierId;
      const photoIds: PhotoId[] = [];
      for (const page of paper?.pages ?? []) photoIds.push(await storePhoto(draft, page));
      if (paper !== undefined) {
        const { pages: _kept, ...told } = paper;
        const fields = { ...told, outletId, supplierId, day, photoIds };
        draft.say({ kind: 'paper', subject: draft.newId<'paper'>(), born: true, fields });
      }
      const expected = outstandingOf(order);
      const movementIds: MovementId[] = [];
      const jumps: PriceJump[] = [];
      const pricesSaid = new Set<ItemId>();
      for (const one of lines) {
        const item = await findItem(book, one.itemId);
        const history = one.cost ? await priceHistory(book, item.id) : [];
        const { itemId, quantity, damaged, ...rest } = one;
        const ordered = expected.get(itemId);
        if (ordered !== undefined) expected.set(itemId, baseQuantity(Math.max(0, ordered - quantity - (damaged ?? 0))));
        const detail: MovementDetail = given({
          photoId: asked.photoId ?? photoIds[0],
          note: asked.note || undefined,
          ...given(rest),
          supplierId,
          orderId,
          ordered,
          damaged: damaged || undefined,
        });
        const movementId = draft.move({ outletId, day, itemId, quantity, kind: 'received', detail });
        movementIds.push(movementId);
        const change = priceChangeOf(one, item, lastPaid(history, supplierId));
        if (change !== null && isPriceJump(change)) jumps.push({ itemId, movementId, ...change });
        const isNewest = history.every((point) => point.movementId === null || point.day <= day);
        if (isNewest && !pricesSaid.has(itemId)) sayPrice(draft, one, item);
        if (one.cost) pricesSaid.add(itemId);
      }
      if (orderId !== undefined) {
        const came = lines.flatMap(({ itemId, quantity }) => (quantity > 0 ? [{ itemId, quantity }] : []));
        draft.say({ kind: 'order', subject: orderId, born: false, fields: { delivery: { lines: came, complete } } });
      }
      // The journal is read whole at times; pictures in it would be read with it.
      const journalled = paper === undefined ? asked : { ...asked, paper: { ...paper, pages: photoIds } };
      return { brought: { movementIds, jumps }, journalled };
    },
  });
}

async function findOpen(book: Book, orderId: OrderId, outletId: OutletId): Promise<OrderRow> {
  const order = await findOrder(book, orderId);
  if (order.closed || order.status !== 'placed' || order.outletId !== outletId)
    refuse({ code: 'order-closed', orderId });
  return order;
}

/** What each item of an order still waits for. */
function outstandingOf(order: OrderRow | null): Map<ItemId, BaseQuantity> {
  const left = new Map<ItemId, BaseQuantity>();
  for (const { itemId, quantity } of order?.lines ?? [])
    left.set(itemId, baseQuantity((left.get(itemId) ?? 0) + quantity));
  for (const { itemId, quantity } of order?.received ?? [])
    left.set(itemId, baseQuantity(Math.max(0, (left.get(itemId) ?? 0) - quantity)));
  return left;
}

function priceOf({ quantity, cost }: Line): Price | null {
  return cost === undefined || cost === 0 || quantity === 0 ? null : { amount: cost, per: quantity };
}

function priceChangeOf(one: Line, item: Item, last: PricePoint | null): PriceChange | null {
  const after = priceOf(one);
  const before = last?.price ?? item.price;
  return after === null || before === null ? null : { before, after };
}

function sayPrice(draft: Draft, one: Line, item: Item): void {
  const price = priceOf(one);
  if (price === null || (item.price !== null && isSamePrice(item.price, price))) return;
  draft.say({ kind: 'item', subject: item.id, born: false, fields: { price } });
}

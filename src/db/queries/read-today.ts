/** Query: what Today tells beside the outlook: batches, transfers and counts that wait, prices that jumped. */

import type { Batch } from '../../domain/batches.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Count, ItemId, Outlet, OutletId, Transfer } from '../../domain/nouns.ts';
import type { PriceJumpSeen } from '../../domain/today.ts';
import type { Book } from '../schema.ts';
import { listBatches } from './list-batches.ts';
import { listOutlets } from './list-outlets.ts';
import { listTransfers } from './list-transfers.ts';
import { priceJumps } from './price-jumps.ts';
import { readSettings } from './read-settings.ts';

/** A price that jumped longer ago is no news. */
const NEWS_DAYS = 7;
const MS_PER_DAY = 86_400_000;

export interface WaitingToday {
  readonly outletId: OutletId;
  readonly batches: ReadonlyMap<ItemId, readonly Batch[]>;
  readonly transfers: readonly Transfer[];
  readonly openCounts: readonly Count[];
  readonly jumps: readonly PriceJumpSeen[];
  /** All of the book, for naming the senders. */
  readonly outlets: readonly Outlet[];
}

/** In one transaction: the questions are hundreds, and each would open one of its own. */
export function readToday(book: Book, outletId: OutletId, today: Day): Promise<WaitingToday> {
  const tables = [
    book.items,
    book.stock,
    book.days,
    book.movements,
    book.changes,
    book.journal,
    book.transfers,
    book.counts,
    book.outlets,
  ];
  return book.transaction('r', tables, () => waitingAt(book, outletId, today));
}

/** The same of the outlet whose book lies open; null when there is none. */
export async function readTodayHere(book: Book, today: Day): Promise<WaitingToday | null> {
  const { outletId } = await readSettings(book);
  return outletId === null ? null : readToday(book, outletId, today);
}

async function waitingAt(book: Book, outletId: OutletId, today: Day): Promise<WaitingToday> {
  const since = { at: Date.now() - (NEWS_DAYS + 1) * MS_PER_DAY, day: addDays(today, -NEWS_DAYS) };
  const [batches, transfers, counts, jumps, outlets] = await Promise.all([
    listBatches(book, outletId, today),
    listTransfers(book, outletId),
    book.counts.where('outletId').equals(outletId).toArray(),
    priceJumps(book, outletId, since),
    listOutlets(book),
  ]);
  return {
    outletId,
    batches,
    transfers: transfers.coming,
    openCounts: counts.filter(({ status }) => status === 'open'),
    jumps: jumps.map(({ point, ...jump }) => ({ ...jump, movementId: point.movementId!, quantity: point.price.per })),
    outlets,
  };
}

/** Query: what goes between an outlet and the others. */

import type { OutletId, Transfer } from '../../domain/nouns.ts';
import type { Book } from '../schema.ts';

export interface Transfers {
  /** Sent to this outlet and not confirmed; the oldest first. */
  readonly coming: readonly Transfer[];
  /** Sent by this outlet and not confirmed by the other; the oldest first. */
  readonly going: readonly Transfer[];
  /** Over, from or to this outlet; the newest first. */
  readonly past: readonly Transfer[];
}

/** Ids sort by time of making. */
export async function listTransfers(book: Book, outletId: OutletId, most = 20): Promise<Transfers> {
  const all = await book.transfers.orderBy('id').toArray();
  const open = all.filter(({ status }) => status === 'sent');
  return {
    coming: open.filter(({ toOutletId }) => toOutletId === outletId),
    going: open.filter(({ fromOutletId }) => fromOutletId === outletId),
    past: all
      .filter(({ status, fromOutletId, toOutletId }) => {
        return status !== 'sent' && (fromOutletId === outletId || toOutletId === outletId);
      })
      .reverse()
      .slice(0, most),
  };
}

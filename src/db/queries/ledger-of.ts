/** Query: the rows behind a stock figure. */

import { addUp } from '../../domain/add-up.ts';
import type { EntryId, ItemId, MovementDetail, OutletId } from '../../domain/nouns.ts';
import { findVoided, type LedgerStep } from '../../domain/stock-facts.ts';
import { readFacts } from '../materialise.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';

export interface LedgerLine extends LedgerStep {
  /** Unique among the lines, for lists. */
  readonly key: string;
  /** The undo that took this line back; undoing it brings the line back. */
  readonly undoneBy: EntryId | null;
  /** What more was said of it: reason, batch, cost and so on. */
  readonly detail: MovementDetail | null;
}

export interface Ledger {
  /** Newest first. */
  readonly lines: readonly LedgerLine[];
  /** Lines there are in all. */
  readonly total: number;
}

/**
 * The newest `limit` lines with the balance after each; the first balance is the stock on hand. Days of an import that was undone are not
 * lines any more; movements taken back are, marked `voided`.
 */
export async function ledgerOf(book: Book, outletId: OutletId, itemId: ItemId, limit = 200): Promise<Ledger> {
  const facts = await readFacts(book, [outletId, itemId], openUndone(book));
  const { steps } = addUp(facts, { steps: true });
  const voided = findVoided(facts.movements);
  const detailOf = new Map(facts.movements.map(({ id, detail }) => [id, detail]));
  const lines = steps.slice(-limit).reverse();
  return {
    total: steps.length,
    lines: lines.map((step) => ({
      ...step,
      key: step.movementId ?? `${step.entryId} ${step.day}`,
      undoneBy: (step.movementId === null ? null : voided.get(step.movementId)) ?? null,
      detail: (step.movementId === null ? null : detailOf.get(step.movementId)) ?? null,
    })),
  };
}

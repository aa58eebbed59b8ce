/** Query: what a piece of an item of catch weight weighs, as far as deliveries and counts tell. */

import type { ItemId } from '../../domain/nouns.ts';
import { learnPieceWeight, type PieceWeight } from '../../domain/piece-weight.ts';
import { findVoided } from '../../domain/stock-facts.ts';
import type { Book } from '../schema.ts';

/** At all outlets together: they buy from the same suppliers. null when nobody weighed and counted at once yet. */
export async function pieceWeightOf(book: Book, itemId: ItemId): Promise<PieceWeight | null> {
  const outlets = await book.outlets.toCollection().primaryKeys();
  const movements = await book.movements
    .where('[outletId+itemId]')
    .anyOf(outlets.map((outletId) => [outletId, itemId]))
    .toArray();
  return learnPieceWeight(movements, findVoided(movements));
}

/** What a piece of an item of catch weight weighs, as learned so far. */

import { useLiveQuery } from 'dexie-react-hooks';
import { book } from '../../db/book.ts';
import { pieceWeightOf } from '../../db/queries/piece-weight.ts';
import type { Item } from '../../domain/nouns.ts';
import type { PieceWeight } from '../../domain/piece-weight.ts';

/** null for other items, and while nothing is known. */
export function usePieceWeight({ id, isCatchWeight }: Item): PieceWeight | null {
  return useLiveQuery(async () => (isCatchWeight ? pieceWeightOf(book, id) : null), [id, isCatchWeight]) ?? null;
}

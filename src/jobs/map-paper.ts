/** What the lines of a paper mean in the book: by names first, then with what was paid and how much is usual. */

import { boughtOf, listPaperNames } from '../db/queries/paper-knowledge.ts';
import type { Book } from '../db/schema.ts';
import type { Day } from '../domain/day.ts';
import { indexNames, indexNamesGently } from '../domain/item-names.ts';
import type { Item, ItemId, OutletId, Supplier, SupplierId } from '../domain/nouns.ts';
import type { ReceiptLine } from '../domain/receipt.ts';
import { type Candidate, type MappingBook, mapLine } from '../domain/receipt-mapping.ts';
import { plainWords } from '../domain/word-likeness.ts';

export type MappedLine = Pick<ReceiptLine, 'name' | 'code' | 'quantity' | 'unit' | 'amount' | 'discount'>;

export interface PaperPlace {
  readonly outletId: OutletId;
  readonly supplierId: SupplierId | null;
  readonly today: Day;
}

/** Candidates of each line, in the order of `lines`. Rests after every line, so that the page stays free. */
export async function mapPaper(
  book: Book,
  lines: readonly MappedLine[],
  place: PaperPlace,
): Promise<readonly (readonly Candidate[])[]> {
  const [items, learned] = await Promise.all([book.items.toArray(), listPaperNames(book)]);
  const inUse = items.filter((item) => !item.isArchived);
  const bare: MappingBook = {
    itemById: new Map(inUse.map((item) => [item.id, item])),
    names: await indexNamesGently(inUse, rest),
    learned,
    supplierId: place.supplierId,
    boughtById: new Map(),
  };
  // What was paid is read only for what a line may mean.
  const asked = new Set<ItemId>();
  for (const line of lines) {
    for (const { itemId } of mapLine(line, bare, CLOSE_ONES)) asked.add(itemId);
    await rest();
  }
  const known: MappingBook = { ...bare, boughtById: await boughtOf(book, [...asked], place) };
  const mapped: (readonly Candidate[])[] = [];
  for (const line of lines) {
    mapped.push(mapLine(line, known));
    await rest();
  }
  return mapped;
}

const CLOSE_ONES = 6;
const rest = () => new Promise((resolve) => setTimeout(resolve));

/** The supplier whom the paper names; null when none is named clearly enough. */
export function findSupplierOf(merchant: string | null, suppliers: readonly Supplier[]): Supplier | null {
  if (merchant === null) return null;
  const names = indexNames(
    suppliers.map(({ id, name }) => ({ id: id as string as Item['id'], name: namesOnly(name), aliases: [] })),
  );
  const [best, next] = names.match(namesOnly(merchant), 2);
  if (best === undefined || best.likeness < 0.72 || (next !== undefined && best.likeness - next.likeness < 0.1))
    return null;
  return suppliers.find(({ id }) => (id as string) === best.itemId) ?? null;
}

/** Without what all firms are called: `PT`, `Toko`, `Sdn Bhd`. */
function namesOnly(name: string): string {
  const words = plainWords(name);
  const own = words.filter((word) => !FIRM_WORDS.has(word));
  return (own.length > 0 ? own : words).join(' ');
}

const FIRM_WORDS = new Set([
  'pt',
  'cv',
  'ud',
  'tb',
  'tbk',
  'toko',
  'kedai',
  'sdn',
  'bhd',
  'enterprise',
  'trading',
  'ltd',
  'co',
  'store',
]);

/** Books a checked paper as a delivery, its photos small beside it as proof, and remembers what its lines were taken for. */

import { type DroppedDraft, dropPaperDraft, restorePaperDraft } from '../db/commands/keep-paper-draft.ts';
import type { Photo } from '../db/commands/keep-photo.ts';
import { recordDelivery } from '../db/commands/record-delivery.ts';
import { rememberPaperNames } from '../db/commands/remember-paper-names.ts';
import { undo } from '../db/commands/undo.ts';
import type { CommandOutcome } from '../db/outcome.ts';
import { type OpenOrder, openOrders } from '../db/queries/open-orders.ts';
import { readPaperDraft } from '../db/queries/paper-drafts.ts';
import { listPaperNames } from '../db/queries/paper-knowledge.ts';
import type { Book } from '../db/schema.ts';
import type { Day } from '../domain/day.ts';
import type { EntryId, Item, ItemId } from '../domain/nouns.ts';
import { sameFactor, unitWord } from '../domain/paper-units.ts';
import { type PaperName, paperKey } from '../domain/receipt-mapping.ts';
import { type BookedLine, blockOf, deliveryLines, type Review, type ReviewLine } from '../domain/receipt-review.ts';
import { shrinkPhoto } from './shrink-photo.ts';

export interface BookedPaper {
  /** Lines booked. */
  readonly lines: number;
  /** Takes the delivery back and brings the review back. */
  readonly takeBack: () => Promise<CommandOutcome>;
}

/** Pixels of a kept page's longer side: print stays readable, a page takes about a hundred kilobytes. */
const PROOF = { longest: 1600, quality: 0.72 } as const;

/** Refuses as `recordDelivery` does; the draft then stays. */
export async function bookPaper(
  book: Book,
  draftId: string,
  review: Review,
  { itemById, today }: { readonly itemById: ReadonlyMap<ItemId, Item>; readonly today: Day },
): Promise<CommandOutcome<BookedPaper>> {
  const open = await readPaperDraft(book, draftId);
  const pages: Photo[] = [];
  for (const { type, bytes } of open?.pages ?? []) {
    const small = await shrinkPhoto(new Blob([bytes], { type }), PROOF);
    // A proof that cannot be made small is kept as it is, where that is allowed.
    pages.push(small.ok ? small.value : { type, bytes });
  }
  const { outletId, supplierId, merchant, number, total, currency } = review;
  const lines = deliveryLines(review, itemById);
  const paper = { merchant: trimmed(merchant), number: trimmed(number), total, currency, pages };
  const order = (await openOrders(book, outletId)).find(({ id }) => id === review.orderId);
  const against = order === undefined ? {} : { orderId: order.id, complete: coversAll(lines, order) };
  const day = review.day ?? today;
  const booked = await recordDelivery(book, { outletId, day, supplierId, lines, paper, ...against });
  if (!booked.ok) return booked;
  const dropped = await dropPaperDraft(book, draftId);
  await rememberLines(book, review);
  const takeBack = () => takeBackPaper(book, booked.entryId, dropped);
  return { ok: true, entryId: booked.entryId, lines: lines.length, takeBack };
}

/** What was weighed comes a little short at times; with less than this of a line the order waits for the rest. */
const AS_GOOD_AS_ALL = 0.9;

function coversAll(lines: readonly BookedLine[], { outstanding }: OpenOrder): boolean {
  return outstanding.every(({ itemId, quantity }) => {
    const came = lines.reduce((sum, line) => sum + (line.itemId === itemId ? line.quantity : 0), 0);
    return came >= quantity * AS_GOOD_AS_ALL;
  });
}

async function takeBackPaper(book: Book, entryId: EntryId, dropped: DroppedDraft | null): Promise<CommandOutcome> {
  const undone = await undo(book, entryId);
  if (!undone.ok || dropped === null) return undone;
  const restored = await restorePaperDraft(book, dropped);
  return restored.ok ? undone : restored;
}

/** What a booked line was taken for was right: the next paper need not ask. A refusal costs only that. */
async function rememberLines(book: Book, review: Review): Promise<void> {
  const known = await listPaperNames(book);
  const names = review.lines.flatMap((line): PaperName[] => {
    const name = nameOfLine(line, review);
    if (name === null || line.isLeftOut || known.some((one) => isSame(one, name))) return [];
    return [name];
  });
  const last = new Map(names.map((name) => [name.key, name]));
  if (last.size > 0) await rememberPaperNames(book, [...last.values()]);
}

function isSame(a: PaperName, b: PaperName): boolean {
  const isOne = a.supplierId === b.supplierId && a.key === b.key && a.itemId === b.itemId;
  return isOne && a.unit === b.unit && sameFactor(a.holds, b.holds);
}

/** What a line teaches; null where it has no name, no item or no unit yet. */
export function nameOfLine(line: ReviewLine, { supplierId }: Pick<Review, 'supplierId'>): PaperName | null {
  const key = paperKey(line.name).slice(0, 200);
  if (key === '' || blockOf({ ...line, quantity: { digits: 1, scale: 0 } }) !== null) return null;
  return {
    supplierId,
    key,
    itemId: line.itemId!,
    unit: line.unit === null ? null : unitWord(line.unit) || null,
    holds: line.holds!,
  };
}

/** A correction is remembered the moment it is made. */
export function rememberLine(
  book: Book,
  line: ReviewLine,
  review: Pick<Review, 'supplierId'>,
): Promise<CommandOutcome> | null {
  const name = nameOfLine(line, review);
  return name === null ? null : rememberPaperNames(book, [name]);
}

const trimmed = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim().slice(0, 200));

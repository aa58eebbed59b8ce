/** Keeps a paper that was read and not booked yet, so that a reload, a flat battery or an hour of service loses nothing of its review. */

import type { Review } from '../../domain/receipt-review.ts';
import type { PaperDraftRow, PaperPageRow } from '../drafts.ts';
import { toRefusal } from '../journal.ts';
import type { Book } from '../schema.ts';

export type PaperPage = Omit<PaperPageRow, 'draftId' | 'page'>;

/** Drafts are of this device and not journalled: nothing of them is true yet. Rejects when the book is full or closed. */
export async function keepPaperDraft(
  book: Book,
  draft: Pick<PaperDraftRow, 'receipt' | 'review'>,
  pages: readonly PaperPage[],
): Promise<string> {
  const id = crypto.randomUUID();
  const at = Date.now();
  await book.transaction('rw', book.paperDrafts, book.paperPages, async () => {
    await book.paperPages.bulkAdd(pages.map((one, page) => ({ ...one, draftId: id, page })));
    await book.paperDrafts.add({ ...draft, id, outletId: draft.review.outletId, readAt: at, touchedAt: at });
  });
  return id;
}

export type DraftOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: ReturnType<typeof toRefusal> };

/** The review as it stands after a touch. A draft that is gone, as when another tab has booked it, stays gone. Refuses: `storage-full`, `book-closed`. */
export function changePaperDraft(book: Book, id: string, review: Review): Promise<DraftOutcome> {
  return settle(book.paperDrafts.update(id, { review, touchedAt: Date.now() }));
}

/** Lets a draft and its pages go; answers what to hand to {@link restorePaperDraft} to bring it back, null when there was none. */
export async function dropPaperDraft(book: Book, id: string): Promise<DroppedDraft | null> {
  return book.transaction('rw', book.paperDrafts, book.paperPages, async () => {
    const draft = await book.paperDrafts.get(id);
    const pages = await pagesOf(book, id).toArray();
    await pagesOf(book, id).delete();
    await book.paperDrafts.delete(id);
    return draft === undefined ? null : { draft, pages };
  });
}

export interface DroppedDraft {
  readonly draft: PaperDraftRow;
  readonly pages: readonly PaperPageRow[];
}

/** Refuses: `storage-full`, `book-closed`. */
export function restorePaperDraft(book: Book, { draft, pages }: DroppedDraft): Promise<DraftOutcome> {
  return settle(
    book.transaction('rw', book.paperDrafts, book.paperPages, async () => {
      await book.paperPages.bulkPut([...pages]);
      await book.paperDrafts.put(draft);
    }),
  );
}

async function settle(writing: PromiseLike<unknown>): Promise<DraftOutcome> {
  try {
    await writing;
    return { ok: true };
  } catch (error) {
    return { ok: false, refusal: toRefusal(error) };
  }
}

const pagesOf = (book: Book, id: string) =>
  book.paperPages.where('[draftId+page]').between([id, 0], [id, Number.POSITIVE_INFINITY]);

/** Queries: papers that were read and not booked yet. */

import type { OutletId } from '../../domain/nouns.ts';
import type { PaperDraftRow, PaperPageRow } from '../drafts.ts';
import type { Book } from '../schema.ts';

/** Newest first. */
export async function listPaperDrafts(book: Book, outletId: OutletId): Promise<readonly PaperDraftRow[]> {
  const drafts = await book.paperDrafts.filter((draft) => draft.outletId === outletId).toArray();
  return drafts.sort((a, b) => b.readAt - a.readAt);
}

export interface OpenDraft {
  readonly draft: PaperDraftRow;
  /** In reading order. */
  readonly pages: readonly PaperPageRow[];
}

/** null when it is not on this device, or was booked or thrown away. */
export async function readPaperDraft(book: Book, id: string): Promise<OpenDraft | null> {
  const draft = await book.paperDrafts.get(id);
  if (draft === undefined) return null;
  const pages = await book.paperPages
    .where('[draftId+page]')
    .between([id, 0], [id, Number.POSITIVE_INFINITY])
    .toArray();
  return { draft, pages };
}

/** The review of one paper and what can be done to it; every change is kept at once, so that a reload loses nothing. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { book } from '../../db/book.ts';
import { changePaperDraft } from '../../db/commands/keep-paper-draft.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listSuppliers } from '../../db/queries/list-suppliers.ts';
import { type OpenOrder, openOrders } from '../../db/queries/open-orders.ts';
import type { OpenDraft } from '../../db/queries/paper-drafts.ts';
import { boughtOf, papersSince } from '../../db/queries/paper-knowledge.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Item, ItemId, Supplier, SupplierId } from '../../domain/nouns.ts';
import { checkPaper, type Worry } from '../../domain/receipt-checks.ts';
import { type Review, type ReviewLine, remapLines } from '../../domain/receipt-review.ts';
import type { Settings } from '../../domain/settings.ts';
import { mapPaper } from '../../jobs/map-paper.ts';
import { orderOf } from '../../jobs/read-paper.ts';
import { useCommand } from '../../ui/use-command.ts';

export interface ReviewState {
  readonly review: Review;
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly items: readonly Item[];
  readonly suppliers: readonly Supplier[];
  readonly settings: Settings;
  /** Of the supplier, on their way to this outlet. */
  readonly orders: readonly OpenOrder[];
  readonly worries: readonly Worry[];
  readonly change: (fields: Partial<Review>) => void;
  readonly changeLine: (id: number, fields: Partial<ReviewLine>) => void;
  /** Maps the lines nobody has confirmed anew: another supplier has other names and prices. */
  readonly chooseSupplier: (supplierId: SupplierId | null) => void;
}

/** Papers looked back at for twins. */
const TWIN_DAYS = 400;

/** null while the book is being read. */
export function useReview({ draft }: OpenDraft, today: Day): ReviewState | null {
  const [review, setReview] = useState(draft.review);
  const items = useLiveQuery(async () => listItems(book));
  const suppliers = useLiveQuery(async () => listSuppliers(book));
  const settings = useLiveQuery(async () => readSettings(book));
  const open = useLiveQuery(async () => openOrders(book, draft.review.outletId), [draft.review.outletId]);
  const papers = useLiveQuery(async () => papersSince(book, addDays(today, -TWIN_DAYS)), [today]);
  const { outletId, supplierId } = review;
  const chosen = [...new Set(review.lines.flatMap(({ itemId }) => (itemId === null ? [] : [itemId])))].sort().join(' ');
  const bought = useLiveQuery(
    async () => boughtOf(book, chosen === '' ? [] : (chosen.split(' ') as ItemId[]), { outletId, supplierId, today }),
    [chosen, outletId, supplierId, today],
  );
  const command = useCommand();
  const keep = useEffectEvent((kept: Review) => void command(changePaperDraft(book, draft.id, kept)));
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else keep(review);
  }, [review]);

  const change = useCallback((fields: Partial<Review>) => setReview((now) => ({ ...now, ...fields })), []);
  const changeLine = useCallback(
    (id: number, fields: Partial<ReviewLine>) =>
      setReview((now) => ({
        ...now,
        lines: now.lines.map((line) => (line.id === id ? { ...line, ...fields } : line)),
      })),
    [],
  );
  const { lines } = review;
  const chooseSupplier = useCallback(
    (next: SupplierId | null) => {
      const orderId = next === null || open === undefined ? null : orderOf(open, next, today);
      setReview((now) => ({ ...now, supplierId: next, orderId }));
      const codeless = lines.map((line) => ({ ...line, code: null }));
      void mapPaper(book, codeless, { outletId, supplierId: next, today }).then((mapped) => {
        const byId = new Map(lines.map((line, i) => [line.id, mapped[i]!]));
        setReview((now) => ({ ...now, lines: remapLines(now.lines, (line) => byId.get(line.id) ?? line.candidates) }));
      });
    },
    [lines, outletId, today, open],
  );
  const itemById = useMemo(() => new Map((items ?? []).map((item) => [item.id, item])), [items]);
  const worries = useMemo(
    () =>
      settings === undefined || papers === undefined || bought === undefined
        ? []
        : checkPaper(review, { today, currency: settings.currency, boughtById: bought, papers }),
    [review, today, settings, papers, bought],
  );
  if (items === undefined || suppliers === undefined || settings === undefined) return null;
  const orders = (open ?? []).filter((order) => supplierId !== null && order.supplierId === supplierId);
  return { review, orders, items, itemById, suppliers, settings, worries, change, changeLine, chooseSupplier };
}

/** From photos of a paper to a review that can be booked: read by the engine, mapped to the book's items, kept as a draft. */

import { fail, succeed } from '../../models/kit/control.ts';
import type { PhotoFile } from '../../models/receipts/reading/types.ts';
import type { VisionMethods } from '../../workers/contract.ts';
import { keepPaperDraft, type PaperPage } from '../db/commands/keep-paper-draft.ts';
import { toRefusal } from '../db/journal.ts';
import { type OpenOrder, openOrders } from '../db/queries/open-orders.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import type { Book } from '../db/schema.ts';
import { addDays, type Day, dayAt } from '../domain/day.ts';
import type { OrderId, OutletId, SupplierId } from '../domain/nouns.ts';
import type { PaperKind, Receipt } from '../domain/receipt.ts';
import { blankLine, startReview } from '../domain/receipt-review.ts';
import type { Engine } from './engine.ts';
import { vision } from './engines.ts';
import { findSupplierOf, mapPaper } from './map-paper.ts';
import { holdPhotos } from './paper-stages.ts';
import { type JobOutcome, runJob } from './running.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Pages of one paper, in reading order. */
export type PaperFiles = readonly Blob[];

export interface ReadPaperDone {
  /** Of the draft that holds the review. */
  readonly draftId: string;
  readonly kind: PaperKind;
}

/**
 * Reads a paper and keeps its review; nothing is booked. A job of its own, so that leaving the screen does not end it. Fails as the engine
 * does (`not-an-image`, `empty-image`, `too-large`, `no-text`, `not-a-receipt`).
 */
export function readPaper(
  book: Book,
  files: PaperFiles,
  outletId: OutletId,
  engine: Engine<VisionMethods> = vision,
): Promise<JobOutcome<ReadPaperDone>> {
  return runJob('read', async ({ signal, report }) => {
    report({ doing: 'load', done: 0, of: 1 });
    const pages = await Promise.all(files.map(photoFile));
    const { currency } = await readSettings(book);
    const today = dayAt(Date.now());
    const read = await engine.ask(
      'receipts.read',
      { pages, currency, today },
      { signal, onProgress: report, giveAway: true, rows: pages.length },
    );
    if (!read.ok) return read;
    const { receipt, pages: flat } = read.value;
    if (receipt.kind === 'not-a-receipt') return fail('not-a-receipt', 'no lines of a receipt');
    report({ doing: 'match', done: 0, of: 1 });
    const kept = flat.map(({ image: { bytes, mime, width, height } }) => ({ bytes, type: mime, width, height }));
    const done = await keepRead(book, receipt, kept, outletId, today);
    if (done.ok) holdPhotos(done.value.draftId, files);
    return done;
  });
}

/** A paper that nobody could read, or that has no prices: its photos as proof, its lines to be typed. */
export function enterByHand(book: Book, files: PaperFiles, outletId: OutletId): Promise<JobOutcome<ReadPaperDone>> {
  return runJob('read', async () => {
    const pages: PaperPage[] = [];
    for (const file of files) {
      const photo = await shrinkPhoto(file, { longest: 1600 });
      if (!photo.ok) return photo;
      const { width, height } = await sizeOf(photo.value);
      pages.push({ ...photo.value, width, height });
    }
    const { currency } = await readSettings(book);
    return keepRead(book, { ...NOTHING_READ, currency }, pages, outletId, dayAt(Date.now()));
  });
}

const NOTHING_READ: Omit<Receipt, 'currency'> = {
  kind: 'handwritten',
  ...{ merchant: null, number: null, date: null, lines: [], subtotal: null, discount: null, service: null, tax: null },
  ...{
    rounding: null,
    total: null,
    tendered: null,
    change: null,
    addsUp: false,
    checks: [],
    corrections: [],
    text: [],
  },
};

async function keepRead(
  book: Book,
  receipt: Receipt,
  pages: readonly PaperPage[],
  outletId: OutletId,
  today: Day,
): Promise<JobOutcome<ReadPaperDone>> {
  const suppliers = await book.suppliers.toArray();
  const supplierId = findSupplierOf(receipt.merchant, suppliers)?.id ?? null;
  const orderId = supplierId === null ? null : orderOf(await openOrders(book, outletId), supplierId, today);
  const { currency } = await readSettings(book);
  // Prices in another money say nothing of what an item is.
  const lines =
    receipt.currency === currency ? receipt.lines : receipt.lines.map((line) => ({ ...line, amount: null }));
  const mapped = await mapPaper(book, lines, { outletId, supplierId, today });
  const review = startReview(receipt, mapped, { outletId, supplierId });
  const shown = review.lines.length === 0 ? [blankLine([])] : review.lines;
  // A paper without a date is of the day it came.
  const day = review.day ?? (receipt.kind === 'handwritten' || receipt.kind === 'without-prices' ? today : null);
  try {
    return succeed({
      draftId: await keepPaperDraft(book, { receipt, review: { ...review, day, orderId, lines: shown } }, pages),
      kind: receipt.kind,
    });
  } catch (error) {
    return { ok: false, refusal: toRefusal(error) };
  }
}

/** The one order of a supplier that is due; with several, somebody has to say which. */
export function orderOf(orders: readonly OpenOrder[], supplierId: SupplierId, today: Day): OrderId | null {
  const due = orders.filter((order) => order.supplierId === supplierId && order.deliveryOn <= addDays(today, 1));
  return due.length === 1 ? due[0]!.id : null;
}

async function photoFile(file: Blob): Promise<PhotoFile> {
  return { bytes: await file.arrayBuffer(), mime: file.type };
}

async function sizeOf({ type, bytes }: { readonly type: string; readonly bytes: ArrayBuffer }) {
  const picture = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = picture;
  picture.close();
  return { width, height };
}

/** Reports of what there is: places, packs, orders, transfers, counts, papers, people, settings, pictures. */

import { dayAt } from '../../domain/day.ts';
import type { ReportKind } from '../../domain/files/reports.ts';
import type { Cell } from '../../domain/files/table.ts';
import type { Pack } from '../../domain/nouns.ts';
import { orderState } from '../../domain/order-state.ts';
import { linesOfCount } from '../queries/count-sheet.ts';
import { listBatches } from '../queries/list-batches.ts';
import type { Book } from '../schema.ts';
import { momentText, type Names, yes } from './names.ts';

type Rows = readonly (readonly Cell[])[];
type Read = (book: Book, names: Names) => Promise<Rows>;

/** Those that are read at once: a book of years has thousands of them, not millions. */
export const NOUN_REPORTS: Readonly<Record<Exclude<ReportKind, 'movements' | 'prices' | 'audit' | 'changes'>, Read>> = {
  async areas(book) {
    const outlets = await book.outlets.toArray();
    return outlets.flatMap(({ name, areas }): Cell[][] =>
      areas.length === 0 ? [[name, null, null]] : areas.map((area, at) => [name, area, at + 1]),
    );
  },

  /** Those whose recipe is not written yet included, which have no row among the recipes. */
  async dishes(book, names) {
    return (await book.dishes.toArray()).map(({ name, yields, unit, price, lines, isArchived }) => [
      ...[name, yields, unit, names.money(price), lines.length, yes(isArchived)],
    ]);
  },

  async placements(book, names) {
    return (await book.placements.toArray()).map(({ outletId, itemId, par, areas, position }) => {
      const item = names.item(itemId);
      return [names.of(outletId), item.name, item.unit, par, areas?.join(';') ?? null, position];
    });
  },

  async packs(book, names) {
    const row = (pack: Pack, supplierId: string | null, barcode: string | null, isUsual: boolean): Cell[] => [
      pack.name,
      pack.size,
      pack.perPacks ?? 1,
      null,
      names.of(supplierId),
      barcode,
      yes(isUsual),
    ];
    return (await book.items.toArray()).flatMap((item) =>
      [
        ...(item.pack === null ? [] : [row(item.pack, null, null, true)]),
        ...item.packs.map((pack) => row(pack, pack.supplierId, pack.barcode, false)),
      ].map((cells) => [item.name, ...cells.with(3, item.baseUnit)]),
    );
  },

  async levels(book, names) {
    return (await book.stock.toArray()).map(({ outletId, itemId, onHand, countedOn, usedThrough }) => {
      const item = names.item(itemId);
      return [names.of(outletId), item.name, item.unit, onHand, countedOn, usedThrough];
    });
  },

  async batches(book, names) {
    const rows: Cell[][] = [];
    for (const { id, name } of await book.outlets.toArray()) {
      for (const [itemId, batches] of await listBatches(book, id, dayAt(Date.now()))) {
        const item = names.item(itemId);
        for (const one of batches) {
          rows.push([name, item.name, item.unit, one.mark, one.arrivedOn, one.expiresOn, one.quantity]);
        }
      }
    }
    return rows;
  },

  async orders(book, names) {
    return (await book.orders.toArray()).flatMap((order) => {
      const quantityOf = (lines: typeof order.lines, itemId: string) =>
        lines.find((line) => line.itemId === itemId)?.quantity ?? 0;
      const itemIds = [...new Set([...order.lines, ...order.received].map((line) => line.itemId))];
      return itemIds.map((itemId): Cell[] => {
        const item = names.item(itemId);
        return [
          ...[order.id, names.of(order.outletId), names.of(order.supplierId), orderState(order), order.placedOn],
          ...[order.deliveryOn, item.name, item.unit],
          ...[quantityOf(order.lines, itemId), quantityOf(order.received, itemId)],
        ];
      });
    });
  },

  async transfers(book, names) {
    return (await book.transfers.toArray()).flatMap((one) => {
      const itemIds = [...new Set([...one.lines, ...(one.received ?? [])].map((line) => line.itemId))];
      return itemIds.map((itemId): Cell[] => {
        const item = names.item(itemId);
        const sent = one.lines.find((line) => line.itemId === itemId)?.quantity ?? 0;
        const came = one.received?.find((line) => line.itemId === itemId)?.quantity ?? 0;
        return [
          ...[one.id, names.of(one.fromOutletId), names.of(one.toOutletId), one.sentOn, one.status],
          ...[item.name, item.unit, sent, one.received === null ? null : came],
        ];
      });
    });
  },

  async counts(book, names) {
    return (await book.counts.toArray()).map(({ id, outletId, day, status, isBlind, areas, itemIds }) => [
      ...[id, names.of(outletId), day, status, yes(isBlind), areas?.join(';') ?? null],
      itemIds?.map((itemId) => names.item(itemId).name).join(';') ?? null,
    ]);
  },

  async count_lines(book, names) {
    const counts = await book.counts.toArray();
    const lines = await Promise.all(counts.map(({ id }) => linesOfCount(book, id)));
    return lines.flat().map((line) => {
      const item = names.item(line.itemId);
      const typed = line.typed.filter(({ text }) => text !== '').map(({ text, name }) => `${text} ${name}`);
      return [
        ...[line.countId, line.area, item.name, item.unit, line.state, line.quantity, typed.join(' + ')],
        ...[line.pieces, yes(line.isEstimated), momentText(line.at), names.of(line.personId)],
      ];
    });
  },

  async papers(book, names) {
    return (await book.papers.toArray()).map((paper) => [
      ...[paper.id, names.of(paper.outletId), names.of(paper.supplierId), paper.merchant, paper.number, paper.day],
      ...[names.money(paper.total), paper.currency, paper.photoIds.join(';')],
    ]);
  },

  async paper_names(book, names) {
    return (await book.paperNames.toArray()).map(({ supplierId, key, itemId, unit, holds }) => {
      const item = names.item(itemId);
      return [names.of(supplierId), key, item.name, unit, holds.numerator, holds.denominator, item.unit];
    });
  },

  /** Who may come in by a PIN is told; the PIN, and what it is checked by, never leave the book this way. */
  async people(book) {
    return (await book.people.toArray()).map(({ name, role, pin, isArchived }) => [
      ...[name, role, yes(pin !== null), yes(isArchived)],
    ]);
  },

  async settings(book) {
    return (await book.settings.toArray()).flatMap(({ key, ...values }) =>
      Object.entries(values).map(([name, value]): Cell[] => [
        key,
        name,
        typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value),
      ]),
    );
  },

  /** The pictures themselves are in the backup. */
  async photos(book) {
    const rows: Cell[][] = [];
    // One at a time: a hundred pictures at once would weigh on the memory.
    await book.photos.each(({ id, type, bytes, entryId }) => void rows.push([id, type, bytes.byteLength, entryId]));
    return rows;
  },
};

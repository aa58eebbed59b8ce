/** Query: every series of the book as the demand forecast wants it. */

import { type Day, dayAt, dayToNumber } from '../../domain/day.ts';
import type { DemandPanel, DemandSeries } from '../../domain/demand-forecast.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { Book, YearBlock } from '../schema.ts';
import { joinColumn, lengthOfBlock, yearOf } from '../year-blocks.ts';

export interface PanelWish {
  /** Only this outlet. */
  readonly outletId?: OutletId;
  /** Only days from this one on. */
  readonly from?: Day;
  /** Only days up to this one; the day before today when left out, as today is not over. */
  readonly through?: Day;
}

/** `outlet` and `item` of a series are ids. Series without any known usage are left out. */
export async function demandPanel(book: Book, wish: PanelWish = {}): Promise<DemandPanel> {
  const through = dayToNumber(wish.through ?? dayAt(Date.now())) - (wish.through === undefined ? 1 : 0);
  const from = wish.from === undefined ? null : dayToNumber(wish.from);
  const blocks = await readBlocks(book, wish);
  const bySeries = new Map<string, YearBlock[]>();
  for (const block of blocks) {
    const key = block.outletId + block.itemId;
    const others = bySeries.get(key);
    if (others === undefined) bySeries.set(key, [block]);
    else others.push(block);
  }
  const series = [...bySeries.values()].flatMap((years) => toSeries(years, from, through) ?? []);
  return { series, calendar: [] };
}

function readBlocks(book: Book, { outletId, from }: PanelWish): Promise<YearBlock[]> {
  if (outletId !== undefined) {
    return book.days.where('[outletId+itemId+year]').between([outletId], [outletId, []]).toArray();
  }
  return from === undefined ? book.days.toArray() : book.days.where('year').aboveOrEqual(yearOf(from)).toArray();
}

function toSeries(years: readonly YearBlock[], from: number | null, through: number): DemandSeries | null {
  const first = Math.max(from ?? Number.NEGATIVE_INFINITY, Math.min(...years.map((block) => block.firstDay)));
  const last = Math.min(through, Math.max(...years.map((block) => block.firstDay + lengthOfBlock(block) - 1)));
  const days = last - first + 1;
  if (days <= 0) return null;
  const used = joinColumn(years, 'used', first, days);
  if (used === null || used.every(Number.isNaN)) return null;
  const { outletId, itemId } = years[0]!;
  const others = (['received', 'wasted', 'closing', 'ordered', 'ranOutAt'] as const).flatMap((name) => {
    const column = joinColumn(years, name, first, days);
    return column === null ? [] : [[name, column] as const];
  });
  return { outlet: outletId, item: itemId, firstDay: first, used, ...Object.fromEntries(others) };
}

/** Query: every series of the book as the demand forecast wants it. */

import { Dexie } from 'dexie';
import { type Day, dayAt, dayToNumber, numberToDay } from '../../domain/day.ts';
import type { CalendarDay, DemandPanel, DemandSeries } from '../../domain/demand-forecast.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { YearBlock } from '../facts.ts';
import type { Book } from '../schema.ts';
import { joinColumn, lengthOfBlock, yearOf } from '../year-blocks.ts';
import { readCalendar } from './calendar-days.ts';

export interface PanelWish {
  /** Only this outlet. */
  readonly outletId?: OutletId;
  /** Only days from this one on. */
  readonly from?: Day;
  /** Only days up to this one; the day before today when left out, as today is not over. */
  readonly through?: Day;
}

/** Days after the last one for which the calendar is told: the farthest that is forecast, and the feast after. */
const CALENDAR_AHEAD = 45;
/** Year blocks read at a time: a few milliseconds of the page's time. */
const AT_ONCE = 128;

/**
 * `outlet` and `item` of a series are ids. Use that was spread between two counts is there and marked, unless they lie too far apart. Series without any known usage are left out. The calendar holds the days entered and the feasts
 * of the book's country. Read in steps, so that the page stays free however
 * large the book; all steps see the book as it was at the first.
 */
export async function demandPanel(book: Book, wish: PanelWish = {}): Promise<DemandPanel> {
  const through = dayToNumber(wish.through ?? dayAt(Date.now())) - (wish.through === undefined ? 1 : 0);
  const from = wish.from === undefined ? null : dayToNumber(wish.from);
  const fromYear = wish.from === undefined ? Number.NEGATIVE_INFINITY : yearOf(wish.from);
  const first = wish.outletId === undefined ? Dexie.minKey : [wish.outletId];
  const last = wish.outletId === undefined ? Dexie.maxKey : [wish.outletId, []];
  const series: DemandSeries[] = [];
  const finish = (years: readonly YearBlock[]) => {
    const one = years.length === 0 ? null : toSeries(years, from, through);
    if (one !== null) series.push(one);
  };
  let calendar: readonly CalendarDay[] = [];
  await book.transaction('r', [book.days, book.calendarDays, book.settings], async () => {
    let years: YearBlock[] = [];
    let after: unknown = first;
    for (;;) {
      const blocks = await book.days
        .where('[outletId+itemId+year]')
        .between(after, last, after === first)
        .limit(AT_ONCE)
        .toArray();
      for (const block of blocks) {
        if (years[0] !== undefined && !isSameSeries(years[0], block)) {
          finish(years);
          years = [];
        }
        if (block.year >= fromYear) years.push(block);
      }
      const end = blocks.at(-1);
      if (end === undefined || blocks.length < AT_ONCE) break;
      after = [end.outletId, end.itemId, end.year];
    }
    finish(years);
    const firstDay = series.reduce((least, one) => Math.min(least, one.firstDay), through);
    calendar = await readCalendar(book, numberToDay(firstDay), numberToDay(through + CALENDAR_AHEAD));
  });
  return { series, calendar };
}

const isSameSeries = (a: YearBlock, b: YearBlock) => a.outletId === b.outletId && a.itemId === b.itemId;

function toSeries(years: readonly YearBlock[], from: number | null, through: number): DemandSeries | null {
  const first = Math.max(from ?? Number.NEGATIVE_INFINITY, Math.min(...years.map((block) => block.firstDay)));
  const last = Math.min(through, Math.max(...years.map((block) => block.firstDay + lengthOfBlock(block) - 1)));
  const days = last - first + 1;
  if (days <= 0) return null;
  const used = joinColumn(years, 'used', first, days);
  if (used === null || used.every(Number.isNaN)) return null;
  const spreadOver = joinColumn(years, 'spreadOver', first, days);
  forgetLongGaps(used, spreadOver);
  if (used.every(Number.isNaN)) return null;
  const { outletId, itemId } = years[0]!;
  const others = (['received', 'wasted', 'closing', 'ordered', 'ranOutAt'] as const).flatMap((name) => {
    const column = joinColumn(years, name, first, days);
    return column === null ? [] : [[name, column] as const];
  });
  return {
    outlet: outletId,
    item: itemId,
    firstDay: first,
    used,
    ...Object.fromEntries(others),
    ...(spreadOver === null ? {} : { spreadOver }),
  };
}

/** Use spread over more days than this says next to nothing of any one of them. */
const LONGEST_GAP = 35;

function forgetLongGaps(used: Float64Array, spreadOver: Float64Array | null): void {
  if (spreadOver === null) return;
  for (let i = 0; i < used.length; i++) if (spreadOver[i]! > LONGEST_GAP) used[i] = Number.NaN;
}

/** Days of stock as rows of a stock-record file, so that reading them again comes to the same stock. */

import type { DailySeries } from '../daily-records.ts';
import { dayToNumber, numberToDay } from '../day.ts';
import { type Currency, minorDigits, type Price } from '../money.ts';
import type { BaseUnit } from '../quantity.ts';
import type { Cell } from './table.ts';

export interface StockOfItem {
  readonly outlet: string;
  readonly item: string;
  readonly baseUnit: BaseUnit;
  readonly price: Price | null;
  readonly series: DailySeries;
}

export const STOCK_HEADERS = [
  ...['date', 'outlet', 'item', 'unit', 'opening', 'received', 'used', 'wasted', 'transfer_in', 'transfer_out'],
  ...['closing', 'ordered', 'unit_cost', 'stockout_at', 'apportioned'],
] as const;

/**
 * One row for each day of which anything is known, in base units. Use that was spread between counts is not written but marked
 * `apportioned`, so that whoever reads the file spreads it again and nobody takes it for seen; on such days a blank movement is written 0. The
 * last price stands on the last row where a decimal says it exactly.
 */
export function stockRows({ outlet, item, baseUnit, price, series }: StockOfItem, currency: Currency): Cell[][] {
  const { amounts, ranOutAt, spreadOver } = series;
  const first = dayToNumber(series.firstDay);
  const spread = spreadDays(series);
  const known = (amount: number) => (Number.isNaN(amount) ? null : amount);
  const rows: Cell[][] = [];
  for (let i = 0; i < ranOutAt.length; i++) {
    const moved = (amount: number) => (Number.isNaN(amount) && spread[i] === 1 ? 0 : known(amount));
    const cells: Cell[] = [
      known(amounts.opening[i]!),
      moved(amounts.received[i]!),
      Number.isNaN(spreadOver[i]) ? known(amounts.used[i]!) : null,
      moved(amounts.wasted[i]!),
      moved(amounts.transferIn[i]!),
      moved(amounts.transferOut[i]!),
      known(amounts.closing[i]!),
      known(amounts.ordered[i]!),
      null,
      clockOf(ranOutAt[i]!),
      Number.isNaN(spreadOver[i]) ? null : 'yes',
    ];
    if (cells.every((cell) => cell === null)) continue;
    rows.push([numberToDay(first + i), outlet, item, baseUnit, ...cells]);
  }
  const cost = decimalPrice(price, currency);
  if (cost !== null && rows.length > 0) rows.at(-1)![STOCK_HEADERS.indexOf('unit_cost')] = cost;
  return rows;
}

/** 1 for each day between two levels whose use was spread, or where more was found than could be there. */
function spreadDays({ amounts, spreadOver, unexplained }: DailySeries): Uint8Array {
  const marked = new Uint8Array(spreadOver.length);
  let from = -1;
  for (let i = 0; i < marked.length; i++) {
    if (!Number.isNaN(amounts.opening[i])) from = i;
    if (Number.isNaN(amounts.closing[i])) continue;
    const isMarked =
      from >= 0 && (!Number.isNaN(unexplained[i]) || spreadOver.slice(from, i + 1).some((days) => days > 0));
    if (isMarked) marked.fill(1, from, i + 1);
    from = -1;
  }
  return marked;
}

function clockOf(minutes: number): string | null {
  if (Number.isNaN(minutes)) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The price of one base unit with at most six decimals; null where that would not be exact. */
function decimalPrice(price: Price | null, currency: Currency): number | null {
  if (price === null) return null;
  const millionths = BigInt(price.amount) * 1_000_000n;
  const per = BigInt(price.per) * 10n ** BigInt(minorDigits(currency));
  return millionths % per === 0n ? Number(millionths / per) / 1_000_000 : null;
}

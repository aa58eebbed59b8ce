/** Reads the rows of a supplier file. */

import type { Currency, MinorMoney } from '../money.ts';
import type { Weekday } from '../nouns.ts';
import { moneyIn, wholeIn } from './read-figures.ts';
import { type CanonicalRow, readEach, type Tell } from './read-part.ts';

/** What a row tells of a supplier; what it leaves out or blank it does not tell. */
export interface SupplierRow {
  readonly row: number;
  readonly name: string;
  readonly leadTimeDays?: number;
  readonly orderDays?: readonly Weekday[];
  readonly cutoff?: string;
  readonly minOrder?: MinorMoney;
  readonly phone?: string;
  readonly email?: string;
}

/** By the first three letters, in English, Bahasa Indonesia and Bahasa Melayu; Monday is 0. */
const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  ...{ mon: 0, tue: 1, wed: 2, thu: 3, fri: 4, sat: 5, sun: 6 },
  ...{ sen: 0, sel: 1, rab: 2, kam: 3, jum: 4, sab: 5, min: 6 },
  ...{ isn: 0, kha: 3, aha: 6 },
};
export const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function readSupplierRows(rows: readonly CanonicalRow[], currency: Currency) {
  const seen = new Set<string>();
  return readEach(rows, (row, tell): SupplierRow => {
    const name = row.cell('supplier');
    if (name === '') tell('supplier', 'missing');
    else if (seen.has(name.toLowerCase())) tell('supplier', 'duplicate');
    seen.add(name.toLowerCase());
    const cutoff = row.cell('cutoff');
    if (cutoff !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(cutoff)) tell('cutoff', 'not-a-time');
    const email = row.cell('email');
    if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) tell('email', 'not-an-email');
    const fields = {
      row: row.row,
      name,
      leadTimeDays: wholeIn(row, 'lead_time_days', tell, 365) ?? undefined,
      orderDays: orderDaysIn(row, tell),
      cutoff: cutoff === '' ? undefined : cutoff,
      minOrder: moneyIn(row, 'min_order', currency, tell) ?? undefined,
      phone: row.cell('phone') === '' ? undefined : row.cell('phone'),
      email: email === '' ? undefined : email,
    };
    return Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as unknown as SupplierRow;
  });
}

function orderDaysIn(row: CanonicalRow, tell: Tell): readonly Weekday[] | undefined {
  const words = row
    .cell('order_days')
    .split(/[;,/\s]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const days = words.map((word) => WEEKDAYS[word.slice(0, 3).toLowerCase()]);
  if (days.some((day) => day === undefined)) {
    tell('order_days', 'unknown-weekday');
    return undefined;
  }
  return [...new Set(days as Weekday[])].sort();
}

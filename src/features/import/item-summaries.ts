/** What a file says about each item of each outlet, in a few figures. */

import { addDays, type Day } from '../../domain/day.ts';
import type { Price } from '../../domain/money.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import type { FileSeries } from '../../domain/records-file.ts';

export interface ItemSummary {
  readonly outlet: string;
  readonly item: string;
  readonly unit: BaseUnit;
  readonly from: Day;
  readonly to: Day;
  /** Days of which the use is known. */
  readonly knownDays: number;
  /** Base units; null when no day is known. */
  readonly usedPerDay: number | null;
  readonly price: Price | null;
  /** Use of the last days, oldest first; NaN where unknown. */
  readonly lately: readonly number[];
}

/** Eight weeks show the week's rhythm. */
const LATELY_DAYS = 56;

/** One summary a series, in the order of the file. */
export function summarise(series: readonly FileSeries[]): readonly ItemSummary[] {
  return series.map(({ outlet, item, baseUnit, series: days, price }) => {
    const known = days.amounts.used.filter((used) => !Number.isNaN(used));
    return {
      outlet,
      item,
      unit: baseUnit,
      from: days.firstDay,
      to: addDays(days.firstDay, days.amounts.used.length - 1),
      knownDays: known.length,
      usedPerDay: known.length === 0 ? null : known.reduce((sum, used) => sum + used, 0) / known.length,
      price,
      lately: [...days.amounts.used.slice(-LATELY_DAYS)],
    };
  });
}

export interface Newcomers {
  readonly items: readonly string[];
  readonly outlets: readonly string[];
}

/** Names in the file that the book does not know yet; `known` holds names and aliases. Case and spaces do not matter. */
export function findNewcomers(
  series: readonly Pick<FileSeries, 'outlet' | 'item'>[],
  known: { readonly items: readonly string[]; readonly outlets: readonly string[] },
): Newcomers {
  const unknown = (names: readonly string[], old: readonly string[]) => {
    const seen = new Set(old.map(keyOf));
    return names.filter((name) => {
      const key = keyOf(name);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  };
  return {
    items: unknown(
      series.map((one) => one.item),
      known.items,
    ),
    outlets: unknown(
      series.map((one) => one.outlet),
      known.outlets,
    ),
  };
}

/** As the book compares names. */
const keyOf = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');

/** What stands in place of ids in a report, and how moments, yes and money are written there. */

import { type Currency, type MinorMoney, minorDigits } from '../../domain/money.ts';
import type { EntryId, Item, ItemId } from '../../domain/nouns.ts';
import { readSettings } from '../queries/read-settings.ts';
import type { Book } from '../schema.ts';
import { readUndone } from '../undone.ts';

export interface Names {
  /** The name of an outlet, supplier, dish or person; the id itself where the book does not have it (any more). */
  readonly of: (id: string | null | undefined) => string | null;
  readonly item: (id: ItemId) => { readonly name: string; readonly unit: string | null };
  readonly money: (amount: MinorMoney | null | undefined) => number | null;
  readonly currency: Currency;
  readonly undone: ReadonlySet<EntryId>;
}

export async function readNames(book: Book): Promise<Names> {
  const [outlets, suppliers, dishes, people, items, settings, undone] = await Promise.all([
    book.outlets.toArray(),
    book.suppliers.toArray(),
    book.dishes.toArray(),
    book.people.toArray(),
    book.items.toArray(),
    readSettings(book),
    readUndone(book),
  ]);
  const nameOf = new Map<string, string>(
    [...outlets, ...suppliers, ...dishes, ...people].map((one) => [one.id as string, one.name]),
  );
  const itemById = new Map<ItemId, Item>(items.map((item) => [item.id, item]));
  const parts = 10 ** minorDigits(settings.currency);
  return {
    of: (id) => (id == null ? null : (nameOf.get(id) ?? id)),
    item: (id) => ({ name: itemById.get(id)?.name ?? id, unit: itemById.get(id)?.baseUnit ?? null }),
    money: (amount) => (amount == null ? null : amount / parts),
    currency: settings.currency,
    undone,
  };
}

export const yes = (is: boolean | undefined): 'yes' | null => (is ? 'yes' : null);

const two = (number: number) => String(number).padStart(2, '0');

/** `2026-11-22 19:04:05`, by this device's clock and zone. */
export function momentText(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `19:40` of minutes after midnight. */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

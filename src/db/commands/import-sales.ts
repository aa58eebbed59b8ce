/** Command: what a till sold joins the book, day by day. */

import * as v from 'valibot';
import { dayAt } from '../../domain/day.ts';
import { nameKey } from '../../domain/files/plan.ts';
import type { SalesOfFile } from '../../domain/files/read-sales.ts';
import type { DishId, OutletId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import type { SoldDish } from '../../domain/variance.ts';
import { aDay, aName } from '../checks.ts';
import type { SalesRow } from '../facts.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface SalesImport {
  readonly fileName: string;
  readonly days: SalesOfFile['days'];
}

export interface ImportedSales {
  readonly days: number;
  readonly newOutlets: number;
  readonly newDishes: number;
}

const schema = v.object({
  fileName: v.string(),
  days: v.array(
    v.object({
      outlet: aName,
      day: aDay,
      lines: v.array(v.object({ dish: aName, sold: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
    }),
  ),
});

/** Rows of one day and outlet written at a time. */
const PAGE = 200;

/**
 * Outlets and dishes are found by name, whatever its case; those not found are made, dishes with a recipe still to write. A day takes the
 * place of what was known of it. Refuses: `nothing-to-import`, `in-the-future`, `stopped`.
 */
export function importSales(
  book: Book,
  input: SalesImport,
  control: CommandControl = {},
): Promise<CommandOutcome<ImportedSales>> {
  return carryOut(book, schema, input, {
    name: 'importSales',
    also: ['sales'],
    control,
    write: async (draft, { fileName, days }) => {
      if (days.length === 0) refuse({ code: 'nothing-to-import' });
      const latest = dayAt(draft.at + 86_400_000);
      const ahead = days.find(({ day }) => day > latest);
      if (ahead !== undefined) refuse({ code: 'in-the-future', day: ahead.day });
      const { outletOf, dishOf, made } = await findNames(draft);
      const rows = new Map<string, SalesRow>();
      for (const { outlet, day, lines } of days) {
        const outletId = outletOf(outlet);
        // Two spellings of a dish on one day are one dish.
        const sold = new Map<DishId, number>();
        for (const line of lines) sold.set(dishOf(line.dish), (sold.get(dishOf(line.dish)) ?? 0) + line.sold);
        const told = [...sold].map(([dishId, count]): SoldDish => ({ dishId, sold: count }));
        const before = rows.get(`${outletId} ${day}`)?.lines ?? [];
        rows.set(`${outletId} ${day}`, { entryId: draft.entryId, outletId, day, lines: [...before, ...told] });
      }
      const all = [...rows.values()];
      for (let at = 0; at < all.length; at += PAGE) {
        if (control.signal?.aborted) refuse({ code: 'stopped' });
        await book.sales.bulkAdd(all.slice(at, at + PAGE));
        control.onProgress?.({ doing: 'series', done: Math.min(all.length, at + PAGE), of: all.length });
      }
      const brought: ImportedSales = { days: all.length, newOutlets: made.outlets, newDishes: made.dishes };
      return { brought, journalled: { fileName, ...brought } };
    },
  });
}

async function findNames(draft: Draft) {
  const { book } = draft;
  const outlets = new Map((await book.outlets.toArray()).map(({ id, name }) => [nameKey(name), id]));
  const dishes = new Map((await book.dishes.toArray()).map(({ id, name }) => [nameKey(name), id]));
  const made = { outlets: 0, dishes: 0 };
  const outletOf = (name: string): OutletId => {
    const known = outlets.get(nameKey(name));
    if (known !== undefined) return known;
    const id = draft.newId<'outlet'>();
    outlets.set(nameKey(name), id);
    made.outlets += 1;
    draft.say({ kind: 'outlet', subject: id, born: true, fields: { name } });
    return id;
  };
  const dishOf = (name: string): DishId => {
    const known = dishes.get(nameKey(name));
    if (known !== undefined) return known;
    const id = draft.newId<'dish'>();
    dishes.set(nameKey(name), id);
    made.dishes += 1;
    const fields = { name, lines: [], yields: baseQuantity(1), unit: 'pcs' as const, price: null, isArchived: false };
    draft.say({ kind: 'dish', subject: id, born: true, fields });
    return id;
  };
  return { outletOf, dishOf, made };
}

/** What taking the parts of a file together would bring and change, part by part, each after those before it. */

import type { Day } from '../day.ts';
import type { Dish, Id, Item, Supplier } from '../nouns.ts';
import { baseQuantity } from '../quantity.ts';
import {
  type Clash,
  fieldsOf,
  type KnownNouns,
  nameKey,
  planItems,
  planRecipes,
  planSuppliers,
  type SupplierNamed,
} from './plan.ts';
import type { FileProblem, ReadPart } from './read-part.ts';

export interface KnownBook extends KnownNouns {
  /** Names. */
  readonly outlets: readonly string[];
}

export interface Foreseen {
  /** What is new, by name. */
  readonly news: readonly { readonly what: Newcomer; readonly names: readonly string[] }[];
  /** What is there and changes: its name and the columns that do it. */
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[];
  /** Rows that tell nothing new. */
  readonly same: number;
  /** How much taking it would do; 0 for nothing. */
  readonly changes: number;
  /** Days told, of stock, sales and calendar. */
  readonly span: { readonly from: Day; readonly to: Day } | null;
  /** Those of the file and those with the book, by row. */
  readonly problems: readonly FileProblem[];
  /** Rows that the book cannot take: the file or the book must be put right first. */
  readonly hasClashes: boolean;
}

export type Newcomer = 'items' | 'suppliers' | 'dishes' | 'outlets';

/** Columns by which the fields of nouns are told. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  category: 'category',
  area: 'area',
  pack: 'pack_size',
  packs: 'other_packs',
  barcodes: 'barcodes',
  isCatchWeight: 'catch_weight',
  shelfLifeDays: 'shelf_life_days',
  par: 'par',
  supplierId: 'supplier',
  aliases: 'aliases',
  price: 'price',
  isArchived: 'archived',
  leadTimeDays: 'lead_time_days',
  orderDays: 'order_days',
  cutoff: 'cutoff',
  minOrder: 'min_order',
  phone: 'phone',
  email: 'email',
  lines: 'item',
  yields: 'yield',
};

const columnsOf = (fields: object) => Object.keys(fields).map((name) => COLUMN_OF[name] ?? name);

/** In the order given, which is the order of taking. Nothing is changed. */
export function foresee(parts: readonly ReadPart[], known: KnownBook): readonly Foreseen[] {
  let { items, suppliers, dishes } = known;
  const outlets = new Set(known.outlets.map(nameKey));
  const makeUp = <Of extends string>(kind: Of, name: string) => `new ${kind} ${nameKey(name)}` as Id<Of>;
  const supplierNamed: SupplierNamed = (name) =>
    suppliers.find((one) => nameKey(one.name) === nameKey(name))?.id ?? makeUp('supplier', name);
  const newOnly = (names: readonly string[], old: ReadonlySet<string>) => {
    const seen = new Set(old);
    return names.filter((name) => !seen.has(nameKey(name)) && seen.add(nameKey(name)));
  };
  const addItems = (rows: readonly (Pick<Item, 'name' | 'baseUnit'> & Partial<Item>)[]) => {
    items = [
      ...items,
      ...rows.map((row) => ({ aliases: [], ...row, id: makeUp('item', row.name) }) as unknown as Item),
    ];
  };
  const addSuppliers = (names: readonly string[]) => {
    suppliers = [...suppliers, ...names.map((name) => ({ name, id: makeUp('supplier', name) }) as unknown as Supplier)];
  };
  const findItemNames = () => new Set(items.flatMap((item) => [item.name, ...item.aliases]).map(nameKey));

  const foreseePart = (part: ReadPart): Foreseen => {
    switch (part.kind) {
      case 'suppliers': {
        const plan = planSuppliers(part.found, { items, suppliers, dishes });
        addSuppliers(plan.news.map((row) => row.name));
        return ofPlan(part, plan, [{ what: 'suppliers', names: plan.news.map((row) => row.name) }]);
      }
      case 'items': {
        const plan = planItems(part.found, { items, suppliers, dishes }, supplierNamed);
        addSuppliers(plan.newSuppliers);
        addItems(
          plan.news.map((row) => ({ ...fieldsOf(row, null, supplierNamed), name: row.name, baseUnit: row.baseUnit })),
        );
        return ofPlan(part, plan, [
          { what: 'items', names: plan.news.map((row) => row.name) },
          { what: 'suppliers', names: plan.newSuppliers },
        ]);
      }
      case 'recipes': {
        const ids = { dish: (name: string) => makeUp('dish', name), item: (name: string) => makeUp('item', name) };
        const plan = planRecipes(part.found, { items, suppliers, dishes }, ids);
        addItems(plan.newItems);
        dishes = [
          ...dishes,
          ...plan.news.map((row): Dish => ({ ...row, id: ids.dish(row.name), lines: plan.linesOf.get(row)! })),
        ];
        return ofPlan(part, plan, [
          { what: 'dishes', names: plan.news.map((row) => row.name) },
          { what: 'items', names: plan.newItems.map((item) => item.name) },
        ]);
      }
      case 'sales': {
        const { days, firstDay, lastDay } = part.found;
        const newOutlets = newOnly(
          days.map((day) => day.outlet),
          outlets,
        );
        const newDishes = newOnly(
          days.flatMap((day) => day.lines.map((line) => line.dish)),
          new Set(dishes.map((dish) => nameKey(dish.name))),
        );
        for (const name of newOutlets) outlets.add(nameKey(name));
        dishes = [...dishes, ...newDishes.map((name) => emptyDish(makeUp('dish', name), name))];
        return ofDays(part, firstDay, lastDay, [
          { what: 'dishes', names: newDishes },
          { what: 'outlets', names: newOutlets },
        ]);
      }
      case 'stock': {
        const { series, firstDay, lastDay } = part.found;
        const newOutlets = newOnly(
          series.map((one) => one.outlet),
          outlets,
        );
        const newItems = newOnly(
          series.map((one) => one.item),
          findItemNames(),
        );
        for (const name of newOutlets) outlets.add(nameKey(name));
        const unitOf = new Map(series.map((one) => [one.item, one.baseUnit]));
        addItems(newItems.map((name) => ({ name, baseUnit: unitOf.get(name)! })));
        return ofDays(part, firstDay, lastDay, [
          { what: 'items', names: newItems },
          { what: 'outlets', names: newOutlets },
        ]);
      }
      case 'calendar': {
        const unknown = new Set(
          part.found.days.flatMap(({ outlet }) => (outlet !== null && !outlets.has(nameKey(outlet)) ? [outlet] : [])),
        );
        const told = ofDays(part, null, null, []);
        if (unknown.size === 0) return told;
        const problems = [...unknown].map(
          (found): FileProblem => ({ row: 0, column: 'outlet', code: 'unknown-outlet', found, severity: 'error' }),
        );
        return { ...told, problems: [...problems, ...told.problems], hasClashes: true };
      }
    }
  };
  return parts.map(foreseePart);
}

const emptyDish = (id: Dish['id'], name: string): Dish => ({
  id,
  name,
  lines: [],
  yields: baseQuantity(1),
  unit: 'pcs',
  price: null,
  isArchived: false,
});

interface AnyPlan {
  readonly news: readonly unknown[];
  readonly changes: readonly { readonly noun: { readonly name: string }; readonly fields: object }[];
  readonly same: number;
  readonly clashes: readonly Clash[];
}

function ofPlan(part: ReadPart, plan: AnyPlan, news: Foreseen['news']): Foreseen {
  const clashes = plan.clashes.map((clash): FileProblem => ({ ...clash, severity: 'error' }));
  return {
    news: news.filter(({ names }) => names.length > 0),
    changed: plan.changes.map(({ noun, fields }) => ({ name: noun.name, fields: columnsOf(fields) })),
    same: plan.same,
    changes: plan.news.length + plan.changes.length,
    span: null,
    problems: [...part.problems, ...clashes].sort((a, b) => a.row - b.row),
    hasClashes: clashes.length > 0,
  };
}

function ofDays(part: ReadPart, from: Day | null, to: Day | null, news: Foreseen['news']): Foreseen {
  return {
    news: news.filter(({ names }) => names.length > 0),
    changed: [],
    same: 0,
    changes: part.goodRows,
    span: from === null || to === null ? null : { from, to },
    problems: part.problems,
    hasClashes: false,
  };
}

/** What taking a file would change in the book: what is new, what changes, what stays; found by name or alias, before anything is done. */

import type { Dish, DishId, DishLine, Item, ItemId, OtherPack, Supplier, SupplierId } from '../nouns.ts';
import { type DishById, takesOf } from '../recipe.ts';
import type { ItemRow } from './read-items.ts';
import type { RecipeOfFile } from './read-recipes.ts';
import type { SupplierRow } from './read-suppliers.ts';

/** The book as far as a file may speak of it. */
export interface KnownNouns {
  readonly items: readonly Item[];
  readonly suppliers: readonly Supplier[];
  readonly dishes: readonly Dish[];
}

/** A row that the book cannot take as it stands. */
export interface Clash {
  readonly row: number;
  readonly column: string;
  /** `mixed-units`: the book measures it otherwise. `duplicate`: two rows are one thing. `recipe-loops`: a dish would be part of itself. */
  readonly code: 'mixed-units' | 'duplicate' | 'recipe-loops';
  readonly found: string;
}

export interface Change<Noun, Fields> {
  readonly row: number;
  readonly noun: Noun;
  /** Only what differs. */
  readonly fields: Fields;
}

export interface Plan<Noun, Row, Fields> {
  readonly news: readonly Row[];
  readonly changes: readonly Change<Noun, Fields>[];
  /** Rows that tell nothing new. */
  readonly same: number;
  readonly clashes: readonly Clash[];
}

/** Names are one when they differ only in case and spaces. */
export const nameKey = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');

/** Makes suppliers that rows name and the book lacks; the same name always the same one. */
export type SupplierNamed = (name: string) => SupplierId;

export type ItemFields = Partial<Omit<Item, 'id' | 'name' | 'baseUnit'>>;

export interface ItemPlan extends Plan<Item, ItemRow, ItemFields> {
  /** Suppliers that rows name and the book does not know. */
  readonly newSuppliers: readonly string[];
}

/** By name, else by alias; names go over aliases. */
export function itemFinder(items: readonly Item[]): (name: string) => Item | undefined {
  const byName = new Map<string, Item>();
  for (const item of items) for (const alias of item.aliases) byName.set(nameKey(alias), item);
  for (const item of items) byName.set(nameKey(item.name), item);
  return (name) => byName.get(nameKey(name));
}

/** A row changes only what it tells; aliases are added, never taken away. `supplierNamed` is asked for every supplier told. */
export function planItems(rows: readonly ItemRow[], known: KnownNouns, supplierNamed: SupplierNamed): ItemPlan {
  const find = itemFinder(known.items);
  const suppliers = new Set(known.suppliers.map((one) => nameKey(one.name)));
  const taken = new Set<ItemId>();
  const news: ItemRow[] = [];
  const changes: Change<Item, ItemFields>[] = [];
  const clashes: Clash[] = [];
  const newSuppliers = new Map<string, string>();
  let same = 0;
  for (const row of rows) {
    for (const name of suppliersOf(row)) {
      if (!suppliers.has(nameKey(name)) && !newSuppliers.has(nameKey(name))) newSuppliers.set(nameKey(name), name);
    }
    const item = find(row.name);
    if (item === undefined) news.push(row);
    else if (item.baseUnit !== row.baseUnit) {
      clashes.push({ row: row.row, column: 'base_unit', code: 'mixed-units', found: row.baseUnit });
    } else if (taken.has(item.id)) clashes.push({ row: row.row, column: 'item', code: 'duplicate', found: row.name });
    else {
      taken.add(item.id);
      const fields = differing(item, fieldsOf(row, item, supplierNamed));
      if (Object.keys(fields).length === 0) same += 1;
      else changes.push({ row: row.row, noun: item, fields });
    }
  }
  return { news, changes, same, clashes, newSuppliers: [...newSuppliers.values()] };
}

const suppliersOf = ({ supplier, packs = [] }: ItemRow): readonly string[] =>
  [supplier ?? null, ...packs.map((pack) => pack.supplier)].filter((name) => name !== null);

/** What a row tells of an item; `before` is the item where there is one. */
export function fieldsOf(row: ItemRow, before: Item | null, supplierNamed: SupplierNamed): ItemFields {
  const { row: _row, name, baseUnit: _unit, supplier, packs, aliases, ...rest } = row;
  const old = before?.aliases ?? [];
  const keys = new Set([name, before?.name ?? name, ...old].map(nameKey));
  const added = (aliases ?? []).filter((alias) => !keys.has(nameKey(alias)));
  return {
    ...rest,
    ...(added.length === 0 ? {} : { aliases: [...old, ...added] }),
    ...(supplier === undefined ? {} : { supplierId: supplierNamed(supplier) }),
    ...(packs === undefined
      ? {}
      : {
          packs: packs.map(
            ({ supplier: of, ...pack }): OtherPack => ({ ...pack, supplierId: of === null ? null : supplierNamed(of) }),
          ),
        }),
  };
}

export type SupplierFields = Partial<Omit<Supplier, 'id' | 'name'>>;

export function planSuppliers(
  rows: readonly SupplierRow[],
  known: KnownNouns,
): Plan<Supplier, SupplierRow, SupplierFields> {
  const byName = new Map(known.suppliers.map((one) => [nameKey(one.name), one]));
  const news: SupplierRow[] = [];
  const changes: Change<Supplier, SupplierFields>[] = [];
  let same = 0;
  for (const row of rows) {
    const supplier = byName.get(nameKey(row.name));
    if (supplier === undefined) {
      news.push(row);
      continue;
    }
    const { row: number, name: _name, ...told } = row;
    const fields = differing(supplier, told);
    if (Object.keys(fields).length === 0) same += 1;
    else changes.push({ row: number, noun: supplier, fields });
  }
  return { news, changes, same, clashes: [] };
}

export type DishFields = Partial<Omit<Dish, 'id' | 'name' | 'unit'>>;

export interface RecipePlan extends Plan<Dish, RecipeOfFile, DishFields> {
  /** Items that recipes name and neither book nor file knows, with their unit. */
  readonly newItems: readonly { readonly name: string; readonly baseUnit: Item['baseUnit'] }[];
  /** Every dish of the file with the lines it will have. */
  readonly linesOf: ReadonlyMap<RecipeOfFile, readonly DishLine[]>;
}

/** Gives ids to what a file names: those of the book, or new ones, the same for the same name. */
export interface RecipeIds {
  readonly dish: (name: string) => DishId;
  readonly item: (name: string) => ItemId;
}

/** A line's name is an item's, else a dish's (of the file or the book), else an item's alias, else a new item's. */
export function planRecipes(recipes: readonly RecipeOfFile[], known: KnownNouns, ids: RecipeIds): RecipePlan {
  const find = itemFinder(known.items);
  const named = new Set(known.items.map((item) => nameKey(item.name)));
  const ofBook = new Map(known.dishes.map((dish) => [nameKey(dish.name), dish]));
  const ofFile = new Map(recipes.map((recipe) => [nameKey(recipe.name), recipe]));
  const clashes: Clash[] = [];
  const newItems = new Map<string, { name: string; baseUnit: Item['baseUnit'] }>();
  const linesOf = new Map<RecipeOfFile, readonly DishLine[]>();
  for (const recipe of recipes) {
    linesOf.set(
      recipe,
      recipe.lines.map(({ item: name, quantity, unit, row }): DishLine => {
        const key = nameKey(name);
        const part = named.has(key) ? undefined : (ofFile.get(key) ?? ofBook.get(key));
        const item = part === undefined ? find(name) : undefined;
        const measured = part?.unit ?? item?.baseUnit ?? newItems.get(key)?.baseUnit;
        if (measured === undefined) newItems.set(key, { name, baseUnit: unit });
        else if (measured !== unit) clashes.push({ row, column: 'unit', code: 'mixed-units', found: unit });
        return part === undefined
          ? { itemId: item?.id ?? ids.item(name), dishId: null, quantity }
          : { itemId: null, dishId: ofBook.get(key)?.id ?? ids.dish(part.name), quantity };
      }),
    );
  }
  const after = new Map<DishId, Pick<Dish, 'lines' | 'yields'>>(known.dishes.map((dish) => [dish.id, dish]));
  for (const recipe of recipes) {
    const id = ofBook.get(nameKey(recipe.name))?.id ?? ids.dish(recipe.name);
    after.set(id, { lines: linesOf.get(recipe)!, yields: recipe.yields });
  }
  const news: RecipeOfFile[] = [];
  const changes: Change<Dish, DishFields>[] = [];
  let same = 0;
  for (const recipe of recipes) {
    const dish = ofBook.get(nameKey(recipe.name));
    if (loops(dish?.id ?? ids.dish(recipe.name), after)) {
      clashes.push({ row: recipe.row, column: 'dish', code: 'recipe-loops', found: recipe.name });
    } else if (dish === undefined) news.push(recipe);
    else if (dish.unit !== recipe.unit) {
      clashes.push({ row: recipe.row, column: 'yield_unit', code: 'mixed-units', found: recipe.unit });
    } else {
      const { price, yields, isArchived } = recipe;
      const told = { lines: linesOf.get(recipe)!, yields, isArchived, ...(price === null ? {} : { price }) };
      const fields = differing(dish, told);
      if (Object.keys(fields).length === 0) same += 1;
      else changes.push({ row: recipe.row, noun: dish, fields });
    }
  }
  return { news, changes, same, clashes, newItems: [...newItems.values()], linesOf };
}

function loops(dishId: DishId, dishById: DishById): boolean {
  const worked = takesOf(dishId, dishById);
  return !worked.ok && worked.trouble.code === 'recipe-loops';
}

/** The fields that are not as they were. Compared as plain data. */
function differing<Noun extends object, Fields extends Partial<Noun>>(noun: Noun, fields: Fields): Partial<Fields> {
  const before = noun as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => canonical(value) !== canonical(before[name])),
  ) as Partial<Fields>;
}

/** The same text for the same data, in whatever order its fields stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import type { Dish, DishId, DishLine } from '../domain/nouns.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addDish } from './commands/add-dish.ts';
import { addItem } from './commands/add-item.ts';
import { changeDish } from './commands/change-dish.ts';
import { countStock } from './commands/count-stock.ts';
import { enterSales } from './commands/enter-sales.ts';
import { importItems } from './commands/import-items.ts';
import { importRecipes } from './commands/import-recipes.ts';
import { importSales } from './commands/import-sales.ts';
import { importSuppliers } from './commands/import-suppliers.ts';
import { undo } from './commands/undo.ts';
import { itemHistory } from './queries/item-history.ts';
import { ledgerOf } from './queries/ledger-of.ts';
import { salesOf } from './queries/sales.ts';
import { outletVariance } from './queries/variance.ts';
import { rebuildAll } from './rebuild-all.ts';
import { allRows, derivedRows, done, freshBook, smallBook } from './testing/fresh-book.ts';

const day = (date: number) => dayOf(`2026-03-${String(date).padStart(2, '0')}`);
const dish = (name: string, lines: readonly DishLine[], yields = 1): Omit<Dish, 'id'> => ({
  name,
  lines,
  yields: baseQuantity(yields),
  unit: 'pcs',
  price: null,
  isArchived: false,
});

describe('dishes', () => {
  it('are made of items and of each other, never of themselves', async () => {
    const { book, itemId } = await smallBook();
    const lines: DishLine[] = [{ itemId, dishId: null, quantity: baseQuantity(100) }];
    const { dishId: base } = done(await addDish(book, dish('Sambal', lines)));
    const part = (dishId: DishId): DishLine => ({ itemId: null, dishId, quantity: baseQuantity(1) });
    const { dishId } = done(await addDish(book, dish('Nasi', [part(base)])));
    const looped = await changeDish(book, { dishId: base, fields: { lines: [part(dishId)] } });
    expect(looped).toMatchObject({ ok: false, refusal: { code: 'recipe-loops', dishes: [base, dishId, base] } });
    expect(await addDish(book, dish(' nasi ', lines))).toMatchObject({ refusal: { code: 'name-taken' } });
    const { entryId } = done(await changeDish(book, { dishId, fields: { price: minorMoney(15_000) } }));
    expect((await book.dishes.get(dishId))!.price).toBe(15_000);
    done(await undo(book, entryId));
    expect((await book.dishes.get(dishId))!.price).toBeNull();
  });
});

describe('sales', () => {
  it('of a day are told by the last word that stands', async () => {
    const { book, outletId } = await smallBook();
    const lines = (dishName: string, sold: number) => [{ dish: dishName, sold }];
    const days = [
      { outlet: 'warung', day: day(2), lines: [...lines('Nasi', 40), ...lines('Mie', 9)] },
      { outlet: 'Warung', day: day(3), lines: lines('Nasi', 30) },
    ];
    const first = done(await importSales(book, { fileName: 'till.csv', days }));
    expect(first).toMatchObject({ days: 2, newOutlets: 0, newDishes: 2 });
    const nasi = (await book.dishes.toArray()).find((one) => one.name === 'Nasi')!.id;
    const second = done(await enterSales(book, { outletId, day: day(2), lines: [{ dishId: nasi, sold: 44 }] }));
    const soldOn = async (date: number) =>
      (await salesOf(book, outletId, day(date), day(date)))[0]?.lines.length ?? null;
    expect(await soldOn(2)).toBe(1);
    done(await undo(book, second.entryId));
    expect(await soldOn(2)).toBe(2);
    done(await undo(book, first.entryId));
    expect(await salesOf(book, outletId, day(1), day(9))).toEqual([]);
    expect(await book.dishes.count()).toBe(0);
  });
});

describe('variance', () => {
  it('sets what was used between counts against the recipes, and comes back the same after undo and redo', async () => {
    const { book, outletId, itemId } = await smallBook();
    const { dishId } = done(await addDish(book, dish('Nasi', [{ itemId, dishId: null, quantity: baseQuantity(100) }])));
    const count = async (date: number, quantity: number) =>
      done(await countStock(book, { outletId, itemId, day: day(date), quantity: baseQuantity(quantity) }));
    await count(1, 5000);
    const second = await count(3, 3900);
    for (const date of [2, 3]) done(await enterSales(book, { outletId, day: day(date), lines: [{ dishId, sold: 5 }] }));
    const read = async () => (await outletVariance(book, outletId, day(1), day(5))).items[0]!;
    expect(await read()).toMatchObject({ used: 1100, should: 1000, difference: 100, compared: 2, spread: 2 });
    expect([...(await itemHistory(book, outletId, itemId))!.spreadOver]).toEqual([Number.NaN, 2, 2]);
    const counted = (await ledgerOf(book, outletId, itemId)).lines[0]!;
    expect(counted.derived).toEqual({ quantity: 1100, days: 2 });

    const before = await derivedRows(book);
    const taken = done(await undo(book, second.entryId));
    expect(await read()).toMatchObject({ compared: 0 });
    done(await undo(book, taken.entryId));
    expect(await derivedRows(book)).toEqual(before);
    await rebuildAll(book);
    expect(await derivedRows(book)).toEqual(before);
  });
});

describe('files of nouns', () => {
  it('bring what is new and change what they tell, in one entry each', async () => {
    const book = freshBook();
    done(await addItem(book, { name: 'Ayam', baseUnit: 'g', aliases: ['chicken'], area: 'Freezer' }));
    const items = done(
      await importItems(book, {
        fileName: 'items.csv',
        rows: [
          { row: 2, name: 'Chicken', baseUnit: 'g', shelfLifeDays: 3, supplier: 'Pasar Segar', aliases: ['poulet'] },
          { row: 3, name: 'Beras', baseUnit: 'g', pack: { name: 'karung', size: baseQuantity(25_000) } },
        ],
      }),
    );
    expect(items).toMatchObject({ added: 1, changed: 1 });
    const [ayam, beras] = (await book.items.toArray()).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(ayam).toMatchObject({ name: 'Ayam', area: 'Freezer', shelfLifeDays: 3, aliases: ['chicken', 'poulet'] });
    expect(beras).toMatchObject({ name: 'Beras', pack: { size: 25_000 } });
    const suppliers = done(
      await importSuppliers(book, { fileName: 's.csv', rows: [{ row: 2, name: 'pasar segar', leadTimeDays: 2 }] }),
    );
    expect(suppliers).toMatchObject({ added: 0, changed: 1 });
    const recipe = {
      row: 2,
      name: 'Nasi ayam',
      yields: baseQuantity(1),
      unit: 'pcs' as const,
      price: null,
      isArchived: false,
      lines: [
        { row: 2, item: 'chicken', quantity: baseQuantity(150), unit: 'g' as const },
        { row: 3, item: 'Kecap', quantity: baseQuantity(5), unit: 'ml' as const },
      ],
    };
    const recipes = done(await importRecipes(book, { fileName: 'r.csv', rows: [recipe] }));
    expect(recipes).toMatchObject({ added: 1, newItems: 1 });
    expect(await importRecipes(book, { fileName: 'r.csv', rows: [recipe] })).toMatchObject({
      refusal: { code: 'nothing-to-import' },
    });
    for (const { entryId } of [recipes, suppliers, items]) done(await undo(book, entryId));
    expect((await book.items.toArray()).map((one) => [one.name, one.aliases])).toEqual([['Ayam', ['chicken']]]);
    expect(await book.suppliers.count()).toBe(0);
    expect(await book.dishes.count()).toBe(0);
  });

  it('leave nothing behind where they clash with the book', async () => {
    const book = freshBook();
    done(await addItem(book, { name: 'Ayam', baseUnit: 'g' }));
    const before = await allRows(book);
    const rows = [
      { row: 2, name: 'Beras', baseUnit: 'g' as const },
      { row: 3, name: 'ayam', baseUnit: 'pcs' as const },
    ];
    expect(await importItems(book, { fileName: 'i.csv', rows })).toMatchObject({ refusal: { code: 'bad-input' } });
    expect(await allRows(book)).toEqual(before);
  });
});

/** Items, suppliers, recipes, sales and days to know as tables in the formats that Papadin reads. */

import type { DayToKnow } from '../days-to-know.ts';
import { type Currency, type MinorMoney, minorDigits } from '../money.ts';
import type { Dish, Item, Outlet, OutletId, Pack, Supplier } from '../nouns.ts';
import type { SoldDay } from '../variance.ts';
import { type FileKind, FORMATS } from './formats.ts';
import { WEEKDAY_NAMES } from './read-suppliers.ts';
import type { Cell, Table } from './table.ts';

/** Everything of the book but its stock days. */
export interface BookNouns {
  readonly outlets: readonly Pick<Outlet, 'id' | 'name'>[];
  readonly items: readonly Item[];
  readonly suppliers: readonly Supplier[];
  readonly dishes: readonly Dish[];
  readonly calendar: readonly DayToKnow[];
  readonly currency: Currency;
}

type Written = Readonly<Record<string, Cell>>;

/** Rows under the format's own columns, in its order; those that are blank in every row are left out unless required. */
function tableOf(kind: FileKind, rows: readonly Written[]): Table {
  const fields = FORMATS[kind].filter(
    ({ name, isRequired }) => isRequired || rows.some((row) => (row[name] ?? null) !== null && row[name] !== ''),
  );
  return {
    name: kind,
    headers: fields.map(({ name }) => name),
    rows: rows.map((row) => fields.map(({ name }) => row[name] ?? null)),
  };
}

const inMajor = (amount: MinorMoney | null, currency: Currency) =>
  amount === null ? null : amount / 10 ** minorDigits(currency);

/** `1000`, or `1000/3` for three packs to it. */
const ratioOf = ({ size, perPacks = 1 }: Pack): Cell => (perPacks === 1 ? size : `${size}/${perPacks}`);

export function itemTable({ items, suppliers, currency }: BookNouns): Table {
  const supplierName = new Map(suppliers.map((one) => [one.id, one.name]));
  return tableOf(
    'items',
    items.map(
      (item): Written => ({
        item: item.name,
        base_unit: item.baseUnit,
        category: item.category,
        area: item.area,
        pack_unit: item.pack?.name ?? null,
        pack_size: item.pack === null ? null : ratioOf(item.pack),
        shelf_life_days: item.shelfLifeDays,
        par: item.par,
        supplier: item.supplierId === null ? null : (supplierName.get(item.supplierId) ?? null),
        aliases: item.aliases.join(';'),
        price: inMajor(item.price?.amount ?? null, currency),
        price_per: item.price?.per ?? null,
        other_packs: item.packs
          .map((pack) => {
            const of = pack.supplierId === null ? undefined : supplierName.get(pack.supplierId);
            return `${pack.name}=${ratioOf(pack)}${pack.barcode === null ? '' : `#${pack.barcode}`}${of === undefined ? '' : `@${of}`}`;
          })
          .join(';'),
        barcodes: item.barcodes.join(';'),
        catch_weight: item.isCatchWeight ? 'yes' : null,
        archived: item.isArchived ? 'yes' : null,
      }),
    ),
  );
}

export function supplierTable({ suppliers, currency }: BookNouns): Table {
  return tableOf(
    'suppliers',
    suppliers.map(
      (one): Written => ({
        supplier: one.name,
        lead_time_days: one.leadTimeDays,
        order_days: one.orderDays.map((day) => WEEKDAY_NAMES[day]).join(';'),
        cutoff: one.cutoff,
        min_order: inMajor(one.minOrder, currency),
        phone: one.phone,
        email: one.email,
      }),
    ),
  );
}

/** A dish whose recipe is not written yet has no row. */
export function recipeTable({ dishes, items, currency }: BookNouns): Table {
  const itemById = new Map(items.map((item) => [item.id, item]));
  const dishById = new Map(dishes.map((dish) => [dish.id, dish]));
  return tableOf(
    'recipes',
    dishes.flatMap((dish) =>
      dish.lines.flatMap((line): Written[] => {
        const part = line.dishId === null ? itemById.get(line.itemId) : dishById.get(line.dishId);
        if (part === undefined) return [];
        return [
          {
            dish: dish.name,
            item: part.name,
            quantity: line.quantity,
            unit: 'baseUnit' in part ? part.baseUnit : part.unit,
            yield: dish.yields,
            yield_unit: dish.unit === 'pcs' ? null : dish.unit,
            price: inMajor(dish.price, currency),
            archived: dish.isArchived ? 'yes' : null,
          },
        ];
      }),
    ),
  );
}

export function salesTable(
  { outlets, dishes }: BookNouns,
  sold: readonly (SoldDay & { readonly outletId: OutletId })[],
): Table {
  const outletName = new Map(outlets.map((one) => [one.id, one.name]));
  const dishName = new Map(dishes.map((one) => [one.id, one.name]));
  return tableOf(
    'sales',
    sold.flatMap(({ day, outletId, lines }) =>
      lines.flatMap((line): Written[] => {
        const [outlet, dish] = [outletName.get(outletId), dishName.get(line.dishId)];
        return outlet === undefined || dish === undefined ? [] : [{ date: day, outlet, dish, sold: line.sold }];
      }),
    ),
  );
}

export function calendarTable({ calendar, outlets }: BookNouns): Table {
  const outletName = new Map(outlets.map((one) => [one.id, one.name]));
  return tableOf(
    'calendar',
    calendar.map(
      ({ day, name, outletId, kind, size }): Written => ({
        date: day,
        name,
        outlet: outletId === null ? null : (outletName.get(outletId) ?? null),
        kind,
        size,
      }),
    ),
  );
}

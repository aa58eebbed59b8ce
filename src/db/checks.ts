/** What commands accept, as valibot schemas in the kitchen's own types. */

import * as v from 'valibot';
import { type Day, dayOf, parseDay } from '../domain/day.ts';
import { DAY_KINDS } from '../domain/days-to-know.ts';
import type { MinorMoney } from '../domain/money.ts';
import { type Id, WASTE_REASONS, type Weekday } from '../domain/nouns.ts';
import { BASE_UNITS, type BaseQuantity } from '../domain/quantity.ts';

const whole = v.pipe(v.number(), v.safeInteger());

export const anId = <Of extends string>() =>
  v.pipe(
    v.string(),
    v.uuid(),
    v.transform((text) => text as Id<Of>),
  );

/** A slip such as the year 0205 would make a series of centuries. */
export const EARLIEST_DAY = dayOf('1990-01-01');

export const aDay = v.custom<Day>(
  (input) => typeof input === 'string' && parseDay(input) !== null && input >= EARLIEST_DAY,
  'not a day',
);

export const aName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Zero or more base units. */
export const aQuantity = v.pipe(
  whole,
  v.minValue(0),
  v.transform((number) => number as BaseQuantity),
);

/** One or more base units. */
export const someQuantity = v.pipe(
  whole,
  v.minValue(1),
  v.transform((number) => number as BaseQuantity),
);

export const someMoney = v.pipe(
  whole,
  v.minValue(0),
  v.transform((number) => number as MinorMoney),
);

export const someLines = v.pipe(
  v.array(v.object({ itemId: anId<'item'>(), quantity: someQuantity })),
  v.minLength(1),
  v.readonly(),
);

const packFields = {
  name: aName,
  size: someQuantity,
  perPacks: v.exactOptional(v.pipe(whole, v.minValue(1))),
};

export const itemFields = v.object({
  name: aName,
  baseUnit: v.picklist(BASE_UNITS),
  category: v.nullable(aName),
  area: v.nullable(aName),
  pack: v.nullable(v.object(packFields)),
  packs: v.pipe(
    v.array(v.object({ ...packFields, supplierId: v.nullable(anId<'supplier'>()), barcode: v.nullable(aName) })),
    v.readonly(),
  ),
  barcodes: v.pipe(v.array(aName), v.readonly()),
  isCatchWeight: v.boolean(),
  shelfLifeDays: v.nullable(v.pipe(whole, v.minValue(0))),
  par: v.nullable(aQuantity),
  supplierId: v.nullable(anId<'supplier'>()),
  aliases: v.pipe(v.array(aName), v.readonly()),
  price: v.nullable(v.object({ amount: someMoney, per: someQuantity })),
  photoId: v.nullable(anId<'photo'>()),
  isArchived: v.boolean(),
});

/** What more is known of a movement. */
export const movementDetail = v.partial(
  v.object({
    supplierId: v.nullable(anId<'supplier'>()),
    orderId: anId<'order'>(),
    cost: someMoney,
    ordered: aQuantity,
    damaged: aQuantity,
    batch: aName,
    expiresOn: aDay,
    pieces: v.pipe(whole, v.minValue(0)),
    entered: v.object({ packs: v.string(), packName: v.nullable(aName), loose: aQuantity }),
    reason: v.picklist(WASTE_REASONS),
    ranOutAt: v.pipe(whole, v.minValue(0), v.maxValue(1439)),
    note: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
    photoId: anId<'photo'>(),
    dishId: anId<'dish'>(),
    transferId: anId<'transfer'>(),
    countId: anId<'count'>(),
    area: aName,
  }),
);

/** A day to know in advance. */
export const calendarDayFields = v.object({
  day: aDay,
  outletId: v.nullable(anId<'outlet'>()),
  kind: v.picklist(DAY_KINDS),
  name: aName,
  size: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
});

const dishLine = v.union([
  v.object({ itemId: anId<'item'>(), dishId: v.null(), quantity: someQuantity }),
  v.object({ itemId: v.null(), dishId: anId<'dish'>(), quantity: someQuantity }),
]);

export const dishFields = v.object({
  name: aName,
  lines: v.pipe(v.array(dishLine), v.maxLength(500), v.readonly()),
  yields: someQuantity,
  unit: v.picklist(BASE_UNITS),
  price: v.nullable(someMoney),
  isArchived: v.boolean(),
});

/** Portions of dishes that were sold. */
export const soldDishes = v.pipe(
  v.array(v.object({ dishId: anId<'dish'>(), sold: v.pipe(whole, v.minValue(0), v.maxValue(1_000_000)) })),
  v.readonly(),
);

const weekday = v.pipe(
  whole,
  v.minValue(0),
  v.maxValue(6),
  v.transform((number) => number as Weekday),
);

export const supplierFields = v.object({
  name: aName,
  leadTimeDays: v.pipe(whole, v.minValue(0), v.maxValue(365)),
  orderDays: v.pipe(v.array(weekday), v.readonly()),
  cutoff: v.nullable(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  minOrder: v.nullable(someMoney),
  phone: v.nullable(aName),
  email: v.nullable(v.pipe(v.string(), v.trim(), v.email())),
});

/** Four to eight figures. */
export const aPin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));

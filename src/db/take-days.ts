/** Takes daily series into the book as year blocks, finding or making the outlets and items they name. */

import { DAILY_AMOUNTS } from '../domain/daily-records.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Price } from '../domain/money.ts';
import type { Item, ItemId, OutletId } from '../domain/nouns.ts';
import type { FileSeries } from '../domain/records-file.ts';
import { EARLIEST_DAY } from './checks.ts';
import { utcOffsetAt } from './event-time.ts';
import type { ImportedBlock } from './facts.ts';
import { nameKey } from './find.ts';
import type { Draft } from './journal.ts';
import { touchSeries, workOut } from './materialise.ts';
import { type NewItem, newItem } from './new-item.ts';
import { refuse } from './outcome.ts';
import { openPages } from './pages.ts';
import type { SeriesKey } from './schema.ts';
import { splitByYear } from './year-blocks.ts';

/** What an import came to. */
export interface Imported {
  readonly outlets: number;
  readonly items: number;
  readonly newOutlets: number;
  readonly newItems: number;
  readonly series: number;
}

/** What more than its name and unit is known of an item that is not in the book yet. */
export type DescribeItem = (name: string) => Partial<NewItem>;

/** Milliseconds of work between two rests. */
const STEP_MS = 8;

interface Placed {
  readonly key: SeriesKey;
  readonly from: FileSeries;
}

/** Refuses: `units-differ`, `same-twice`, `stopped`. */
export async function takeDays(
  draft: Draft,
  series: readonly FileSeries[],
  describe: DescribeItem = () => ({}),
): Promise<{ readonly imported: Imported; readonly keyOf: (outlet: string, item: string) => SeriesKey | null }> {
  const { book, control } = draft;
  const { placed, imported } = await place(draft, series, describe);
  const told = await seriesWithFacts(draft);
  const pages = openPages(book);
  for (let done = 0; done < placed.length; ) {
    if (control.signal?.aborted) refuse({ code: 'stopped' });
    const until = performance.now() + STEP_MS;
    do {
      const { key, from } = placed[done]!;
      const imported = toBlocks(draft, key, from);
      pages.importedDays.push(...imported);
      done += 1;
      if (told.has(key.join(' '))) {
        touchSeries(draft.touched, ...key);
        continue;
      }
      const { blocks, stock } = workOut(key, { imported, movements: [], ordered: [] });
      pages.days.push(...blocks);
      if (stock !== null) pages.stock.push(stock);
    } while (done < placed.length && performance.now() < until);
    await pages.writeFull();
    // Also when nothing was written: a step that asks IndexedDB nothing would not let the page breathe.
    await book.identity.get('this');
    control.onProgress?.({ doing: 'series', done, of: placed.length });
  }
  await pages.writeRest();
  const keyByNames = new Map(placed.map(({ key, from }) => [JSON.stringify([from.outlet, from.item]), key]));
  return { imported, keyOf: (outlet, item) => keyByNames.get(JSON.stringify([outlet, item])) ?? null };
}

/** Series of which the book has any fact, so that only these are read before they are written. */
async function seriesWithFacts({ book }: Draft): Promise<ReadonlySet<string>> {
  const keys = [
    ...(await book.importedDays.orderBy('[outletId+itemId]').uniqueKeys()),
    ...(await book.movements.orderBy('[outletId+itemId]').uniqueKeys()),
  ] as unknown as readonly SeriesKey[];
  const ordered = (await book.orders.orderBy('series').uniqueKeys()) as readonly string[];
  return new Set([...keys.map((key) => key.join(' ')), ...ordered]);
}

function toBlocks({ entryId, at }: Draft, [outletId, itemId]: SeriesKey, from: FileSeries): ImportedBlock[] {
  const { series } = from;
  refuseParts(from);
  const when = { entryId, readAt: at, utcOffset: utcOffsetAt(at) };
  return splitByYear(outletId, itemId, series).map((block) => ({ ...block, ...when }));
}

/** The book keeps whole amounts that are not negative, on days from {@link EARLIEST_DAY} on. */
function refuseParts({ outlet, item, series }: FileSeries): void {
  const whole = DAILY_AMOUNTS.every((name) =>
    series.amounts[name].every((amount) => Number.isNaN(amount) || (Number.isSafeInteger(amount) && amount >= 0)),
  );
  const path = `${outlet} · ${item}`;
  if (!whole) refuse({ code: 'bad-input', problems: [{ path, message: 'not a whole amount of 0 or more' }] });
  if (series.firstDay < EARLIEST_DAY) refuse({ code: 'bad-input', problems: [{ path, message: 'too long ago' }] });
}

/** Finds or makes the outlet and item of each series. */
async function place(draft: Draft, series: readonly FileSeries[], describe: DescribeItem) {
  const outlets = await findOutlets(draft);
  const items = await findItems(draft, describe);
  const prices = await findPrices(draft);
  const placed = series.map((from): Placed => {
    const item = items.find(from);
    const key: SeriesKey = [outlets.find(from.outlet), item.id];
    prices.note(key, item, from);
    return { key, from };
  });
  refuseOtherUnits(placed, items.byId);
  refuseSameTwice(placed);
  outlets.sayNew();
  items.sayNew(prices.latest);
  const used = { outlets: new Set(placed.map(({ key }) => key[0])), items: new Set(placed.map(({ key }) => key[1])) };
  const imported: Imported = {
    outlets: used.outlets.size,
    items: used.items.size,
    newOutlets: outlets.made.size,
    newItems: items.made.size,
    series: placed.length,
  };
  return { placed, imported };
}

async function findOutlets(draft: Draft) {
  const idByName = new Map((await draft.book.outlets.toArray()).map((one) => [nameKey(one.name), one.id]));
  const made = new Map<OutletId, string>();
  const make = (name: string) => {
    const id = draft.newId<'outlet'>();
    made.set(id, name);
    idByName.set(nameKey(name), id);
    return id;
  };
  return {
    made,
    find: (name: string) => idByName.get(nameKey(name)) ?? make(name),
    sayNew: () => {
      for (const [subject, name] of made) draft.say({ kind: 'outlet', subject, born: true, fields: { name } });
    },
  };
}

async function findItems(draft: Draft, describe: DescribeItem) {
  const known = await draft.book.items.toArray();
  const byName = new Map<string, Item>();
  // Names go over aliases: an alias never hides another item.
  for (const item of known) for (const alias of item.aliases) byName.set(nameKey(alias), item);
  for (const item of known) byName.set(nameKey(item.name), item);
  const byId = new Map(known.map((item) => [item.id, item]));
  const made = new Map<ItemId, Item>();
  const make = ({ item: name, baseUnit }: FileSeries) => {
    const item: Item = { id: draft.newId<'item'>(), ...newItem({ ...describe(name), name, baseUnit }) };
    made.set(item.id, item);
    byId.set(item.id, item);
    byName.set(nameKey(name), item);
    return item;
  };
  return {
    made,
    byId,
    find: (from: FileSeries) => byName.get(nameKey(from.item)) ?? make(from),
    sayNew: (prices: ReadonlyMap<ItemId, Price>) => {
      for (const { id, ...fields } of made.values()) {
        const price = prices.get(id) ?? fields.price;
        draft.say({ kind: 'item', subject: id, born: true, fields: { ...fields, price } });
      }
      for (const [subject, price] of prices) {
        if (!made.has(subject)) draft.say({ kind: 'item', subject, born: false, fields: { price } });
      }
    },
  };
}

/** The newest price of each item, where the file is newer than what the book knows of the series. */
async function findPrices({ book }: Draft) {
  const knownThrough = new Map(
    (await book.stock.toArray()).map((row) => [`${row.outletId} ${row.itemId}`, row.usedThrough]),
  );
  const dayOf = new Map<ItemId, Day>();
  const latest = new Map<ItemId, Price>();
  return {
    latest,
    note: (key: SeriesKey, { id, price: old }: Item, { price, series }: FileSeries) => {
      if (price === null) return;
      const lastDay = addDays(series.firstDay, series.ranOutAt.length - 1);
      const known = knownThrough.get(key.join(' ')) ?? null;
      if (old !== null && known !== null && known > lastDay) return;
      if (old !== null && isSamePrice(old, price)) return;
      if ((dayOf.get(id) ?? lastDay) > lastDay) return;
      dayOf.set(id, lastDay);
      latest.set(id, price);
    },
  };
}

/** 1,180 for 1,000 g is 118 for 100 g. */
const isSamePrice = (a: Price, b: Price) => BigInt(a.amount) * BigInt(b.per) === BigInt(b.amount) * BigInt(a.per);

function refuseOtherUnits(placed: readonly Placed[], itemById: ReadonlyMap<ItemId, Item>): void {
  const differing = new Map<ItemId, { name: string; book: Item['baseUnit']; file: Item['baseUnit'] }>();
  for (const { key, from } of placed) {
    const item = itemById.get(key[1])!;
    if (item.baseUnit !== from.baseUnit) {
      differing.set(item.id, { name: item.name, book: item.baseUnit, file: from.baseUnit });
    }
  }
  if (differing.size > 0) refuse({ code: 'units-differ', items: [...differing.values()] });
}

function refuseSameTwice(placed: readonly Placed[]): void {
  const spellings = new Map<string, string[]>();
  for (const { key, from } of placed) {
    const names = spellings.get(key.join(' '));
    if (names === undefined) spellings.set(key.join(' '), [`${from.outlet} · ${from.item}`]);
    else names.push(`${from.outlet} · ${from.item}`);
  }
  const twice = [...spellings.values()].filter((names) => names.length > 1);
  if (twice.length > 0) refuse({ code: 'same-twice', names: twice.flat() });
}

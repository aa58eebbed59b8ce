/** What is to be used first, on a small kitchen; and the cards of Today that follow from it. */

import { expect, test } from 'vitest';
import type { Batch } from './batches.ts';
import { addDays, type Day, dayOf, dayToNumber } from './day.ts';
import type { ForecastDay, SeriesForecast } from './demand-forecast.ts';
import { minorMoney } from './money.ts';
import type { Count, Id, Item, ItemId, OutletId, Transfer } from './nouns.ts';
import { lookAhead, type StockNow } from './outlook.ts';
import { baseQuantity } from './quantity.ts';
import type { WallClock } from './supplier-calendar.ts';
import { listToday, type TodayQuestion } from './today.ts';
import { listUseFirst } from './use-first.ts';

const now: WallClock = { day: dayOf('2026-03-02'), minutes: 600 };
const idOf = <Of extends string>(text: string) => text as Id<Of>;
const q = baseQuantity;

const spinach: Item = {
  id: idOf('spinach'),
  name: 'Bayam',
  baseUnit: 'g',
  category: null,
  area: 'Chiller',
  pack: null,
  packs: [],
  barcodes: [],
  isCatchWeight: false,
  photoId: null,
  isArchived: false,
  shelfLifeDays: 3,
  par: null,
  supplierId: null,
  aliases: [],
  price: { amount: minorMoney(20), per: q(1) },
};

function stock(onHand: number, countedOn: Day = addDays(now.day, -1)): StockNow {
  const countedAt = Date.parse(`${countedOn}T22:00`);
  return { item: spinach, onHand: q(onHand), countedOn, countedAt, usedThrough: countedOn };
}

function outlooksOf(line: StockNow, perDay: number) {
  const days: ForecastDay[] = Array.from({ length: 14 }, (_, ahead) => ({
    day: dayToNumber(now.day) - 3 + ahead,
    mean: perDay,
    q05: perDay,
    q25: perDay,
    q50: perDay,
    q75: perDay,
    q95: perDay,
  }));
  const forecast: SeriesForecast = {
    outlet: 'o',
    item: spinach.id,
    cutoff: dayToNumber(now.day) - 4,
    champion: 'weekday_mean',
    fellBack: true,
    scores: [],
    days: { weekday_mean: days },
  };
  return lookAhead({
    stock: [line],
    suppliers: [],
    openOrders: [],
    forecasts: new Map([[spinach.id, forecast]]),
    now,
    serviceLevel: 0.9,
  });
}

const batch = (expiresIn: number, quantity: number): Batch => ({
  arrivedOn: addDays(now.day, expiresIn - 2),
  expiresOn: addDays(now.day, expiresIn),
  mark: null,
  quantity: q(quantity),
  of: q(quantity),
});
const byItem = (...batches: readonly Batch[]) => new Map<ItemId, readonly Batch[]>([[spinach.id, batches]]);

test('batches stand by date, each with what of it will spoil', () => {
  const lines = listUseFirst(
    outlooksOf(stock(1500), 100),
    byItem(batch(-1, 300), batch(1, 400), batch(5, 800)),
    now.day,
  );
  expect(lines.map(({ expiresOn, isExpired, spoils, worth }) => [expiresOn, isExpired, spoils, worth])).toEqual([
    [addDays(now.day, -1), true, 300, 6000],
    [addDays(now.day, 1), false, 200, 4000],
    // Four more days of 100 after those two.
    [addDays(now.day, 5), false, 400, 8000],
  ]);
});

test('what was probably used since the count has gone first', () => {
  const counted = stock(1000, addDays(now.day, -3));
  const lines = listUseFirst(outlooksOf(counted, 100), byItem(batch(-1, 300), batch(9, 700)), now.day);
  // Two days of 100 since.
  expect(lines.map(({ batch: one, spoils }) => [one.quantity, spoils])).toEqual([[100, 100]]);
});

test('without a forecast nothing is said of what will be left, only of what has expired', () => {
  const [line] = outlooksOf(stock(700), 100);
  const lines = listUseFirst([{ ...line!, expected: [] }], byItem(batch(-1, 300), batch(1, 400)), now.day);
  expect(lines.map(({ spoils, worth }) => [spoils, worth])).toEqual([
    [300, 6000],
    [null, null],
  ]);
});

test('a rest that nobody weighs out is not told', () => {
  const old = { ...batch(-1, 20), of: q(1000) };
  expect(listUseFirst(outlooksOf(stock(20), 0), byItem(old), now.day)).toEqual([]);
});

function ask(change: Partial<TodayQuestion>): TodayQuestion {
  return {
    outlooks: outlooksOf(stock(50_000), 100),
    openOrders: [],
    suppliers: [],
    lastRecord: addDays(now.day, -1),
    learnedThrough: addDays(now.day, -1),
    now,
    ...change,
  };
}

test('what is past its date and what will spoil are cards of their own, with what is lost', () => {
  const batches = byItem(batch(-1, 300), batch(1, 400), batch(5, 800));
  const { cards } = listToday(ask({ outlooks: outlooksOf(stock(1500), 100), batches }));
  expect(cards).toMatchObject([
    { kind: 'expired', stake: 6000, lines: [{ spoils: 300 }] },
    { kind: 'spoils', stake: 4000, lines: [{ spoils: 200 }] },
  ]);
  const uncounted = { ...stock(0), onHand: null };
  const cardsOfUncounted = listToday(ask({ outlooks: outlooksOf(uncounted, 100), batches })).cards;
  expect(cardsOfUncounted.map(({ kind }) => kind)).not.toContain('expired');
});

test('transfers to confirm, counts left open and prices that jumped are told by their money', () => {
  const transfer: Transfer = {
    id: idOf('t'),
    fromOutletId: idOf('other'),
    toOutletId: idOf('here'),
    lines: [{ itemId: spinach.id, quantity: q(1000) }],
    sentOn: now.day,
    status: 'sent',
    received: null,
  };
  const count: Count = {
    id: idOf('c'),
    outletId: 'here' as OutletId,
    day: now.day,
    areas: ['Freezer'],
    isBlind: false,
    itemIds: null,
    status: 'open',
  };
  const before = { amount: minorMoney(20), per: q(1) };
  const jump = {
    item: spinach,
    supplierId: null,
    day: now.day,
    movementId: idOf<'movement'>('m'),
    quantity: q(500),
    before,
    after: { amount: minorMoney(30), per: q(1) },
  };
  const { cards } = listToday(ask({ transfers: [transfer], openCounts: [count], jumps: [jump] }));
  expect(cards.map(({ kind, stake }) => [kind, stake])).toEqual([
    ['transfer', 20_000],
    // Seven days of 100 g, 10 dearer each.
    ['price', 7000],
    ['open-count', null],
  ]);
  const cheaper = { ...jump, after: { amount: minorMoney(10), per: q(1) } };
  expect(listToday(ask({ jumps: [cheaper] })).cards).toMatchObject([{ kind: 'price', perWeek: -7000, stake: null }]);
});

test('the par of the outlet goes before that of the item', () => {
  const line = { ...stock(0), item: { ...spinach, par: q(900) } };
  const proposalOf = (par: number | null) =>
    lookAhead({
      stock: [{ ...line, par: par === null ? null : q(par) }],
      suppliers: [],
      openOrders: [],
      forecasts: new Map(),
      now,
      serviceLevel: 0.9,
    })[0]!.proposal.quantity;
  expect([proposalOf(null), proposalOf(400)]).toEqual([900, 400]);
});

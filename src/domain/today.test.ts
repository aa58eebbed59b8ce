/** Today's cards on a small kitchen: what appears, why, and in which order. */

import { expect, test } from 'vitest';
import { addDays, type Day, dayOf, dayToNumber } from './day.ts';
import type { ForecastDay, SeriesForecast } from './demand-forecast.ts';
import { minorMoney } from './money.ts';
import type { Id, Item, ItemId, Supplier, Weekday } from './nouns.ts';
import { lookAhead, type OpenOrder, type StockNow } from './outlook.ts';
import { baseQuantity } from './quantity.ts';
import type { WallClock } from './supplier-calendar.ts';
import { dearestUses, listToday, MOST_CARDS, type TodayQuestion } from './today.ts';

// A Monday, ten in the morning.
const now: WallClock = { day: dayOf('2026-03-02'), minutes: 600 };
const yesterday = addDays(now.day, -1);
const idOf = <Of extends string>(text: string) => text as Id<Of>;

const butcher: Supplier = {
  id: idOf('butcher'),
  name: 'Pak Budi',
  leadTimeDays: 2,
  orderDays: [0, 3],
  cutoff: '15:00',
  minOrder: minorMoney(500_000),
  phone: null,
  email: null,
};

function itemOf(name: string, change: Partial<Item> = {}): Item {
  return {
    id: idOf(name),
    name,
    baseUnit: 'g',
    category: null,
    area: null,
    pack: null,
    packs: [],
    barcodes: [],
    isCatchWeight: false,
    photoId: null,
    isArchived: false,
    shelfLifeDays: null,
    par: null,
    supplierId: butcher.id,
    aliases: [],
    price: { amount: minorMoney(40), per: baseQuantity(1) },
    ...change,
  };
}

function stockOf(item: Item, onHand: number | null, countedOn: Day | null = yesterday): StockNow {
  return {
    item,
    onHand: onHand === null ? null : baseQuantity(onHand),
    countedOn: onHand === null ? null : countedOn,
    countedAt: onHand === null ? null : Date.parse(`${countedOn}T22:00`),
    usedThrough: onHand === null ? null : countedOn,
  };
}

/** `perDay` grams every day for two weeks from today. */
function forecastOf(item: Item, perDay: number): [ItemId, SeriesForecast] {
  const days: ForecastDay[] = Array.from({ length: 14 }, (_, ahead) => ({
    day: dayToNumber(now.day) + ahead,
    mean: perDay,
    q05: perDay * 0.7,
    q25: perDay * 0.9,
    q50: perDay,
    q75: perDay * 1.1,
    q95: perDay * 1.3,
  }));
  return [
    item.id,
    {
      outlet: 'o',
      item: item.id,
      cutoff: dayToNumber(yesterday),
      champion: 'weekday_mean',
      fellBack: true,
      scores: [],
      days: { weekday_mean: days },
    },
  ];
}

function ask(
  stock: readonly StockNow[],
  perDay: number,
  change: Partial<TodayQuestion> = {},
  supplier: Supplier = butcher,
): TodayQuestion {
  const openOrders = change.openOrders ?? [];
  return {
    outlooks: lookAhead({
      stock,
      suppliers: [supplier],
      openOrders,
      forecasts: new Map(stock.map(({ item }) => forecastOf(item, perDay))),
      now,
      serviceLevel: 0.9,
    }),
    openOrders,
    suppliers: [supplier],
    lastRecord: yesterday,
    learnedThrough: yesterday,
    now,
    ...change,
  };
}

const chicken = itemOf('chicken');
const kindsOf = (question: TodayQuestion) => listToday(question).cards.map((card) => card.kind);

test('plenty of everything leaves nothing to do', () => {
  expect(listToday(ask([stockOf(chicken, 100_000)], 1000))).toEqual({ cards: [], more: 0 });
});

test('an order that covers until the next is asked for before its cut-off, with the line that runs out first', () => {
  const [card] = listToday(ask([stockOf(chicken, 3500)], 1000)).cards;
  expect(card).toMatchObject({
    kind: 'order',
    supplier: { name: 'Pak Budi' },
    plan: { closesIn: 300, deliveryOn: '2026-03-04', nextDeliveryOn: '2026-03-07' },
    first: { runsOutOn: '2026-03-05' },
    // Five days of 1 kg less 3.5 kg, at 40 a gram.
    stake: 60_000,
  });
  expect(card?.kind === 'order' && card.total.belowMinimum).toBeGreaterThan(0);
});

test('no order is pressed for when the supplier closes days from now', () => {
  const later = { ...butcher, orderDays: [3] as readonly Weekday[] };
  expect(kindsOf(ask([stockOf(chicken, 7000)], 1000, {}, later))).toEqual([]);
});

test('what ends before any delivery says when, what comes next, and what it costs', () => {
  const { cards } = listToday(ask([stockOf(chicken, 500)], 1000));
  expect(cards.map((card) => card.kind)).toEqual(['order', 'runs-out']);
  expect(cards[1]).toMatchObject({
    runsOutOn: '2026-03-02',
    nextOn: '2026-03-04',
    short: 1500,
    stake: 60_000,
  });
});

test('an open order that arrives in time silences both', () => {
  const order: OpenOrder = {
    id: idOf('order'),
    outletId: idOf('outlet'),
    supplierId: butcher.id,
    lines: [{ itemId: chicken.id, quantity: baseQuantity(9000) }],
    placedOn: yesterday,
    deliveryOn: now.day,
    status: 'placed',
    outstanding: [{ itemId: chicken.id, quantity: baseQuantity(9000) }],
  };
  expect(kindsOf(ask([stockOf(chicken, 500)], 1000, { openOrders: [order] }))).toEqual([]);
  const late = { ...order, deliveryOn: yesterday };
  expect(listToday(ask([stockOf(chicken, 500)], 1000, { openOrders: [late] })).cards).toMatchObject([
    { kind: 'late-delivery', daysLate: 1, stake: 360_000 },
  ]);
  const partly = { ...late, outstanding: [{ itemId: chicken.id, quantity: baseQuantity(5000) }] };
  expect(listToday(ask([stockOf(chicken, 90_000)], 1000, { openOrders: [partly] })).cards).toMatchObject([
    { kind: 'late-delivery', stake: 200_000 },
  ]);
});

test('never counted and counted long ago are asked for apart, and uncounted stock does not run out', () => {
  const old = itemOf('oil');
  const stock = [stockOf(chicken, null), stockOf(old, 90_000, addDays(now.day, -9))];
  const cards = listToday(ask(stock, 100)).cards.filter((card) => card.kind === 'count');
  expect(cards.map(({ why, outlooks }) => [why, outlooks.map(({ item }) => item.name)])).toEqual([
    ['never', ['chicken']],
    ['stale', ['oil']],
  ]);
  expect(kindsOf(ask([stockOf(chicken, null)], 100))).not.toContain('runs-out');
});

test('without a forecast the first card is to learn; behind the records it is to learn again; old records are said', () => {
  const stock = [stockOf(chicken, 500)];
  expect(kindsOf(ask(stock, 1000, { learnedThrough: null }))[0]).toBe('learn');
  expect(
    listToday(ask([stockOf(chicken, 100_000)], 1000, { learnedThrough: addDays(yesterday, -9) })).cards,
  ).toMatchObject([{ kind: 'learn', why: 'behind', days: 9 }]);
  const old = addDays(now.day, -30);
  expect(
    listToday(ask([stockOf(chicken, 100_000)], 1000, { lastRecord: old, learnedThrough: old })).cards,
  ).toMatchObject([{ kind: 'records', days: 30 }]);
  expect(kindsOf(ask([], 0, { lastRecord: null, learnedThrough: null }))).toEqual([]);
});

test('never more than seven, the dearest first, the rest counted', () => {
  const items = Array.from({ length: 12 }, (_, index) =>
    itemOf(`item ${index}`, { price: { amount: minorMoney(index + 1), per: baseQuantity(1) } }),
  );
  const { cards, more } = listToday(
    ask(
      items.map((item) => stockOf(item, 0)),
      1000,
    ),
  );
  expect(cards).toHaveLength(MOST_CARDS);
  expect(more).toBe(13 - MOST_CARDS);
  const stakes = cards.map((card) => card.stake ?? 0);
  expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
});

test('a count at three leaves half of today’s use ahead, one at closing none', () => {
  const at = (time: string) => {
    const counted = { ...stockOf(chicken, 1500, now.day), countedAt: Date.parse(`${now.day}T${time}`) };
    return ask([counted], 1000).outlooks[0]!;
  };
  expect(at('07:00').proposal.proof.needBefore).toBe(2000);
  expect(at('15:00').proposal.proof.needBefore).toBe(1500);
  expect(at('22:30').proposal.proof.needBefore).toBe(1000);
  expect(at('07:00').runsOutOn).toBe('2026-03-03');
  expect(at('22:30').runsOutOn).toBe('2026-03-04');
});

test('prices unknown: the stake is unknown, not zero money', () => {
  const free = itemOf('herbs', { price: null });
  const [card] = listToday(ask([stockOf(free, 3500)], 1000)).cards;
  expect(card).toMatchObject({ kind: 'order', stake: null, total: { unpriced: 1, amount: 0 } });
});

test('tomorrow’s dearest uses', () => {
  const cheap = itemOf('rice', { price: { amount: minorMoney(1), per: baseQuantity(100) } });
  const { outlooks } = ask([stockOf(cheap, 5), stockOf(chicken, 5)], 1000);
  expect(dearestUses(addDays(now.day, 1), outlooks, 5).map(({ item }) => item.name)).toEqual(['chicken', 'rice']);
});

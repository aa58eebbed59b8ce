/** Chooses the few things worth doing now, dearest first, each with the figures that say why. */

import { type Day, daysBetween } from './day.ts';
import { expectedOn } from './expected-use.ts';
import { costOf, type MinorMoney, minorMoney } from './money.ts';
import type { Item, Supplier } from './nouns.ts';
import { type OrderTotal, totalOrder } from './ordering.ts';
import type { ItemOutlook, OpenOrder } from './outlook.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';
import type { DeliveryPlan, WallClock } from './supplier-calendar.ts';

/** More than this is a list, not a decision. */
export const MOST_CARDS = 7;
/** A count older than this is worth repeating. */
export const STALE_COUNT_DAYS = 7;
/** Records or forecasts further behind than this are worth catching up. */
export const STALE_RECORDS_DAYS = 7;

/** Money that may be lost by doing nothing, in minor units; null when no price is known. */
type Stake = MinorMoney | null;

export type TodayCard =
  /** Stock ends before the next possible delivery; no regular order can mend it. */
  | {
      readonly kind: 'runs-out';
      readonly outlook: ItemOutlook;
      readonly runsOutOn: Day;
      /** What comes next: an open order, else the first delivery an order placed now would make. */
      readonly nextOn: Day;
      readonly short: BaseQuantity;
      readonly stake: Stake;
    }
  /** A supplier takes an order until its cut-off within a day. */
  | {
      readonly kind: 'order';
      readonly supplier: Supplier | null;
      readonly plan: DeliveryPlan;
      readonly lines: readonly ItemOutlook[];
      readonly total: OrderTotal;
      /** The line that runs out first, if one does before the delivery after next. */
      readonly first: ItemOutlook | null;
      readonly stake: Stake;
    }
  /** An open order whose day has passed without a delivery being recorded. */
  | {
      readonly kind: 'late-delivery';
      readonly order: OpenOrder;
      readonly supplier: Supplier | null;
      readonly daysLate: number;
      readonly stake: Stake;
    }
  /** Items without a count, or with one too old to trust; dearest first. */
  | {
      readonly kind: 'count';
      readonly why: 'never' | 'stale';
      readonly outlooks: readonly ItemOutlook[];
      readonly stake: Stake;
    }
  /** There are records nothing has learned from. */
  | { readonly kind: 'learn'; readonly why: 'never' | 'behind'; readonly days: number; readonly stake: null }
  /** The records themselves end long ago. */
  | { readonly kind: 'records'; readonly lastDay: Day; readonly days: number; readonly stake: null };

export interface TodayQuestion {
  readonly outlooks: readonly ItemOutlook[];
  readonly openOrders: readonly OpenOrder[];
  readonly suppliers: readonly Supplier[];
  /** Last day any use is recorded for; null when none is. */
  readonly lastRecord: Day | null;
  /** Last day the forecast learned from; null when nothing was learned. */
  readonly learnedThrough: Day | null;
  readonly now: WallClock;
}

export interface TodayList {
  readonly cards: readonly TodayCard[];
  /** Cards left out because there were more than {@link MOST_CARDS}. */
  readonly more: number;
}

/** At most seven cards by money at stake; those without a price come after, in the order things go wrong. */
export function listToday(question: TodayQuestion): TodayList {
  const cards = [
    ...runOutCards(question.outlooks),
    ...orderCards(question.outlooks),
    ...lateCards(question),
    ...countCards(question),
    ...learnCards(question),
  ];
  // A first forecast comes before everything: without it nothing else can be said.
  const rank = (card: TodayCard) => (card.kind === 'learn' && card.why === 'never' ? 0 : 1);
  cards.sort((a, b) => rank(a) - rank(b) || (b.stake ?? 0) - (a.stake ?? 0));
  return { cards: cards.slice(0, MOST_CARDS), more: Math.max(0, cards.length - MOST_CARDS) };
}

function runOutCards(outlooks: readonly ItemOutlook[]): TodayCard[] {
  const cards: (TodayCard & { readonly kind: 'runs-out' })[] = [];
  for (const outlook of outlooks) {
    const { runsOutOn, plan, proposal, incoming, item } = outlook;
    const { missed } = proposal.proof;
    if (runsOutOn === null || runsOutOn >= plan.deliveryOn || missed === 0) continue;
    const coming = incoming.map((one) => one.deliveryOn).filter((day) => day > runsOutOn);
    const nextOn = coming.reduce<Day>((first, day) => (day < first ? day : first), plan.deliveryOn);
    cards.push({ kind: 'runs-out', outlook, runsOutOn, nextOn, short: missed, stake: worth(item, missed) });
  }
  return cards.sort((a, b) => (a.runsOutOn < b.runsOutOn ? -1 : a.runsOutOn > b.runsOutOn ? 1 : 0));
}

function orderCards(outlooks: readonly ItemOutlook[]): TodayCard[] {
  const bySupplier = new Map<Supplier | null, ItemOutlook[]>();
  for (const outlook of outlooks) {
    if (outlook.proposal.quantity === 0) continue;
    const lines = bySupplier.get(outlook.supplier);
    if (lines === undefined) bySupplier.set(outlook.supplier, [outlook]);
    else lines.push(outlook);
  }
  const cards: TodayCard[] = [];
  for (const [supplier, lines] of bySupplier) {
    const { plan } = lines[0]!;
    if (plan.closesIn !== null && plan.closesIn > 1440) continue;
    // Without this order, expected use of the days it covers finds too little; safety is not a loss yet.
    const lost = lines.map(({ item, proposal: { proof } }) => worth(item, Math.max(0, proof.wanted - proof.safety)));
    cards.push({
      kind: 'order',
      supplier,
      plan,
      lines,
      total: totalOrder(
        lines.map(({ item, proposal }) => ({ item, quantity: proposal.quantity })),
        supplier?.minOrder ?? null,
      ),
      first: firstToRunOut(lines),
      stake: sumStakes(lost),
    });
  }
  return cards.sort((a, b) => closing(a) - closing(b));
}

function lateCards({ openOrders, suppliers, outlooks, now }: TodayQuestion): TodayCard[] {
  const itemById = new Map(outlooks.map(({ item }) => [item.id, item]));
  return openOrders
    .filter((order) => order.deliveryOn < now.day)
    .map((order) => ({
      kind: 'late-delivery',
      order,
      supplier: suppliers.find((supplier) => supplier.id === order.supplierId) ?? null,
      daysLate: daysBetween(order.deliveryOn, now.day),
      stake: sumStakes(
        order.outstanding.map(({ itemId, quantity }) => {
          const item = itemById.get(itemId);
          return item === undefined ? null : worth(item, quantity);
        }),
      ),
    }));
}

function countCards({ outlooks, now }: TodayQuestion): TodayCard[] {
  // What may be bought in vain because nobody looked, and what an old count may be off by.
  const never = outlooks
    .filter(({ onHand }) => onHand === null)
    .map((outlook) => ({ outlook, stake: worth(outlook.item, outlook.proposal.quantity) }));
  const stale = outlooks
    .filter(
      ({ onHand, countedOn, expected }) =>
        onHand !== null &&
        expected.length > 0 &&
        countedOn !== null &&
        daysBetween(countedOn, now.day) > STALE_COUNT_DAYS,
    )
    .map((outlook) => ({ outlook, stake: worth(outlook.item, outlook.doubt) }));
  const card = (why: 'never' | 'stale', found: typeof never): TodayCard[] =>
    found.length === 0
      ? []
      : [
          {
            kind: 'count',
            why,
            outlooks: found.toSorted((a, b) => (b.stake ?? 0) - (a.stake ?? 0)).map(({ outlook }) => outlook),
            stake: sumStakes(found.map(({ stake }) => stake)),
          },
        ];
  return [...card('never', never), ...card('stale', stale)];
}

function learnCards({ lastRecord, learnedThrough, now }: TodayQuestion): TodayCard[] {
  if (lastRecord === null) return [];
  const cards: TodayCard[] = [];
  if (learnedThrough === null) cards.push({ kind: 'learn', why: 'never', days: 0, stake: null });
  else if (daysBetween(learnedThrough, lastRecord) >= STALE_RECORDS_DAYS) {
    cards.push({ kind: 'learn', why: 'behind', days: daysBetween(learnedThrough, lastRecord), stake: null });
  }
  const behind = daysBetween(lastRecord, now.day);
  if (behind > STALE_RECORDS_DAYS) cards.push({ kind: 'records', lastDay: lastRecord, days: behind, stake: null });
  return cards;
}

/** The earliest to run out before its delivery after next. */
function firstToRunOut(lines: readonly ItemOutlook[]): ItemOutlook | null {
  let first: ItemOutlook | null = null;
  for (const line of lines) {
    if (line.runsOutOn === null || line.runsOutOn >= line.plan.nextDeliveryOn) continue;
    if (first === null || line.runsOutOn < first.runsOutOn!) first = line;
  }
  return first;
}

function closing(card: TodayCard): number {
  return card.kind === 'order' ? (card.plan.closesIn ?? 1440) : 0;
}

function worth(item: Pick<Item, 'price'>, quantity: number): Stake {
  return item.price === null ? null : costOf(baseQuantity(quantity), item.price);
}

/** Null only when nothing has a price. */
function sumStakes(stakes: readonly Stake[]): Stake {
  let sum: number | null = null;
  for (const stake of stakes) if (stake !== null) sum = (sum ?? 0) + stake;
  return sum === null ? null : minorMoney(sum);
}

/** What a coming day will probably use of one item, in base units. */
export interface ExpectedLine {
  readonly item: Item;
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
}

/** A day's dearest expected uses, at most `most`; those without a price last. */
export function dearestUses(day: Day, outlooks: readonly ItemOutlook[], most: number): readonly ExpectedLine[] {
  return outlooks
    .flatMap(({ item, expected }) => {
      const found = expectedOn(expected, day);
      return found === null || found.q95 < 0.5 ? [] : [{ item, mean: found.mean, q05: found.q05, q95: found.q95 }];
    })
    .toSorted((a, b) => moneyUsed(b) - moneyUsed(a))
    .slice(0, most);
}

function moneyUsed({ item, mean }: ExpectedLine): number {
  return item.price === null ? 0 : (mean * item.price.amount) / item.price.per;
}

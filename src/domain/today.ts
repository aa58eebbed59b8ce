/** Chooses the few things worth doing now, dearest first, each with the figures that say why. */

import type { Batch } from './batches.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import { expectedOn, expectUse } from './expected-use.ts';
import { costOf, type MinorMoney, minorMoney } from './money.ts';
import type { Count, Item, ItemId, MovementId, Supplier, SupplierId, Transfer } from './nouns.ts';
import { type OrderTotal, totalOrder } from './ordering.ts';
import type { ItemOutlook, OpenOrder } from './outlook.ts';
import type { PriceChange } from './price-change.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';
import type { DeliveryPlan, WallClock } from './supplier-calendar.ts';
import { listUseFirst, type UseFirstLine } from './use-first.ts';

/** More than this is a list, not a decision. */
export const MOST_CARDS = 7;
/** A count older than this is worth repeating. */
export const STALE_COUNT_DAYS = 7;
/** Records or forecasts further behind than this are worth catching up. */
export const STALE_RECORDS_DAYS = 7;
/** What spoils later has time. */
export const SPOILS_WITHIN_DAYS = 2;

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
  /** Batches whose last good day is over and that the book still has on the shelf; dearest first. */
  | { readonly kind: 'expired'; readonly lines: readonly UseFirstLine[]; readonly stake: Stake }
  /** Batches that will probably not be used up in time; dearest first. */
  | { readonly kind: 'spoils'; readonly lines: readonly UseFirstLine[]; readonly stake: Stake }
  /** Another outlet has sent something, and nobody has said what came. */
  | { readonly kind: 'transfer'; readonly transfer: Transfer; readonly stake: Stake }
  /** A count was begun and is not finished. */
  | { readonly kind: 'open-count'; readonly count: Count; readonly stake: Stake }
  /** A delivery cost much more, or less, than the one before. `stake` is what it adds over a week's expected use; null when it saves. */
  | { readonly kind: 'price'; readonly jump: PriceJumpSeen; readonly perWeek: Stake; readonly stake: Stake }
  /** There are records nothing has learned from. */
  | { readonly kind: 'learn'; readonly why: 'never' | 'behind'; readonly days: number; readonly stake: null }
  /** The records themselves end long ago. */
  | { readonly kind: 'records'; readonly lastDay: Day; readonly days: number; readonly stake: null };

/** A price that jumped, and where it did. */
export interface PriceJumpSeen extends PriceChange {
  readonly item: Item;
  readonly supplierId: SupplierId | null;
  readonly day: Day;
  readonly movementId: MovementId;
  /** What came at the new price, base units. */
  readonly quantity: BaseQuantity;
}

export interface TodayQuestion {
  readonly outlooks: readonly ItemOutlook[];
  readonly openOrders: readonly OpenOrder[];
  readonly suppliers: readonly Supplier[];
  /** Last day any use is recorded for; null when none is. */
  readonly lastRecord: Day | null;
  /** Last day the forecast learned from; null when nothing was learned. */
  readonly learnedThrough: Day | null;
  readonly now: WallClock;
  readonly batches?: ReadonlyMap<ItemId, readonly Batch[]>;
  /** Transfers to this outlet that wait to be confirmed. */
  readonly transfers?: readonly Transfer[];
  readonly openCounts?: readonly Count[];
  readonly jumps?: readonly PriceJumpSeen[];
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
    ...spoilCards(question),
    ...transferCards(question),
    ...openCountCards(question),
    ...priceCards(question),
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

/** Only of what was counted: of the rest nobody knows whether it is still there. */
function spoilCards({ outlooks, batches, now }: TodayQuestion): TodayCard[] {
  if (batches === undefined) return [];
  const known = outlooks.filter(({ onHand }) => onHand !== null);
  const lines = listUseFirst(known, batches, now.day, SPOILS_WITHIN_DAYS).filter(({ spoils }) => (spoils ?? 0) > 0);
  const card = (kind: 'expired' | 'spoils', some: readonly UseFirstLine[]): TodayCard[] =>
    some.length === 0
      ? []
      : [
          {
            kind,
            lines: some.toSorted((a, b) => (b.worth ?? 0) - (a.worth ?? 0)),
            stake: sumStakes(some.map(({ worth: lost }) => lost)),
          },
        ];
  return [
    ...card(
      'expired',
      lines.filter(({ isExpired }) => isExpired),
    ),
    ...card(
      'spoils',
      lines.filter(({ isExpired }) => !isExpired),
    ),
  ];
}

function transferCards({ transfers = [], outlooks }: TodayQuestion): TodayCard[] {
  const itemById = new Map(outlooks.map(({ item }) => [item.id, item]));
  return transfers.map((transfer) => ({
    kind: 'transfer',
    transfer,
    stake: sumStakes(
      transfer.lines.map(({ itemId, quantity }) => {
        const item = itemById.get(itemId);
        return item === undefined ? null : worth(item, quantity);
      }),
    ),
  }));
}

/** What the counts it would replace may be off by. */
function openCountCards({ openCounts = [], outlooks }: TodayQuestion): TodayCard[] {
  return openCounts.map((count) => {
    const inIt = outlooks.filter(({ item }) => count.areas === null || count.areas.includes(item.area ?? ''));
    return {
      kind: 'open-count',
      count,
      stake: sumStakes(inIt.map(({ item, doubt }) => worth(item, doubt))),
    };
  });
}

function priceCards({ jumps = [], outlooks, now }: TodayQuestion): TodayCard[] {
  return jumps.map((jump) => {
    const outlook = outlooks.find(({ item }) => item.id === jump.item.id);
    const use =
      outlook === undefined || outlook.expected.length === 0
        ? jump.quantity
        : baseQuantity(Math.round(expectUse(outlook.expected, now.day, addDays(now.day, 6), 0.5).mean));
    const perWeek = minorMoney(costOf(use, jump.after) - costOf(use, jump.before));
    return { kind: 'price', jump, perWeek, stake: perWeek > 0 ? perWeek : null };
  });
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

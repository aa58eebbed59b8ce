/** What was paid: tender less change, in all their readings, as a witness for the total. */

import type { Draft } from './draft.ts';
import type { NumberFormat } from './numerals.ts';
import { type Reading, type ReadingLimits, readingsOfMoney } from './readings.ts';

/** Tender and change contradict the total. */
const BROKEN_TENDER = 3.2;

export interface TenderPick {
  readonly kind: 'tender';
  readonly tenders: readonly (number | null)[];
  readonly change: number | null;
}

export interface Paid extends TenderPick {
  readonly cost: number;
}

export interface PaidSums {
  readonly byValue: ReadonlyMap<number, Paid>;
  /** Without a printed change, what was given need only cover the total. */
  readonly given: number | null;
  readonly asRead: TenderPick;
}

/** What was paid: sums of tender lines less change, each in its readings. */
export function paidOf(draft: Draft, format: NumberFormat, limits: ReadingLimits, budget: number): PaidSums | null {
  if (draft.tenders.length === 0) return null;
  const tenders = draft.tenders.slice(0, 4).map((figure) => readingsOfMoney(figure, format, limits));
  const changes = draft.change === null ? [] : readingsOfMoney(draft.change, format, limits);
  const asRead: TenderPick = {
    kind: 'tender',
    tenders: tenders.map((readings) => readings[0]?.value ?? null),
    change: changes[0]?.value ?? null,
  };
  const byValue = new Map<number, Paid>();
  const take = (value: number, cost: number, taken: readonly (number | null)[], change: number | null) => {
    const known = byValue.get(value);
    if (cost <= budget && (known === undefined || cost < known.cost))
      byValue.set(value, { kind: 'tender', tenders: taken, change, cost });
  };
  const none = tenders.map(() => null as number | null);
  const one = (index: number, value: number) => none.map((_, other) => (other === index ? value : null));
  const spare = 0.7 * (tenders.length - 1);
  tenders.forEach((readings, index) => {
    for (const tender of readings) {
      for (const change of changes) {
        if (tender.cost + change.cost > budget) break;
        if (tender.value >= change.value)
          take(tender.value - change.value, tender.cost + change.cost + spare, one(index, tender.value), change.value);
      }
      if (changes.length === 0 || draft.tenders.length > 1)
        take(tender.value, tender.cost + spare + (changes.length > 0 ? 1 : 0), one(index, tender.value), null);
    }
  });
  if (tenders.length > 1) {
    const all = tenders.map((readings) => readings[0]?.value ?? 0);
    const sum = all.reduce((a, b) => a + b, 0);
    take(sum - (changes[0]?.value ?? 0), 0.3, all, changes[0]?.value ?? null);
  }
  const given = draft.change === null ? Math.max(...tenders.map((readings) => readings[0]?.value ?? 0)) : null;
  return { byValue, given, asRead };
}

export function tenderFor(paid: PaidSums | null, total: number, later: readonly Reading[], slack: number): Paid | null {
  if (paid === null) return null;
  let best: Paid | null = null;
  const take = (value: number, extra: number) => {
    const found = paid.byValue.get(value);
    if (found !== undefined && (best === null || found.cost + extra < best.cost))
      best = { ...found, cost: found.cost + extra };
  };
  for (let off = -slack; off <= slack; off++) take(total + off, off === 0 ? 0 : 0.6);
  for (const { value } of later) {
    take(total + value, 0.1);
    take(total - value, 0.1);
  }
  if (best !== null) return best;
  // More given than due, and the change not printed: neither for nor against.
  if (paid.given !== null && paid.given > total) return { ...paid.asRead, cost: 1.5 };
  return { ...paid.asRead, cost: BROKEN_TENDER };
}

/** A seeded panel of made-up outlets, so that tests and measurements have usage whose making is known. */

import type { DemandPanel, DemandSeries } from '../../src/domain/demand-forecast.ts';
import { createRandom, type Random } from '../kit/random.ts';

export interface MadeUp {
  readonly outlets: number;
  /** Items of each outlet. */
  readonly items: number;
  readonly days: number;
  readonly seed: number;
}

/** 2024-01-01, a Monday. */
const FIRST_DAY = 19_723;

/**
 * Usage = Gamma–Poisson counts around level × weekday × season of the year × slow random walk × the outlet's good and bad days × payday, with
 * one item in six used on few days only. Outlets share seasons and good days among their items, as guests eat more than one dish.
 */
export function makeUpPanel({ outlets, items, days, seed }: MadeUp): DemandPanel {
  const series: DemandSeries[] = [];
  for (let o = 0; o < outlets; o++) {
    const random = createRandom(seed, o + 1);
    const guests = makeGuests(random, days);
    for (let i = 0; i < items; i++) {
      series.push({
        outlet: `outlet ${o + 1}`,
        item: `item ${i + 1}`,
        firstDay: FIRST_DAY,
        used: makeItem(random, guests, days),
      });
    }
  }
  return { series, calendar: [] };
}

interface Guests {
  readonly factor: Float64Array;
  readonly closed: Uint8Array;
}

function makeGuests(random: Random, days: number): Guests {
  const factor = new Float64Array(days);
  const closed = new Uint8Array(days);
  const season = 0.1 + 0.4 * random.uniform();
  const phase = 365 * random.uniform();
  const restDay = random.uniform() < 0.4 ? random.below(7) : -1;
  const busy = Array.from({ length: 7 }, (_, weekday) =>
    weekday >= 4 ? 1.1 + 0.6 * random.uniform() : 0.8 + 0.2 * random.uniform(),
  );
  let walk = 0;
  let weather = 0;
  for (let t = 0; t < days; t++) {
    walk = 0.995 * walk + 0.012 * random.normal();
    weather = 0.5 * weather + 0.08 * random.normal();
    const monthDay = new Date((FIRST_DAY + t) * 86_400_000).getUTCDate();
    const payday = monthDay >= 25 || monthDay <= 3 ? 1.08 : 1;
    const year = 1 + season * Math.sin((2 * Math.PI * (t - phase)) / 365.25);
    factor[t] = year * payday * busy[(t + 0) % 7]! * Math.exp(walk + weather);
    closed[t] = t % 7 === restDay || random.uniform() < 0.005 ? 1 : 0;
  }
  return { factor, closed };
}

function makeItem(random: Random, guests: Guests, days: number): Float64Array {
  const used = new Float64Array(days);
  const rare = random.uniform() < 1 / 6;
  const level = rare ? 1.5 : Math.exp(1 + 3.5 * random.uniform());
  const taste = 0.6 + 0.8 * random.uniform();
  const own = Array.from({ length: 7 }, () => Math.exp(0.15 * random.normal()));
  const spread = 0.02 + 0.1 * random.uniform();
  let walk = 0;
  for (let t = 0; t < days; t++) {
    walk = 0.99 * walk + 0.02 * random.normal();
    if (guests.closed[t] === 1 || (rare && random.uniform() < 0.6)) continue;
    const mean = level * guests.factor[t]! ** taste * own[t % 7]! * Math.exp(walk);
    used[t] = count(random, mean * Math.exp(Math.sqrt(spread) * random.normal() - spread / 2));
  }
  return used;
}

/** Poisson count: by Knuth's product for small means, by the normal approximation above 30. */
function count(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const limit = Math.exp(-mean);
  let product = random.uniform();
  let k = 0;
  while (product > limit) {
    product *= random.uniform();
    k++;
  }
  return k;
}

/** Made-up stock records for benchmarks on machines without real ones. */

import { makeUpPanel } from '../../models/forecast/made-up-panel.ts';
import { numberToDay } from '../../src/domain/day.ts';

/** A stock-record file with that many items and days of each outlet, always the same. */
export function madeUpStock(items: number, days: number, outlets = 1): string {
  const { series } = makeUpPanel({ outlets, items, days, seed: 1 });
  const lines = series.flatMap(({ outlet, item, firstDay, used }) =>
    Array.from(used, (amount, t) => `${numberToDay(firstDay + t)},${outlet},${item},${Math.round(amount)}`),
  );
  return ['date,outlet,item,used', ...lines].join('\n');
}

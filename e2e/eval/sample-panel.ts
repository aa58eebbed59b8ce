/** The sample restaurant, to measure on. */

import { dayOf, dayToNumber } from '../../src/domain/day.ts';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { makeSample } from '../../src/domain/sample-restaurant/sample.ts';

/** The sample restaurant as the app makes it, on days that stay the same. */
export function samplePanel(): DemandPanel {
  const { series } = makeSample({ lastDay: dayOf('2026-06-30'), seed: 1, language: 'en', currency: 'IDR' });
  return {
    calendar: [],
    series: series.map(({ outlet, item, series: { firstDay, amounts, ranOutAt } }) => {
      const { used, received, wasted, closing, ordered } = amounts;
      return { outlet, item, firstDay: dayToNumber(firstDay), used, received, wasted, closing, ordered, ranOutAt };
    }),
  };
}

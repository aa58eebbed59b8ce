/** The stock records of a file as the panel the forecast learns from, without the stock book in between. */

import { dayToNumber } from '../../domain/day.ts';
import type { CalendarDay, DemandPanel, DemandSeries } from '../../domain/demand-forecast.ts';
import type { FileSeries } from '../../domain/records-file.ts';

/** Columns are shared with `series`, not copied; a column without a known number is left out. */
export function panelOfRecords(series: readonly FileSeries[], calendar: readonly CalendarDay[]): DemandPanel {
  return { series: series.map(toDemand), calendar };
}

function toDemand({ outlet, item, series: { firstDay, amounts, ranOutAt } }: FileSeries): DemandSeries {
  const { used, received, wasted, closing, ordered } = amounts;
  const known = Object.entries({ received, wasted, closing, ordered, ranOutAt }).filter(([, column]) =>
    column.some((value) => !Number.isNaN(value)),
  );
  return { outlet, item, firstDay: dayToNumber(firstDay), used, ...Object.fromEntries(known) };
}

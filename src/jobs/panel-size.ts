/** How much history an engine was asked about, for the call log. */

import type { DemandPanel } from '../domain/demand-forecast.ts';

/** Days of all series together. To be asked before the panel is given away. */
export function countDays({ series }: DemandPanel): number {
  return series.reduce((sum, { used }) => sum + used.length, 0);
}

/** How much memory what was learned takes, by competitor: what a device keeps of each. */

import { FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Arena } from './arena.ts';
import type { LearnedForecast } from './types.ts';

/** Bytes of the numbers that each competitor keeps; 0 for those that keep none. The ensemble's weights are found anew from what was said before. */
export function learnedBytes({ models }: LearnedForecast): Readonly<Partial<Record<Forecaster, number>>> {
  const { learned, heldOut } = models as Arena;
  return Object.fromEntries(
    FORECASTERS.filter((name) => heldOut.said[name] !== undefined || learned[name] !== undefined).map((name) => [
      name,
      bytesOf(learned[name]),
    ]),
  );
}

/** Bytes of all typed arrays within, and eight for each plain number. */
function bytesOf(value: unknown): number {
  if (typeof value === 'number') return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + bytesOf(inner), 0);
}

/** Files become panels without losing or inventing a number. */

import { expect, test } from 'vitest';
import { dayOf, dayToNumber } from '../../domain/day.ts';
import { readRecords } from '../../domain/records-file.ts';
import { panelOfRecords } from './record-panel.ts';

test('keeps amounts as written, unknown days unknown, and leaves out what the file does not tell', () => {
  const text = 'date,outlet,item,used,wasted\n2025-01-01,A,Rice,1.5,\n2025-01-03,A,Rice,2.25,0.5\n';
  const { series } = readRecords({ name: 'a.csv', text, currency: 'IDR', fractions: 'keep' });
  const calendar = [{ day: 1, outlet: null, kind: 'holiday', name: 'x', size: null }] as const;
  expect(panelOfRecords(series, calendar)).toEqual({
    series: [
      {
        outlet: 'A',
        item: 'Rice',
        firstDay: dayToNumber(dayOf('2025-01-01')),
        used: Float64Array.of(1.5, Number.NaN, 2.25),
        wasted: Float64Array.of(Number.NaN, Number.NaN, 0.5),
      },
    ],
    calendar,
  });
});

/** First rows are shown as they stand. */

import { expect, it } from 'vitest';
import { readFirstRows } from './first-rows.ts';

it('reads quoted cells, and no more rows than asked for', () => {
  const text = '\uFEFFdate,item\n2025-01-01,"Beras, 5 kg"\n\n2025-01-02, Telur \n2025-01-03,Ayam\n';
  expect(readFirstRows(text, 3)).toEqual([
    ['date', 'item'],
    ['2025-01-01', 'Beras, 5 kg'],
    ['2025-01-02', 'Telur'],
  ]);
  expect(readFirstRows('', 3)).toEqual([]);
});

/** Rows as CSV: every column of the evaluation, names quoted where they must be. */

import { expect, test } from 'vitest';
import { rowsAsCsv } from './forecast-rows.ts';

test('writes one line a row', () => {
  const csv = rowsAsCsv({
    length: 1,
    names: [{ outlet: 'Kemang, "Selatan"', item: 'Cabai' }],
    models: ['seasonal_naive', 'champion'],
    series: Uint32Array.of(0),
    model: Uint8Array.of(1),
    servedBy: Uint8Array.of(0),
    cutoff: Int32Array.of(20089),
    day: Int32Array.of(20090),
    actual: Float64Array.of(1.5),
    mean: Float64Array.of(1 / 3),
    quantiles: [0, 1, 2, 3, 4].map((q) => Float64Array.of(q)),
    censored: Uint8Array.of(0),
  });
  expect(csv).toBe(
    'outlet,item,cutoff,date,actual,mean,q05,q25,q50,q75,q95,model\n' +
      '"Kemang, ""Selatan""",Cabai,2025-01-01,2025-01-02,1.5,0.3333333333333333,0,1,2,3,4,champion\n',
  );
});

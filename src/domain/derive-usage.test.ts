import { describe, expect, it } from 'vitest';
import { unknownSeries } from './daily-records.ts';
import { dayOf } from './day.ts';
import { deriveUsage } from './derive-usage.ts';

const untold = (days: number) => new Uint8Array(days).fill(1);
/** Four weeks seen day by day, weekends double, then a week between two counts. Starts on a Monday. */
function fourWeeksAndAGap() {
  const series = unknownSeries(dayOf('2026-03-02'), 35);
  for (let i = 0; i < 28; i++) series.amounts.used[i] = i % 7 >= 5 ? 20 : 10;
  series.amounts.opening[28] = 500;
  series.amounts.closing[34] = 500 - 180;
  return series;
}

describe('deriveUsage', () => {
  it('spreads by the weekdays of the weeks before', () => {
    const series = fourWeeksAndAGap();
    expect(deriveUsage(series, untold(35))).toEqual([{ from: 28, to: 34, total: 180 }]);
    expect([...series.amounts.used.slice(28)]).toEqual([20, 20, 20, 20, 20, 40, 40]);
    expect([...series.spreadOver.slice(27)]).toEqual([Number.NaN, 7, 7, 7, 7, 7, 7, 7]);
  });

  it('leaves alone what was recorded between the counts, and spreads the rest', () => {
    const series = fourWeeksAndAGap();
    series.amounts.used[30] = 60;
    expect(deriveUsage(series, untold(35))[0]?.total).toBe(120);
    expect([...series.amounts.used.slice(28)]).toEqual([15, 15, 60, 15, 15, 30, 30]);
    expect(series.spreadOver[30]).toBeNaN();
    expect(series.spreadOver[31]).toBe(6);
  });

  it('learns nothing from days that were spread themselves', () => {
    const series = unknownSeries(dayOf('2026-03-02'), 14);
    series.amounts.used[0] = 5;
    series.amounts.opening[1] = 100;
    series.amounts.closing[6] = 40;
    series.amounts.opening[7] = 40;
    series.amounts.closing[13] = 5;
    deriveUsage(series, untold(14));
    expect([...series.amounts.used]).toEqual([5, 10, 10, 10, 10, 10, 10, 5, 5, 5, 5, 5, 5, 5]);
  });

  it('says that something is missing rather than that less than nothing was used', () => {
    const series = unknownSeries(dayOf('2026-03-02'), 3);
    series.amounts.opening[0] = 10;
    series.amounts.received[1] = 5;
    series.amounts.closing[2] = 40;
    expect(deriveUsage(series, untold(3))).toEqual([{ from: 0, to: 2, total: -25 }]);
    expect([...series.amounts.used]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect([...series.unexplained]).toEqual([Number.NaN, Number.NaN, 25]);
  });

  it('does not spread over a day of which a file leaves open what moved', () => {
    const series = fourWeeksAndAGap();
    const told = untold(35);
    told[31] = 0;
    expect(deriveUsage(series, told)).toEqual([]);
    expect(series.amounts.used[30]).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, dayOf, dayToNumber } from '../day.ts';
import { feastsBetween } from '../feasts.ts';
import { LANGUAGES } from '../language.ts';
import { makeSample } from './sample.ts';

const wish = { lastDay: dayOf('2026-11-21'), seed: 1, language: 'en', currency: 'MYR' } as const;
const sample = makeSample(wish);
const sum = (column: Float64Array) => column.reduce((total, amount) => total + amount, 0);

describe('the sample restaurant', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(makeSample(wish)).toEqual(sample);
    expect(makeSample({ ...wish, seed: 2 }).series[0]!.series).not.toEqual(sample.series[0]!.series);
  });

  it('tells the same days in every language and currency', () => {
    for (const language of LANGUAGES) {
      const other = makeSample({ ...wish, language, currency: 'IDR' });
      expect(other.series.map((one) => one.series)).toEqual(sample.series.map((one) => one.series));
      expect(new Set(other.items.map((item) => item.name)).size).toBe(other.items.length);
    }
  });

  it('has two outlets, two dozen items, five suppliers and 400 days to the last', () => {
    expect(new Set(sample.series.map((one) => one.outlet)).size).toBe(2);
    expect(sample.items).toHaveLength(24);
    expect(sample.suppliers).toHaveLength(5);
    for (const { series } of sample.series) {
      expect(addDays(series.firstDay, series.ranOutAt.length - 1)).toBe(wish.lastDay);
      expect(series.ranOutAt).toHaveLength(400);
    }
  });

  it('balances every day in whole base units', () => {
    for (const { series } of sample.series) {
      const { opening, received, used, wasted, transferIn, transferOut, closing } = series.amounts;
      closing.forEach((left, i) => {
        expect(opening[i]! + received[i]! + transferIn[i]! - transferOut[i]! - wasted[i]! - used[i]!).toBe(left);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(used[i])).toBe(true);
        if (i > 0) expect(opening[i]).toBe(closing[i - 1]);
      });
    }
  });

  it('runs out now and then, with nothing left at closing, and throws away little', () => {
    const ranOut = sample.series.map(({ series }) => series.ranOutAt.filter((at) => !Number.isNaN(at)).length);
    const share = ranOut.reduce((total, days) => total + days, 0) / (400 * sample.series.length);
    expect(share).toBeGreaterThan(0.003);
    expect(share).toBeLessThan(0.05);
    for (const { series } of sample.series) {
      series.ranOutAt.forEach((at, i) => {
        if (!Number.isNaN(at)) expect(series.amounts.closing[i]).toBe(0);
      });
      expect(sum(series.amounts.wasted) / sum(series.amounts.used)).toBeLessThan(0.15);
    }
  });

  it('is quieter in Ramadan and closed at Lebaran', () => {
    const { series } = sample.series[0]!;
    const first = dayToNumber(series.firstDay);
    const last = dayToNumber(wish.lastDay);
    const feasts = feastsBetween(series.firstDay, wish.lastDay, 'MY');
    const lebaran = feasts.filter(({ name }) => name === 'eid-al-fitr').map(({ day }) => dayToNumber(day));
    const ramadan = new Set(feasts.filter(({ name }) => name === 'ramadan').map(({ day }) => dayToNumber(day)));
    expect(lebaran).toHaveLength(1);
    const meanOf = (days: readonly number[]) =>
      days.reduce((total, day) => total + series.amounts.used[day - first]!, 0) / days.length;
    const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    expect(meanOf([lebaran[0]!, lebaran[0]! + 1])).toBe(0);
    expect(meanOf([lebaran[0]! - 1])).toBeGreaterThan(0);
    const plain = days.filter((day) => !ramadan.has(day) && Math.abs(day - lebaran[0]!) > 30);
    expect(meanOf([...ramadan])).toBeLessThan(0.9 * meanOf(plain));
  });

  it('leaves orders to come, as orders and not as days', () => {
    expect(sample.orders.length).toBeGreaterThan(0);
    for (const order of sample.orders) expect(order.deliveryOn > wish.lastDay).toBe(true);
  });
});

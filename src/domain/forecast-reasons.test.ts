/** Written reasons add up as they are written; a sentence names only what matters. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayReasons, leadingReasons, REASON_CODES, writeReasons } from './forecast-reasons.ts';

const day = (usual: number, reasons: DayReasons['reasons']): DayReasons => ({
  day: 20_000,
  model: 'ensemble',
  usual,
  mean: reasons.reduce((sum, { amount }) => sum + amount, usual),
  reasons,
  facts: { weekday: 4, month: 3, isPayday: true, weeks: 0, feast: null, guests: 0 },
});

test('what is written adds up to the forecast as written, in whole grains', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { maxLength: REASON_CODES.length - 1 }),
      fc.constantFrom(1, 10, 100),
      fc.integer({ min: 1, max: 8 }),
      (usual, amounts, grain, most) => {
        const told = day(
          usual,
          amounts.map((amount, i) => ({ code: REASON_CODES[i]!, amount })),
        );
        const written = writeReasons(told, most, grain);
        expect(written.mean).toBe(Math.round(told.mean / grain) * grain + 0);
        let level = written.usual;
        for (const step of written.steps) {
          expect(step.from).toBe(level);
          expect(step.amount).toBe(step.to - step.from);
          expect(Math.abs(step.amount % grain)).toBe(0);
          level = step.to;
        }
        expect(level).toBe(written.mean);
        expect(written.steps.length).toBeLessThanOrEqual(most + 1);
      },
    ),
  );
});

test('the smallest go into the rest, the order is kept', () => {
  const told = day(40_000, [
    { code: 'weekday', amount: 12_000 },
    { code: 'recent', amount: -3_000 },
    { code: 'season', amount: 400 },
    { code: 'stock', amount: 30 },
    { code: 'rest', amount: 100 },
  ]);
  expect(writeReasons(told, 2, 100).steps.map(({ code, amount }) => [code, amount])).toEqual([
    ['weekday', 12_000],
    ['recent', -3_000],
    ['rest', 500],
  ]);
});

test('the sentence names two reasons of weight, or none', () => {
  const told = day(100, [
    { code: 'weekday', amount: 12 },
    { code: 'payday', amount: -5 },
    { code: 'trend', amount: 3.5 },
    { code: 'rest', amount: 20 },
  ]);
  expect(leadingReasons(told).map(({ code }) => code)).toEqual(['weekday', 'payday']);
  expect(leadingReasons(day(100, [{ code: 'rest', amount: 50 }]))).toEqual([]);
  expect(leadingReasons(day(0, []))).toEqual([]);
});

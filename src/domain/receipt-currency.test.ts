/** A paper in the wrong currency is put right by one tap: nothing of it becomes a hundred times cheaper. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minorMoney } from './money.ts';
import type { OutletId } from './nouns.ts';
import { inCurrency } from './receipt-currency.ts';
import { blankLine, type Review, type ReviewLine } from './receipt-review.ts';

const line = (fields: Partial<ReviewLine>): ReviewLine => ({ ...blankLine([]), ...fields });

function paper(fields: Partial<Review>): Review {
  return {
    outletId: 'here' as OutletId,
    ...{ supplierId: null, merchant: null, number: null, day: null, orderId: null, currency: 'IDR' },
    ...{ discount: null, service: null, tax: null, rounding: null, total: null, lines: [] },
    ...fields,
  };
}

it('keeps what is printed, and brings decimals back that were dropped', () => {
  // 3 kg × 12.50 = 37.50, read as rupiah.
  const spinach = line({
    quantity: { digits: 3, scale: 0 },
    unitPrice: { digits: 1250, scale: 2 },
    amount: minorMoney(38),
  });
  const flour = line({ amount: minorMoney(462), discount: minorMoney(2) });
  const read = paper({ lines: [spinach, flour], discount: minorMoney(1), total: minorMoney(497) });
  const right = inCurrency(read, 'MYR');
  expect(right).toMatchObject({ currency: 'MYR', discount: 100, total: 49_700, tax: null });
  expect(right.lines.map(({ amount, discount }) => [amount, discount])).toEqual([
    [3750, null],
    [46_200, 200],
  ]);
  expect(inCurrency(right, 'IDR')).toMatchObject({ total: 497, lines: [{ amount: 38 }, { amount: 462 }] });
});

it('a line that did not hold is as it was read', () => {
  const odd = line({ quantity: { digits: 3, scale: 0 }, unitPrice: { digits: 10, scale: 0 }, amount: minorMoney(80) });
  expect(inCurrency(paper({ lines: [odd] }), 'MYR').lines[0]!.amount).toBe(8000);
});

it('there and back is where it was, for whole amounts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { maxLength: 6 }), (amounts) => {
      const read = paper({ lines: amounts.map((amount) => line({ amount: minorMoney(amount) })) });
      expect(inCurrency(inCurrency(read, 'MYR'), 'IDR')).toEqual(read);
    }),
  );
});

/** A paper whose money was misread: the same figures in another currency, which may have more or fewer decimals. */

import { type Currency, type MinorMoney, minorDigits, minorMoney } from './money.ts';
import { lineSum, type Review, timesPrice } from './receipt-review.ts';

/**
 * The review with every printed figure kept: 462 rupiah become 462.00 ringgit, not 4.62. Where the reading dropped decimals that the first
 * currency does not have (37.50 → Rp 38), quantity × price brings them back; what stands without both is as good as it was read.
 */
export function inCurrency(review: Review, currency: Currency): Review {
  const gained = minorDigits(currency) - minorDigits(review.currency);
  const scaled = <Amount extends MinorMoney | null>(amount: Amount): Amount =>
    (amount === null ? null : minorMoney(Math.round(amount * 10 ** gained))) as Amount;
  const { discount, service, tax, rounding, total } = review;
  return {
    ...review,
    currency,
    ...{ discount: scaled(discount), service: scaled(service), tax: scaled(tax) },
    ...{ rounding: scaled(rounding), total: scaled(total) },
    lines: review.lines.map((line) => {
      const { quantity, unitPrice, amount } = line;
      const held = gained > 0 && Math.abs(lineSum(line, review.currency)?.off ?? Number.POSITIVE_INFINITY) <= 1;
      const exact = held && quantity && unitPrice ? timesPrice(quantity, unitPrice, currency) : null;
      return { ...line, discount: scaled(line.discount), amount: exact ?? scaled(amount) };
    }),
  };
}

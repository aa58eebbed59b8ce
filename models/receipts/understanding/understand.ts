/** What a paper says we bought: from lines as they were read to a receipt whose sums hold, or which says where they do not. */

import type { Day } from '../../../src/domain/day.ts';
import type { Currency } from '../../../src/domain/money.ts';
import { minorDigits as minorDigitsOf } from '../../../src/domain/money.ts';
import type { ReadLine, Receipt } from '../../../src/domain/receipt.ts';
import { dayOfPaper } from './dates.ts';
import type { Draft } from './draft.ts';
import { currencyOf, merchantOf, numberOf } from './heading.ts';
import { itemsOf } from './items.ts';
import { kindOf } from './kind.ts';
import { type NumberFormat, readNumeral, voteFormat } from './numerals.ts';
import { receiptOf } from './receipt-of.ts';
import { moneyOf } from './roles.ts';
import { type Row, rowsOf } from './rows.ts';
import { looksLikeMoney, rightEdgeOf, type Shape, shapeOf } from './shapes.ts';
import { solve } from './solve.ts';
import { endOfItems, summaryOf } from './summary.ts';

export interface UnderstandOptions {
  /** The outlet's currency, taken where the paper does not tell. Default IDR. */
  readonly currency?: Currency;
  /** No paper is of a later day than this; default none. */
  readonly today?: Day | null;
  /** Search for the reading that adds up; false only takes the numbers as they are read. Default true. */
  readonly solver?: boolean;
}

/** Pure and synchronous: milliseconds for a clean paper, up to some tenths of a second for one with many doubtful numbers. */
export function understand(lines: readonly ReadLine[], options: UnderstandOptions = {}): Receipt {
  const { currency: expected = 'IDR', today = null, solver = true } = options;
  const rows = rowsOf(lines);
  const texts = rows.map(textOf);
  const format = formatOf(rows);
  const right = rightEdgeOf(rows);
  const left = rows.length === 0 ? 0 : Math.min(...rows.map((row) => row.left));
  const shapes = rows.map((row) => shapeOf(row, right, Math.max(1, right - left), format));
  const draft = draftOf(shapes, format);
  const largest = Math.max(
    0,
    ...draft.steps.map(({ figure }) => moneyOf(figure, format)),
    ...draft.lines.map(({ amount }) => moneyOf(amount, format)),
  );
  const currency = currencyOf(texts, format, largest, expected);
  const minorDigits = minorDigitsOf(currency);
  const solution = solve(draft, format, minorDigits, solver);
  const firstLine = Math.min(Number.POSITIVE_INFINITY, ...draft.lines.flatMap(({ from }) => from));
  const heading = rows.filter((row) => row.lines.every((line) => line < firstLine));
  return receiptOf(draft, solution, format, minorDigits, {
    kind: kindOf(draft, rows, texts),
    merchant: merchantOf(heading),
    number: numberOf(rows),
    date: dayOfPaper(texts, today),
    currency,
    text: lines,
  });
}

const textOf = (row: Row) => row.tokens.map(({ text }) => text).join(' ');

function formatOf(rows: readonly Row[]): NumberFormat {
  const numerals = rows.flatMap(({ tokens }) =>
    tokens.map(({ text }) => (/\d:\d/.test(text) ? null : readNumeral(text))),
  );
  const bodies = numerals.flatMap((numeral) =>
    numeral !== null &&
    !numeral.isPercent &&
    !numeral.isTimes &&
    looksLikeMoney(numeral) &&
    !/^\d[.,]\d{1,2}$/.test(numeral.body)
      ? [numeral.body]
      : [],
  );
  // Small prices (`5.90`) count where no larger number speaks for thousands.
  const small = numerals.flatMap((numeral) =>
    numeral !== null && !numeral.isPercent && /^\d[.,]\d{2}$/.test(numeral.body) ? [numeral.body] : [],
  );
  const voted = voteFormat(bodies);
  return bodies.some((body) => /[.,]\d{3}$/.test(body)) || voted.cents ? voted : voteFormat([...bodies, ...small]);
}

function draftOf(shapes: readonly Shape[], format: NumberFormat): Draft {
  const end = endOfItems(shapes);
  const items = itemsOf(shapes.slice(0, end), format);
  const summary = summaryOf(shapes.slice(end));
  const discounts = items.discounts.map((figure) => ({ kind: 'discount' as const, figure }));
  return { ...summary, lines: items.lines, unpriced: items.unpriced, steps: [...discounts, ...summary.steps] };
}

/** How much, at what price, for how much: each a tap away from the keypad, and whether they agree. */

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MinorMoney, minorDigits, minorMoney } from '../../domain/money.ts';
import type { PaperNumber } from '../../domain/receipt.ts';
import {
  lineSum,
  paperNumber,
  paperNumberText,
  type Review,
  type ReviewLine,
  timesPrice,
} from '../../domain/receipt-review.ts';
import { classesOf } from '../../ui/class-names.ts';
import { NumberKeypad } from '../../ui/number-keypad.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { intoView } from './into-view.ts';
import sheet from './review.module.css';

const style = classesOf(sheet);

export interface LineFiguresProps {
  readonly line: ReviewLine;
  readonly review: Review;
  readonly onChange: (fields: Partial<ReviewLine>) => void;
}

type Figure = 'quantity' | 'price' | 'amount' | 'discount';
const FIGURES: readonly Figure[] = ['quantity', 'price', 'amount', 'discount'];

export function LineFigures({ line, review: { currency }, onChange }: LineFiguresProps) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const [pad, setPad] = useState<{ readonly figure: Figure; readonly text: string } | null>(null);
  const digits = minorDigits(currency);
  const sum = lineSum(line, currency);
  const money = (amount: MinorMoney | null) => (amount === null ? '–' : format.money(amount, currency));
  const shown: Readonly<Record<Figure, string>> = {
    quantity: line.quantity === null ? '–' : `${format.typed(paperNumberText(line.quantity))} ${line.unit ?? ''}`,
    price: line.unitPrice === null ? '–' : format.typed(priceText(line.unitPrice, digits)),
    amount: money(line.amount),
    discount: money(line.discount),
  };
  const decimals = pad?.figure === 'quantity' ? 3 : pad?.figure === 'price' ? Math.max(digits, 2) + 2 : digits;
  const typed = pad === null ? null : paperNumber(pad.text);
  const take = () => {
    if (pad !== null && typed !== null) onChange(changed(line, pad.figure, typed));
    setPad(null);

    function changed(before: ReviewLine, figure: Figure, number: PaperNumber): Partial<ReviewLine> {
      if (figure === 'discount') return { discount: moneyTyped(number, digits) };
      if (figure === 'amount') {
        const amount = moneyTyped(number, digits);
        const fits = lineSum({ ...before, amount }, currency)?.off === 0;
        // What was paid is the surer figure: a price that no longer fits is given up.
        return { amount, ...(fits ? {} : { unitPrice: null }) };
      }
      const next = { ...before, ...(figure === 'quantity' ? { quantity: number } : { unitPrice: number }) };
      const follows = before.amount === null || (sum !== null && Math.abs(sum.off) <= 1);
      const product =
        next.quantity === null || next.unitPrice === null ? null : timesPrice(next.quantity, next.unitPrice, currency);
      const { quantity, unitPrice } = next;
      return { quantity, unitPrice, ...(follows && product !== null ? { amount: product } : {}) };
    }
  };
  return (
    <div className={style('figures')}>
      <div className={style('figure-row')}>
        {FIGURES.map((figure) => (
          <button
            key={figure}
            type="button"
            className={style('figure', pad?.figure === figure && 'current')}
            aria-pressed={pad?.figure === figure}
            onClick={() => setPad(pad?.figure === figure ? null : { figure, text: '' })}
          >
            <span className={style('figure-words')}>{t(`line.${figure}`)}</span>
            <span className={style('figure-text')}>{shown[figure]}</span>
          </button>
        ))}
      </div>
      {sum !== null && (
        <p className={style('sum-line', Math.abs(sum.off) <= 1 ? 'good' : 'warn')} role="status">
          {Math.abs(sum.off) <= 1 ? (
            <CircleCheck size={18} aria-hidden="true" />
          ) : (
            <TriangleAlert size={18} aria-hidden="true" />
          )}
          {shown.quantity.trim()} × {shown.price} = {money(sum.expected)}
        </p>
      )}
      {pad !== null && (
        <div className={style('pad')} ref={intoView}>
          <NumberKeypad
            label={t(`line.${pad.figure}`)}
            value={pad.text}
            onChange={(text) => setPad({ ...pad, text })}
            {...(pad.figure === 'quantity' ? (line.unit === null ? {} : { unit: line.unit }) : { unit: currency })}
            decimals={decimals}
            digits={10}
            okLabel={t('pad.take')}
            canOk={typed !== null}
            onOk={take}
          />
        </div>
      )}
    </div>
  );
}

/** With at least the decimals of the currency: 8.2 ringgit are 8.20. */
function priceText(price: PaperNumber, minor: number): string {
  const text = paperNumberText(price);
  const [whole = '0', fraction = ''] = text.split('.');
  return minor === 0 && fraction === '' ? whole : `${whole}.${fraction.padEnd(minor, '0')}`;
}

/** Major units typed → minor units; decimals the currency has not cannot be typed. */
function moneyTyped({ digits, scale }: PaperNumber, minor: number): MinorMoney | null {
  const amount = digits * 10 ** (minor - scale);
  return Number.isSafeInteger(amount) ? minorMoney(amount) : null;
}

/** The sums of the paper, live: lines, what stands beside them, the total, and a tick when it adds up. */

import { CircleCheck, Pencil, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MinorMoney, minorDigits, minorMoney } from '../../domain/money.ts';
import type { Receipt } from '../../domain/receipt.ts';
import { paperNumber, sumUp } from '../../domain/receipt-review.ts';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { NumberKeypad } from '../../ui/number-keypad.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { intoView } from './into-view.ts';
import sheet from './paper-sums.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

const PARTS = ['discount', 'service', 'tax', 'rounding', 'total'] as const;
type Part = (typeof PARTS)[number];

export function PaperSums({ state, receipt }: { readonly state: ReviewState; readonly receipt: Receipt }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const [pad, setPad] = useState<{ readonly part: Part; readonly text: string } | null>(null);
  const { review, change } = state;
  const { currency } = review;
  const sums = sumUp(review);
  const digits = minorDigits(currency);
  const off = sums.total?.off ?? null;
  const money = (amount: MinorMoney | null) => (amount === null ? '–' : format.money(amount, currency));
  const typed = pad === null ? null : paperNumber(pad.text);
  const take = () => {
    if (pad !== null && typed !== null) {
      const amount = minorMoney(typed.digits * 10 ** (digits - typed.scale));
      // Only the rounding may be less than nothing, and typing gives no sign: it keeps the one it had.
      const signed = pad.part === 'rounding' && (review.rounding ?? 0) < 0 ? minorMoney(-amount) : amount;
      change({ [pad.part]: pad.part !== 'total' && amount === 0 ? null : signed });
    }
    setPad(null);
  };
  const verdict =
    off === null ? (
      <span className={style('tick')}>{t('sums.noTotal')}</span>
    ) : off === 0 ? (
      <span className={style('tick', 'good')}>
        <CircleCheck size={20} aria-hidden="true" />
        {t('sums.holds')}
      </span>
    ) : (
      <span className={style('tick', 'warn')}>
        <TriangleAlert size={20} aria-hidden="true" />
        {t(off > 0 ? 'sums.over' : 'sums.under', { amount: money(minorMoney(Math.abs(off))) })}
      </span>
    );
  return (
    <Card title={t('sums.title')}>
      <dl className={style('sums')}>
        <div className={style('sum')}>
          <dt>{t('sums.lines')}</dt>
          <dd>{money(sums.lines)}</dd>
        </div>
        {PARTS.map((part) => (
          <div key={part} className={style('sum', part === 'total' && 'total')}>
            <dt>
              {t(`sums.${part}`)}
              {part === 'tax' && sums.taxIsWithin && <span className={style('soft')}> ({t('sums.taxWithin')})</span>}
            </dt>
            <dd>
              <button
                type="button"
                className={style('sum-figure')}
                aria-label={`${t('sums.edit', { what: t(`sums.${part}`) })}, ${money(review[part])}`}
                aria-pressed={pad?.part === part}
                onClick={() => setPad(pad?.part === part ? null : { part, text: '' })}
              >
                {part === 'discount' && review.discount !== null && '−'}
                {money(review[part])}
                <Pencil size={16} aria-hidden="true" />
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className={style('verdict')} role="status">
        {verdict}
      </p>
      {pad !== null && (
        <div className={style('pad')} ref={intoView}>
          <NumberKeypad
            label={t(`sums.${pad.part}`)}
            value={pad.text}
            onChange={(text) => setPad({ ...pad, text })}
            unit={currency}
            decimals={digits}
            digits={11}
            okLabel={t('pad.take')}
            canOk={typed !== null}
            onOk={take}
          />
        </div>
      )}
      {sums.extra !== 0 && <p className={style('soft')}>{t('sums.spread')}</p>}
      {receipt.corrections.length > 0 && (
        <Disclosure title={t('sums.corrected', { count: receipt.corrections.length })}>
          <ul className={style('corrections')}>
            {receipt.corrections.map(({ field, read, taken, because }) => (
              <li key={`${field} ${read} ${taken}`}>
                {t('sums.correction', { read, taken })}, {t(`sums.because.${because}`)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

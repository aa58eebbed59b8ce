/** What speaks against the paper, in words, with the one tap that settles it where there is one. */

import { useTranslation } from 'react-i18next';
import { costOf, minorMoney } from '../../domain/money.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import type { Worry } from '../../domain/receipt-checks.ts';
import { inCurrency } from '../../domain/receipt-currency.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './review.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

const TONES = { stops: 'bad', asks: 'warn', shows: 'info' } as const;

export function Worries({ worries, state }: { readonly worries: readonly Worry[]; readonly state: ReviewState }) {
  const { t } = useTranslation('receipts');
  const say = useWorryWords(state);
  if (worries.length === 0) return null;
  const { change, review, settings } = state;
  return (
    <div className={style('worries')}>
      {worries.map((worry) => (
        <Notice
          key={say(worry)}
          tone={TONES[worry.weight]}
          actions={
            worry.code === 'currency' && (
              <Button onPress={() => change(inCurrency(review, settings.currency))}>
                {t('worry.currencyFix', { book: settings.currency })}
              </Button>
            )
          }
        >
          {say(worry)}
          {worry.code === 'currency' && <p>{t('worry.currencyTodo')}</p>}
        </Notice>
      ))}
    </div>
  );
}

/** A sentence for each. `state` is null while the book is being read; nothing is worried about then. */
export function useWorryWords(state: ReviewState | null): (worry: Worry) => string {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const currency = state?.settings.currency ?? 'IDR';
  const itemOf = (line: number) => {
    const itemId = state?.review.lines.find(({ id }) => id === line)?.itemId ?? null;
    return itemId === null ? undefined : state?.itemById.get(itemId);
  };
  const times = (number: number) => format.number(number, number < 10 ? 1 : 0);
  return (worry) => {
    switch (worry.code) {
      case 'price-tenfold':
        return worry.times < 1
          ? t('worry.price-tenfold-less', { item: itemOf(worry.line)?.name, times: times(1 / worry.times) })
          : t('worry.price-tenfold', { item: itemOf(worry.line)?.name, times: times(worry.times) });
      case 'price-far': {
        const item = itemOf(worry.line);
        const large = item?.baseUnit === 'pcs' ? 1 : 1000;
        const each = format.money(costOf(baseQuantity(large), worry.usual), currency);
        const usual = t('line.each', {
          money: each,
          unit: item?.baseUnit === 'pcs' ? 'pcs' : item?.baseUnit === 'ml' ? 'L' : 'kg',
        });
        return t('worry.price-far', { item: item?.name, change: format.change(worry.times - 1), usual });
      }
      case 'quantity-tenfold':
      case 'quantity-far': {
        const item = itemOf(worry.line);
        const unit = item?.baseUnit ?? 'pcs';
        const words = {
          item: item?.name,
          amount: format.amount(worry.quantity, unit),
          usual: format.amount(worry.usual, unit),
        };
        if (worry.code === 'quantity-far') return t('worry.quantity-far', words);
        return worry.times < 1
          ? t('worry.quantity-tenfold-less', { ...words, times: times(1 / worry.times) })
          : t('worry.quantity-tenfold', { ...words, times: times(worry.times) });
      }
      case 'date-missing':
        return t('worry.date-missing');
      case 'date-old':
      case 'date-ahead':
        return t(`worry.${worry.code}`, { day: format.day(worry.day, { year: true }) });
      case 'duplicate': {
        const { day, total } = worry.paper;
        return t('worry.duplicate', {
          day: format.day(day, { year: true }),
          total: total === null ? '–' : format.money(total, currency),
        });
      }
      case 'currency':
        return t('worry.currency', { currency: worry.currency, book: worry.book });
      case 'sums':
        // The paper's own sums, in its own money: it need not be the book's.
        return t('worry.sums', {
          amount: format.money(minorMoney(Math.abs(worry.off)), state?.review.currency ?? currency),
        });
    }
  };
}

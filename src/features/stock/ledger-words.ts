/** A ledger row in words. */

import type { useTranslation } from 'react-i18next';
import type { LedgerLine } from '../../db/queries/ledger-of.ts';
import { DAILY_AMOUNTS } from '../../domain/daily-records.ts';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import type { Format } from '../../ui/format.ts';
import { nearDay } from '../../ui/near-day.ts';

export type StockTexts = ReturnType<typeof useTranslation<'stock'>>['t'];
export type ReceiveTexts = ReturnType<typeof useTranslation<'receive'>>['t'];

export interface DetailWords {
  readonly today: Day;
  readonly currency: Currency;
  readonly t: StockTexts;
  readonly tReceive: ReceiveTexts;
  readonly format: Format;
}

/** Why it went, of which batch it was, how long it is good and what it cost, as far as it was said: `Spoiled · batch L7 · good until Friday · RM 12.00`. */
export function detailWords({ detail }: Pick<LedgerLine, 'detail'>, words: DetailWords): string {
  if (detail === null) return '';
  const { today, currency, t, tReceive, format } = words;
  const parts = [
    detail.reason === undefined ? '' : tReceive(`reason.${detail.reason}`),
    detail.batch === undefined || detail.batch === '' ? '' : t('ledger.batch', { batch: detail.batch }),
    detail.expiresOn === undefined ? '' : t('ledger.goodUntil', { day: nearDay(format, detail.expiresOn, today) }),
    detail.cost === undefined ? '' : format.money(detail.cost, currency),
    detail.area === undefined || detail.area === '' ? '' : detail.area,
    detail.note ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What a count tells of the days before it: `used 6 kg in 3 days, spread over them`; null when it tells nothing. */
export function derivedOf({ derived }: LedgerLine, unit: BaseUnit, t: StockTexts, format: Format): string | null {
  if (derived === null) return null;
  const { quantity, days } = derived;
  const amount = format.amount(Math.abs(quantity), unit);
  if (quantity < 0) return t('ledger.surplus', { amount });
  return days === 1 ? t('ledger.usedDay', { amount }) : t('ledger.usedDays', { amount, days: format.number(days) });
}

/** `Counted 4 kg`; of an imported day what moved: `Received 20 kg, used 12 kg`. */
export function whatOf(line: LedgerLine, unit: BaseUnit, t: StockTexts, format: Format): string {
  const amount = (base: number) => format.amount(base, unit);
  if (line.kind !== 'imported') return t(`kind.${line.kind}`, { amount: amount(line.quantity ?? 0) });
  const { amounts } = line;
  const parts = DAILY_AMOUNTS.flatMap((name) => {
    const value = amounts?.[name];
    if (value === undefined) return [];
    // The balance beside it says how the day opened and closed; a zero says nothing, except that nothing was used.
    const isSaid = line.balance !== null && (name === 'opening' || name === 'closing');
    return isSaid || (value === 0 && name !== 'used') ? [] : [t(`kind.${name}`, { amount: amount(value) })];
  });
  if (parts.length === 0) return t('kind.imported');
  const words = parts.join(', ').toLocaleLowerCase(format.locale);
  return words.charAt(0).toLocaleUpperCase(format.locale) + words.slice(1);
}

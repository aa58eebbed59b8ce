/** Reasons in the manager's words: "Friday +12 kg, payday +3 kg". */

import type { useTranslation } from 'react-i18next';
import { numberToDay } from '../../domain/day.ts';
import { FEASTS, type FeastName } from '../../domain/feasts.ts';
import {
  type DayFacts,
  type DayReasons,
  leadingReasons,
  type Reason,
  type WrittenReasons,
} from '../../domain/forecast-reasons.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import type { AmountOptions, Format } from '../../ui/format.ts';

export type ReasonTexts = ReturnType<typeof useTranslation<'reasons'>>['t'];

/** One unit and grain for all figures of an explanation. */
export type Write = Pick<AmountOptions, 'in' | 'decimals'>;

/** The words of one reason, without its amount. `day` is whole days since 1970-01-01. */
export function nameReason(
  { code, amount }: Reason,
  facts: DayFacts,
  day: number,
  t: ReasonTexts,
  format: Format,
): string {
  const way = amount > 0 ? 'up' : 'down';
  switch (code) {
    case 'weekday':
      return format.weekday(numberToDay(day), 'long');
    case 'payday':
      return t(facts.isPayday ? 'payday.now' : 'payday.away');
    case 'season':
      return t('season', { month: nameMonth(day, format) });
    case 'trend': {
      const count = Math.abs(facts.weeks);
      if (count >= 2 && Math.sign(facts.weeks) === Math.sign(amount)) return t(`trend.${way}Weeks`, { count });
      return t(`trend.${way}`);
    }
    case 'feast':
      return nameFeast(facts.feast, t);
    case 'booking':
      return facts.guests > 0 ? t('booking.guests', { count: facts.guests }) : t('booking.none');
    case 'recent':
    case 'kitchen':
      return t(`${code}.${way}`);
    default:
      return t(code);
  }
}

/** An amount with its sign, as it changes the forecast. */
export function writeChange(amount: number, unit: BaseUnit, format: Format, write: Write): string {
  return `${amount < 0 ? '−' : '+'}${format.amount(Math.abs(amount), unit, write)}`;
}

/** The two weightiest reasons as a sentence, with the amounts of the picture, or that the day is like any other. */
export function reasonSentence(
  told: DayReasons,
  written: WrittenReasons,
  unit: BaseUnit,
  t: ReasonTexts,
  format: Format,
  write: Write,
): string {
  const usual = format.amount(written.usual, unit, write);
  const leading = leadingReasons(told).flatMap(({ code }) => written.steps.filter((step) => step.code === code));
  if (leading.length === 0) return t('sentence.usual', { usual });
  const reasons = leading
    .map((reason) => {
      const name = nameReason(reason, told.facts, told.day, t, format);
      return reason.code === 'closed' ? name : `${name} ${writeChange(reason.amount, unit, format, write)}`;
    })
    .join(', ');
  const sentence = t('sentence.reasons', { reasons, usual });
  return sentence.charAt(0).toLocaleUpperCase(format.locale) + sentence.slice(1);
}

/** Base units of the last digit that is written. */
export function grainOf(unit: BaseUnit, write: Write): number {
  if (unit === 'pcs') return write.decimals === 0 ? 1 : 0.1;
  return write.in === 'large' ? 100 : 1;
}

function nameFeast(feast: DayFacts['feast'], t: ReasonTexts): string {
  if (feast === null) return t('feasts.none');
  const name = isFeast(feast.name) ? t(`feast.${feast.name}`) : feast.name;
  if (feast.days === 0) return name;
  return t(feast.days > 0 ? 'feasts.before' : 'feasts.after', { name, count: Math.abs(feast.days) });
}

const isFeast = (name: string): name is FeastName => (FEASTS as readonly string[]).includes(name);

function nameMonth(day: number, format: Format): string {
  return new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${numberToDay(day)}T00:00:00Z`),
  );
}

/** What an entry changed, in the kitchen's words: fields by name, values as the screens show them. */

import { useTranslation } from 'react-i18next';
import type { NounChange } from '../../db/facts.ts';
import type { BeforeAfter } from '../../db/queries/audit.ts';
import { type Day, parseDay } from '../../domain/day.ts';
import { type Currency, costOf, type MinorMoney, type Price } from '../../domain/money.ts';
import { type BaseUnit, baseQuantity } from '../../domain/quantity.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { NamedNoun } from './entry-words.ts';

type FieldsOf<Change> = Change extends { readonly fields: Partial<infer Fields> } ? keyof Fields : never;
/** Every field of every noun: one without words does not compile. */
export type ChangedField = FieldsOf<NounChange>;

/** Fixed words among the values. */
const VALUES = [
  ...['draft', 'placed', 'withdrawn', 'sent', 'received', 'open', 'finished', 'dropped', 'manager', 'staff', 'viewer'],
  ...['holiday', 'event', 'booking', 'closed', 'system', 'light', 'dark', 'g', 'ml', 'pcs', 'none'],
] as const;
const QUANTITIES: ReadonlySet<string> = new Set<ChangedField>(['par', 'yields']);
const MONEYS: ReadonlySet<string> = new Set<ChangedField>(['minOrder', 'total']);
const SECRETS: ReadonlySet<string> = new Set<ChangedField>(['pin', 'recovery']);
/** Told as there or not: their content says nothing in a table. */
const OPAQUE: ReadonlySet<string> = new Set<ChangedField>([
  'photoId',
  'photoIds',
  'priceNoted',
  'fileMappings',
  'holds',
  'delivery',
]);
type Plain = Readonly<Record<string, unknown>>;

export interface FieldWords {
  readonly subjectOf: (one: BeforeAfter) => string;
  readonly fieldOf: (one: BeforeAfter) => string;
  readonly valueOf: (one: BeforeAfter, value: unknown) => string;
}

export function useFieldWords(nouns: readonly NamedNoun[], currency: Currency): FieldWords {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const nounOf = (id: unknown) => nouns.find((noun) => noun.id === id);
  const nameOf = (id: unknown) => nounOf(id)?.name ?? '';
  const amount = (quantity: unknown, unit: BaseUnit | undefined) =>
    unit === undefined ? format.number(Number(quantity)) : format.amount(Number(quantity), unit);
  // The first of January 2024 was a Monday.
  const weekday = (index: number) => format.weekday(`2024-01-0${1 + index}` as Day, 'short');

  const unitOf = ({ subject }: BeforeAfter) =>
    subject
      .split(' ')
      .map(nounOf)
      .find((noun) => noun?.baseUnit)?.baseUnit;

  const thing = (value: Plain, unit: BaseUnit | undefined): string => {
    if ('quantity' in value) {
      const item = nounOf(value['itemId'] ?? value['dishId']);
      return `${item?.name ?? '–'} ${amount(value['quantity'], item?.baseUnit)}`;
    }
    if ('size' in value && 'name' in value) return `${String(value['name'])} (${amount(value['size'], unit)})`;
    return t('audit.there');
  };

  const one = (value: unknown, field: string, unit: BaseUnit | undefined): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    if (OPAQUE.has(field)) return t('audit.there');
    if (Array.isArray(value)) {
      if (value.length === 0) return '–';
      const days = field === 'orderDays';
      return format.list(value.map((part) => (days ? weekday(Number(part)) : one(part, '', unit))));
    }
    if (field === 'price') return priceWords(value, unit);
    if (typeof value === 'object') return thing(value as Plain, unit);
    if (typeof value === 'number') return numberWords(value, field, unit);
    if (typeof value !== 'string') return String(value);
    const day = parseDay(value);
    if (day !== null) return format.day(day, { year: true });
    const fixed = VALUES.find((word) => word === value);
    return nameOf(value) || (fixed !== undefined && field !== 'name' ? t(`audit.value.${fixed}`) : value);
  };

  const numberWords = (value: number, field: string, unit: BaseUnit | undefined): string => {
    if (field === 'serviceLevel') return format.percent(value);
    if (MONEYS.has(field)) return format.money(value as MinorMoney, currency);
    return QUANTITIES.has(field) ? amount(value, unit) : format.number(value);
  };

  /** Of an item for a kilogram, a litre or a piece; of a dish for a portion. */
  const priceWords = (value: unknown, unit: BaseUnit | undefined): string => {
    if (typeof value === 'number') return format.money(value as MinorMoney, currency);
    const per = unit === undefined || unit === 'pcs' ? 1 : 1000;
    return `${format.money(costOf(baseQuantity(per), value as Price), currency)} / ${amount(per, unit)}`;
  };

  return {
    subjectOf: ({ subject }) =>
      subject
        .split(' ')
        .map(nameOf)
        .filter((name) => name !== '')
        .join(' · '),
    fieldOf: ({ kind, field, outletId }) =>
      kind === 'level' ? nameOf(outletId) : t(`audit.field.${field as ChangedField}`),
    valueOf: (told, value) => {
      if (told.kind === 'level') {
        if (value === undefined) return '–';
        return value === null ? t('audit.notCounted') : amount(value, unitOf(told) ?? 'g');
      }
      if (SECRETS.has(told.field)) return t('audit.secret');
      return one(value, told.field, unitOf(told));
    },
  };
}

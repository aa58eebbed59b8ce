/** The text a supplier reads, and the steps of a finger. */

import { expect, test } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { formatFor } from '../../ui/format.ts';
import { amountOf, looseStep, type OrdersTexts, writeOrder } from './order-text.ts';
import { whatsAppAddress } from './share-text.ts';

const dus = { name: 'dus', size: baseQuantity(12_000) };
const chicken = { name: 'Ayam potong', baseUnit: 'g', pack: dus } as const;
const spinach = { name: 'Bayam', baseUnit: 'g', pack: null } as const;
/** Answers the figures alone, so that the shape of the text can be seen. */
const t = ((key: string, figures: object = {}) => [key, ...Object.values(figures)].join(' ')) as unknown as OrdersTexts;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('packs first, a loose rest added, nothing for what comes without packs', () => {
  const format = formatFor('en');
  const say = (item: typeof chicken | typeof spinach, quantity: number) =>
    plain(amountOf({ item, quantity: baseQuantity(quantity) }, format));
  expect(say(chicken, 24_000)).toBe('2 × dus (24 kg)');
  expect(say(chicken, 24_500)).toBe('2 × dus + 500 g (24.5 kg)');
  expect(say(chicken, 500)).toBe('500 g');
  expect(say(spinach, 2500)).toBe('2.5 kg');
});

test('one line an item in the language chosen, none for what is not wanted', () => {
  const text = writeOrder(
    {
      outlet: 'Kemang',
      deliveryOn: dayOf('2026-03-03'),
      lines: [
        { item: chicken, quantity: baseQuantity(12_000) },
        { item: spinach, quantity: baseQuantity(0) },
        { item: { ...spinach, name: 'Cabai' }, quantity: baseQuantity(1500) },
      ],
    },
    t,
    formatFor('id'),
  );
  expect(plain(text).split('\n')).toEqual([
    'text.head Kemang',
    'text.delivery Selasa, 3 Maret 2026',
    '',
    '• 1 × dus (12 kg) Ayam potong',
    '• 1,5 kg Cabai',
    '',
    'text.thanks',
  ]);
});

test('steps are round and about a twentieth of what is usual', () => {
  expect([0, 12, 71, 700, 11_000, 90_000].map(looseStep)).toEqual([1, 1, 5, 50, 1000, 5000]);
});

test('WhatsApp opens to a number with its country code, else to a choice of people', () => {
  expect(whatsAppAddress('1 kg & more', '+62 812-3456')).toBe('https://wa.me/628123456?text=1%20kg%20%26%20more');
  expect(whatsAppAddress('x', '0812 3456')).toBe('https://wa.me/?text=x');
  expect(whatsAppAddress('x', null)).toBe('https://wa.me/?text=x');
});

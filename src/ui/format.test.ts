/** Figures are written as each language writes them, and never lose a gram on the way. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../domain/day.ts';
import { LANGUAGES } from '../domain/language.ts';
import { minorMoney } from '../domain/money.ts';
import { formatFor } from './format.ts';

const en = formatFor('en');
const id = formatFor('id');
const ms = formatFor('ms');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('amounts', () => {
  it('are said as a cook says them', () => {
    expect(plain(en.amount(12_500, 'g'))).toBe('12.5 kg');
    expect(plain(id.amount(12_500, 'g'))).toBe('12,5 kg');
    expect(plain(ms.amount(1_234_567, 'ml'))).toBe('1,234.567 L');
    expect(plain(en.amount(4, 'g'))).toBe('4 g');
    expect(plain(en.amount(4, 'g', { in: 'large' }))).toBe('0.004 kg');
    expect(plain(id.amount(1200, 'pcs'))).toBe('1.200 pcs');
    expect(plain(en.amount(1234, 'g', { decimals: 1 }))).toBe('1.2 kg');
  });
  it('line up below each other where they stand in a column', () => {
    const write = { in: 'large', decimals: 1, isAligned: true } as const;
    expect([3000, 2840].map((grams) => id.amountParts(grams, 'g', write).figure)).toEqual(['3,0', '2,8']);
    expect(en.amountParts(12, 'pcs', { decimals: 0, isAligned: true }).figure).toBe('12');
  });
  it('written in full can be read back to the base unit', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom('g', 'pcs'),
        (n, language, unit) => {
          const format = formatFor(language);
          const { figure, unit: written } = format.amountParts(n, unit as 'g' | 'pcs');
          const [whole = '', fraction = ''] = figure.split(format.decimalSign);
          const value = Number(`${whole.replace(/\D/g, '')}.${fraction}`);
          expect(Math.round(value * (written === 'kg' ? 1000 : 1))).toBe(n);
        },
      ),
    );
  });
});

describe('money', () => {
  it('has no decimals in rupiah and two in ringgit', () => {
    expect(plain(id.money(minorMoney(12_500), 'IDR'))).toBe('Rp 12.500');
    expect(plain(ms.money(minorMoney(1250), 'MYR'))).toBe('RM 12.50');
    expect(plain(id.money(minorMoney(1250), 'MYR'))).toBe('RM 12,50');
  });
});

describe('days and times', () => {
  const day = dayOf('2026-11-22');
  it('follow the language', () => {
    expect(en.day(day)).toBe('22 Nov');
    expect(id.weekday(day, 'long')).toBe('Minggu');
    expect(ms.weekday(day, 'long')).toBe('Ahad');
    expect(en.longDay(day)).toBe('Sunday, 22 November 2026');
  });
  it('are never moved by a time zone', () => {
    for (const language of LANGUAGES)
      expect(formatFor(language).day(dayOf('2026-01-01'), { year: true })).toMatch(/^1 .*2026$/);
  });
  it('tell how long ago by whole units', () => {
    const now = Date.UTC(2026, 10, 22, 12);
    expect(en.ago(now - 3 * 3_600_000, now)).toBe('3 hours ago');
    expect(id.ago(now - 86_400_000, now)).toBe('kemarin');
    expect(ms.ago(now - 86_400_000, now)).toBe('semalam');
    expect(en.ago(now - 5000, now)).toBe('now');
  });
});

describe('what is typed', () => {
  it('keeps a trailing sign and groups thousands', () => {
    expect(en.typed('1234.')).toBe('1,234.');
    expect(id.typed('1234.50')).toBe('1.234,50');
  });
});

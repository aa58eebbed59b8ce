import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber } from './day.ts';
import { hijriOf, hijriToNumber } from './hijri.ts';

describe('hijriOf', () => {
  it('agrees with the civil Islamic calendar of the platform on every day of sixty years', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    for (let day = dayToNumber(dayOf('1990-01-01')); day < dayToNumber(dayOf('2050-01-01')); day++) {
      const parts = Object.fromEntries(format.formatToParts(day * 86_400_000).map(({ type, value }) => [type, value]));
      const theirs = { year: Number(parts['year']), month: Number(parts['month']), day: Number(parts['day']) };
      const ours = hijriOf(day);
      if (ours.day !== theirs.day) expect([day, ours]).toEqual([day, theirs]);
      expect(hijriToNumber(ours.year, ours.month, ours.day)).toBe(day);
    }
  });

  it('knows the first day of Ramadan 1447', () => {
    expect(hijriOf(dayToNumber(dayOf('2026-02-18')))).toEqual({ year: 1447, month: 9, day: 1 });
  });
});

/** The keypad can only ever hold a number that can be read back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryNumber, type KeypadKey, keyOf, typeKey } from './keypad-entry.ts';

const type = (keys: string, decimals = 3) =>
  [...keys].reduce((text, key) => typeKey(text, keyOf(key) ?? 'back', { decimals, digits: 6 }), '');

describe('number keypad', () => {
  it('types a decimal with point or comma', () => {
    expect(type('12.5')).toBe('12.5');
    expect(type('12,5')).toBe('12.5');
    expect(type('.5')).toBe('0.5');
  });
  it('drops leading zeros, second signs and too many digits', () => {
    expect(type('007')).toBe('7');
    expect(type('1.2.3')).toBe('1.23');
    expect(type('1.23456')).toBe('1.234');
    expect(type('1.5', 0)).toBe('15');
    expect(type('12345678')).toBe('123456');
  });
  it('takes back to nothing, which is not zero', () => {
    expect(type('12<<<')).toBe('');
    expect(entryNumber('')).toBeNull();
    expect(entryNumber('0')).toBe(0);
  });
  it('always holds a readable number of allowed size, whatever is pressed', () => {
    const key = fc.constantFrom<KeypadKey>('0', '1', '5', '9', 'point', 'back');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.nat(3), (keys, decimals) => {
        const text = keys.reduce((typed, next) => typeKey(typed, next, { decimals, digits: 5 }), '');
        if (text === '') return;
        expect(text).toMatch(/^(0|[1-9]\d{0,4})(\.\d{0,3})?$/);
        expect(Number.isFinite(entryNumber(text))).toBe(true);
      }),
    );
  });
});

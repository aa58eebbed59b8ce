/** What each key of the number keypad does to the text typed so far; the text always has a point as its decimal sign. */

export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'point' | 'back';

export interface EntryLimits {
  /** Digits behind the decimal sign; 0 takes no decimal sign. */
  readonly decimals: number;
  /** Digits before it. */
  readonly digits: number;
}

/** The text after a key; unchanged where the key can do nothing. Never starts with a needless zero. */
export function typeKey(text: string, key: KeypadKey, limits: EntryLimits): string {
  if (key === 'back') return text.slice(0, -1);
  const [whole = '', fraction] = text.split('.');
  if (key === 'point') {
    if (limits.decimals === 0 || fraction !== undefined) return text;
    return `${whole === '' ? '0' : whole}.`;
  }
  if (fraction !== undefined) return fraction.length < limits.decimals ? text + key : text;
  if (whole === '0') return key;
  return whole.length < limits.digits ? text + key : text;
}

/** The keypad key a keyboard key stands for; null for all others. Point and comma both are the decimal sign. */
export function keyOf(keyboardKey: string): KeypadKey | null {
  if (/^\d$/.test(keyboardKey)) return keyboardKey as KeypadKey;
  if (keyboardKey === '.' || keyboardKey === ',') return 'point';
  return keyboardKey === 'Backspace' ? 'back' : null;
}

/** The number typed; null when nothing was. */
export function entryNumber(text: string): number | null {
  return text === '' ? null : Number(text);
}

/** A keypad for wet hands: big keys, the number large above them, a real keyboard works as well. */

import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import { type KeypadKey, keyOf, typeKey } from './keypad-entry.ts';
import { Keys } from './keys.tsx';
import sheet from './number-keypad.module.css';
import { isTypedInto } from './typed-into.ts';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);
const KEYS: readonly KeypadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3', 'point', '0', 'back'];
/** Of what comes in whole pieces: no decimal sign, every other key in its place. */
const WHOLE_KEYS = KEYS.map((key) => (key === 'point' ? null : key));

export interface NumberKeypadProps {
  /** What is being typed in, for screen readers and beside the number. */
  readonly label: string;
  /** Digits with a point as decimal sign; '' is nothing typed yet, which is not zero. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown behind the number. */
  readonly unit?: string;
  /** Digits behind the decimal sign, 0 for pieces. Default 3. */
  readonly decimals?: number;
  /** Digits before it at most. Default 7; money may need more. */
  readonly digits?: number;
  /** The verb of the big key. */
  readonly okLabel: string;
  readonly onOk: () => void;
  /** Whether the big key can be pressed; by default only when a number is there. */
  readonly canOk?: boolean;
  readonly isPending?: boolean;
  /** Leaves out the number above the keys, where the screen shows it itself. */
  readonly isBare?: boolean;
  /** Other ways to answer, before the big key. */
  readonly beside?: ReactNode;
}

/** Types one number. While it is shown, digits from a real keyboard go to it, unless a text field has the focus. */
export function NumberKeypad(props: NumberKeypadProps) {
  const { label, value, onChange, unit, decimals = 3, digits = 7, okLabel, onOk } = props;
  const { canOk = value !== '', isBare = false, isPending = false, beside } = props;
  const format = useFormat();
  const press = (key: KeypadKey) => onChange(typeKey(value, key, { decimals, digits }));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(target)) return;
    const key = keyOf(event.key);
    if (key !== null) {
      event.preventDefault();
      press(key);
    } else if (event.key === 'Enter' && canOk && !target.matches('button, a')) onOk();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className={style('pad')}>
      {!isBare && (
        <div className={style('shown')}>
          <span className={style('label')}>{label}</span>
          <output className={style('number', value === '' && 'empty')} aria-label={label}>
            {value === '' ? '–' : format.typed(value)}
          </output>
          {unit !== undefined && <span className={style('unit')}>{unit}</span>}
        </div>
      )}
      <Keys label={label} keys={decimals === 0 ? WHOLE_KEYS : KEYS} onPress={press} />
      <div className={style('answers')}>
        {beside}
        <Button kind="primary" size="large" wide isDisabled={!canOk} isPending={isPending} onPress={onOk}>
          {okLabel}
        </Button>
      </div>
    </div>
  );
}

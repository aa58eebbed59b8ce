/** A keypad for wet hands: big keys, the number large above them, a real keyboard works as well. */

import { Delete } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Button as Key } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import { type KeypadKey, keyOf, typeKey } from './keypad-entry.ts';
import sheet from './number-keypad.module.css';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);
const KEYS: readonly KeypadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3', 'point', '0', 'back'];

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
  const { t } = useTranslation('ui');
  const format = useFormat();
  const press = (key: KeypadKey) => onChange(typeKey(value, key, { decimals, digits }));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select')) return;
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
      <fieldset className={style('keys')} aria-label={label}>
        {KEYS.map((key) => (
          <Key
            key={key}
            className={style('key')}
            isDisabled={key === 'point' && decimals === 0}
            onPress={() => press(key)}
            {...(key === 'back' ? { 'aria-label': t('backspace') } : {})}
            {...(key === 'point' ? { 'aria-label': t('decimal') } : {})}
          >
            {key === 'back' ? <Delete size={28} aria-hidden="true" /> : key === 'point' ? format.decimalSign : key}
          </Key>
        ))}
      </fieldset>
      <div className={style('answers')}>
        {beside}
        <Button kind="primary" size="large" wide isDisabled={!canOk} isPending={isPending} onPress={onOk}>
          {okLabel}
        </Button>
      </div>
    </div>
  );
}

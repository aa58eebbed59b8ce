/** Types a PIN with one thumb: large keys, dots for what was typed. A real keyboard works as well. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import { Keys } from './keys.tsx';
import sheet from './pin-pad.module.css';
import { isTypedInto } from './typed-into.ts';

const style = classesOf(sheet);
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', null, '0', 'back'] as const;
export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

export interface PinPadProps {
  /** Whose PIN. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly okLabel: string;
  readonly onOk: () => void;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
}

export function PinPad({ label, value, onChange, okLabel, onOk, isPending = false, isDisabled = false }: PinPadProps) {
  const { t } = useTranslation('ui');
  const canOk = value.length >= SHORTEST_PIN && !isDisabled && !isPending;
  const press = (key: string) => {
    if (isDisabled || isPending) return;
    if (key === 'back') onChange(value.slice(0, -1));
    else if (value.length < LONGEST_PIN) onChange(value + key);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(target)) return;
    if (/^\d$/.test(event.key)) press(event.key);
    else if (event.key === 'Backspace') press('back');
    else if (event.key === 'Enter' && canOk && !target.matches('button, a')) onOk();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className={style('pad')}>
      <output className={style('dots')} aria-label={t('pinTyped', { label, count: value.length })}>
        {Array.from({ length: Math.max(SHORTEST_PIN, value.length) }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no other name than their place
          <span key={place} className={style('dot', place < value.length && 'full')} aria-hidden="true" />
        ))}
      </output>
      <Keys label={label} keys={KEYS} isDisabled={isDisabled} onPress={press} />
      <Button kind="primary" size="large" wide isDisabled={!canOk} isPending={isPending} onPress={onOk}>
        {okLabel}
      </Button>
    </div>
  );
}

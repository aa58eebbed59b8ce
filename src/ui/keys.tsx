/** The keys of every keypad: three in a row, made for wet thumbs. */

import { Delete } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './keys.module.css';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);

export interface KeysProps<Key extends string> {
  /** What is typed in, for screen readers. */
  readonly label: string;
  /** From the upper left; `back` takes a sign away, `point` is the decimal sign, null leaves a gap. */
  readonly keys: readonly (Key | null)[];
  readonly onPress: (key: Key) => void;
  readonly isDisabled?: boolean;
}

export function Keys<Key extends string>({ label, keys, onPress, isDisabled = false }: KeysProps<Key>) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <fieldset className={style('keys')} aria-label={label}>
      {keys.map((key, place) =>
        key === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place
          <span key={place} />
        ) : (
          <AriaButton
            key={key}
            className={style('key')}
            isDisabled={isDisabled}
            onPress={() => onPress(key)}
            {...(key === 'back' ? { 'aria-label': t('backspace') } : {})}
            {...(key === 'point' ? { 'aria-label': t('decimal') } : {})}
          >
            {key === 'back' ? <Delete size={28} aria-hidden="true" /> : key === 'point' ? format.decimalSign : key}
          </AriaButton>
        ),
      )}
    </fieldset>
  );
}

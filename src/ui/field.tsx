/** Fields for words: a label above, a note or what is wrong below. */

import { CircleAlert, Search, X } from 'lucide-react';
import { type HTMLInputTypeAttribute, type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './field.module.css';

const style = classesOf(sheet);

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly note?: ReactNode;
  /** What is wrong and what to do; null when nothing is. */
  readonly error?: string | null;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  /** A unit or currency behind the value. */
  readonly suffix?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  /** Offered while typing; anything else can be typed too. */
  readonly suggestions?: readonly string[];
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, note, error = null, type = 'text', inputMode, suffix, placeholder, suggestions, ...rest } = props;
  const list = useId();
  return (
    <AriaTextField
      autoComplete="off"
      {...rest}
      type={type as 'text'}
      isInvalid={error !== null}
      validationBehavior="aria"
      className={style('field', error !== null && 'invalid')}
    >
      <Label className={style('label')}>{label}</Label>
      <div className={style('control')}>
        <Input
          className={style('input')}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(suggestions === undefined ? {} : { list })}
        />
        {suggestions !== undefined && (
          <datalist id={list}>
            {suggestions.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
        {suffix !== undefined && <span className={style('affix')}>{suffix}</span>}
      </div>
      {note !== undefined && (
        <Text slot="description" className={style('note')}>
          {note}
        </Text>
      )}
      {error !== null && (
        <FieldError className={style('error')}>
          <CircleAlert size={18} aria-hidden="true" />
          {error}
        </FieldError>
      )}
    </AriaTextField>
  );
}

export interface SearchFieldProps {
  /** Said by screen readers and shown inside the empty field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows what stands below it, at every keystroke. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={style('field')}>
      <div className={style('control')}>
        <Search size={20} aria-hidden="true" className={style('affix')} />
        <Input className={style('input')} placeholder={label} />
        <Button className={style('clear')} aria-label={t('clear')}>
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
    </AriaSearchField>
  );
}

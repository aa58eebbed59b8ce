/** One of many, behind a button. */

import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import type { Choice } from './choice.tsx';
import { classesOf } from './class-names.ts';
import sheet from './select.module.css';

const style = classesOf(sheet);

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
  /** Says the label to screen readers only. */
  readonly hideLabel?: boolean;
  /** Without a border, for heads and rails. */
  readonly plain?: boolean;
  readonly isDisabled?: boolean;
  /** Stands where nothing is chosen yet. */
  readonly placeholder?: string;
}

/** A list that opens under a button. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, onChange, choices, hideLabel, plain, isDisabled = false, placeholder = '' } = props;
  return (
    <AriaSelect
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      isDisabled={isDisabled}
      className={style('select', plain && 'plain')}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={style('label')}>{label}</Label>}
      <Button className={style('button')}>
        <SelectValue className={style('value')}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown size={18} aria-hidden="true" />
      </Button>
      <Popover className={style('popover')}>
        <ListBox className={style('options')} items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
          {(choice) => (
            <ListBoxItem className={style('option')} id={choice.id} textValue={choice.title}>
              <span className={style('words')}>
                <span lang={choice.lang}>{choice.title}</span>
                {choice.detail !== undefined && (
                  <span slot="description" className={style('detail')}>
                    {choice.detail}
                  </span>
                )}
              </span>
              <Check size={18} aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One of a few, seen side by side; and yes or no. */

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import sheet from './choice.module.css';
import { classesOf } from './class-names.ts';

const style = classesOf(sheet);

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly detail?: string;
  /** The language `title` is written in, where it differs from the page's. */
  readonly lang?: string;
}

export interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
  readonly isDisabled?: boolean;
  /** Small ones in a line, without second lines. */
  readonly compact?: boolean;
  readonly hideLabel?: boolean;
}

/** Cards of which one is chosen; arrow keys move the choice. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, value, onChange, choices, compact, hideLabel, isDisabled = false } = props;
  return (
    <RadioGroup
      value={value}
      isDisabled={isDisabled}
      onChange={(chosen) => onChange(chosen as Value)}
      className={style('group')}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={style('label')}>{label}</Label>}
      <div className={style(compact ? 'compact' : 'cards')}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={style('card')}>
            <span className={style('words')}>
              <span className={style('title')} lang={choice.lang}>
                {choice.title}
              </span>
              {choice.detail !== undefined && !compact && <span className={style('detail')}>{choice.detail}</span>}
            </span>
            <Check size={20} aria-hidden="true" className={style('tick')} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export interface SwitchProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly detail?: ReactNode;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
}

/** On or off, taking effect at once. */
export function Switch({ children, detail, isDisabled = false, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} isDisabled={isDisabled} className={style('switch')}>
      <span className={style('words')}>
        <span>{children}</span>
        {detail !== undefined && <span className={style('detail')}>{detail}</span>}
      </span>
      <span className={style('track')} aria-hidden="true">
        <span className={style('knob')} />
      </span>
    </AriaSwitch>
  );
}

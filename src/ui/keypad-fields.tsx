/** Several figures over one keypad: the one that is tapped is typed, and the big key goes from one to the next. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import { KeypadFieldButton } from './keypad-field.tsx';
import sheet from './keypad-fields.module.css';
import { NumberKeypad } from './number-keypad.tsx';

const style = classesOf(sheet);

export interface KeypadField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Digits with a point as decimal sign; '' is nothing typed. */
  readonly value: string;
  /** Shown behind the figure. */
  readonly unit?: string;
  /** Digits behind the decimal sign, 0 for whole figures. Default 3. */
  readonly decimals?: number;
  readonly digits?: number;
  /** What shows while nothing is typed, where that means something (the price of last time). */
  readonly hint?: string;
  /** Stands under the figures while this one is typed: units to choose from. */
  readonly below?: ReactNode;
}

export interface KeypadFieldsProps<Name extends string> {
  readonly fields: readonly KeypadField<Name>[];
  readonly onChange: (name: Name, value: string) => void;
  /** The verb of the big key once the last figure is typed. */
  readonly okLabel: string;
  readonly onOk: () => void;
  /** Whether what is typed can be kept. */
  readonly canOk: boolean;
  readonly isPending?: boolean;
  /** Stands between the figures and the keys. */
  readonly children?: ReactNode;
}

/** The big key goes on to the next figure that is empty, then keeps all of them; a figure may be left empty where `canOk` allows it. */
export function KeypadFields<Name extends string>(props: KeypadFieldsProps<Name>) {
  const { fields, onChange, okLabel, onOk, canOk, isPending = false, children } = props;
  const { t } = useTranslation('ui');
  const [name, setName] = useState(fields[0]!.name);
  const at = Math.max(
    0,
    fields.findIndex((field) => field.name === name),
  );
  const current = fields[at]!;
  const next = fields.slice(at + 1).find(({ value }) => value === '');
  // Going on is offered once; whoever comes back to a figure wants to keep it.
  const goesOn = next !== undefined && current.value !== '';
  return (
    <>
      {fields.length > 1 && (
        <div className={style('fields')}>
          {fields.map((field) => (
            <KeypadFieldButton
              key={field.name}
              words={`${field.label}${field.unit ? `, ${field.unit}` : ''}`}
              figure={field.value}
              hint={field.hint}
              isCurrent={field === current}
              isSmall
              onPress={() => setName(field.name)}
            />
          ))}
        </div>
      )}
      {current.below}
      {children}
      <NumberKeypad
        isBare={fields.length > 1}
        label={current.label}
        value={current.value}
        onChange={(value) => onChange(current.name, value)}
        okLabel={goesOn ? t('next', { what: next.label }) : okLabel}
        canOk={goesOn || canOk}
        isPending={isPending}
        onOk={() => (goesOn ? setName(next.name) : onOk())}
        {...(current.unit === undefined ? {} : { unit: current.unit })}
        {...(current.decimals === undefined ? {} : { decimals: current.decimals })}
        {...(current.digits === undefined ? {} : { digits: current.digits })}
      />
    </>
  );
}

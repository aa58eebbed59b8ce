/** Every button of the app: one primary a screen, the rest quieter. */

import { Lock, type LucideIcon } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Right } from '../domain/rights.ts';
import sheet from './button.module.css';
import { classesOf } from './class-names.ts';
import { useMissing } from './rights.tsx';

const style = classesOf(sheet);

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

type Pressed = Pick<
  AriaButtonProps,
  'onPress' | 'isDisabled' | 'isPending' | 'type' | 'slot' | 'autoFocus' | 'aria-label' | 'aria-describedby' | 'id'
>;

export interface ButtonProps extends Pressed {
  readonly kind?: ButtonKind;
  /** 44 px, or 56 px for the one big step of a screen. */
  readonly size?: 'medium' | 'large';
  readonly wide?: boolean;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Who lacks this right finds the one big step closed, with words who may; what is quieter is left out. */
  readonly needs?: Right;
}

/** A button with words. `isPending` shows a turning ring, keeps the words and the focus, and ignores presses. */
export function Button({
  kind = 'secondary',
  size = 'medium',
  wide,
  icon: Icon,
  children,
  needs,
  ...rest
}: ButtonProps) {
  const missing = useMissing(needs);
  if (missing !== null) {
    if (kind !== 'primary') return null;
    return (
      <ClosedButton who={missing} size={size}>
        {children}
      </ClosedButton>
    );
  }
  return (
    <AriaButton {...rest} className={style('button', kind, size === 'large' && 'large', wide && 'wide')}>
      {rest.isPending ? (
        <span className={style('spinner')} aria-hidden="true" />
      ) : (
        Icon && <Icon size={20} strokeWidth={2} aria-hidden="true" />
      )}
      {children}
    </AriaButton>
  );
}

interface ClosedButtonProps {
  readonly who: 'manager' | 'staff';
  readonly size: 'medium' | 'large';
  readonly children: ReactNode;
}

/** In the place of the one big step for who may not take it: says who may. */
export function ClosedButton({ who, size, children }: ClosedButtonProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  return (
    <span className={style('closed')}>
      <AriaButton
        isDisabled
        aria-describedby={id}
        className={style('button', 'secondary', size === 'large' && 'large')}
      >
        <Lock size={20} strokeWidth={2} aria-hidden="true" />
        {children}
      </AriaButton>
      <span id={id} className={style('who')}>
        {t(`needs.${who}`)}
      </span>
    </span>
  );
}

export interface IconButtonProps extends Pressed {
  readonly icon: LucideIcon;
  /** Said by screen readers and shown on hover. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Left out for who lacks this right. */
  readonly needs?: Right;
}

/** A button with only a picture: for things everyone knows (close, back, undo). */
export function IconButton({ icon: Icon, label, needs, ...rest }: IconButtonProps) {
  if (useMissing(needs) !== null) return null;
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={style('button', 'icon')}
      render={(props) => <button {...props} title={label} />}
    >
      <Icon size={22} strokeWidth={2} aria-hidden="true" />
    </AriaButton>
  );
}

/** Every button of the app: one primary a screen, the rest quieter. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import sheet from './button.module.css';
import { classesOf } from './class-names.ts';

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
}

/** A button with words. `isPending` shows a turning ring, keeps the words and the focus, and ignores presses. */
export function Button({ kind = 'secondary', size = 'medium', wide, icon: Icon, children, ...rest }: ButtonProps) {
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

export interface IconButtonProps extends Pressed {
  readonly icon: LucideIcon;
  /** Said by screen readers and shown on hover. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with only a picture: for things everyone knows (close, back, undo). */
export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
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

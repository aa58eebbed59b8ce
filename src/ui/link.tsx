/** Links that look like buttons or like text; the address is one of the app's own (`/stock`) or an outside one. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Right } from '../domain/rights.ts';
import sheet from './button.module.css';
import { type ButtonKind, ClosedButton } from './button.tsx';
import { classesOf } from './class-names.ts';
import { useMissing } from './rights.tsx';

const style = classesOf(sheet);

/** The hash address of one of the app's screens. */
export function hrefOf(path: string): string {
  return `#${path}`;
}

export interface ButtonLinkProps {
  /** A screen's path, such as `/import`. */
  readonly to: string;
  readonly kind?: ButtonKind;
  readonly size?: 'medium' | 'large';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  /** As a button's: who lacks this right finds the big step closed, and quieter ones left out. */
  readonly needs?: Right;
}

/** Goes to another screen; looks like a button, is a link. */
export function ButtonLink({ to, kind = 'secondary', size = 'medium', icon: Icon, children, needs }: ButtonLinkProps) {
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
    <a href={hrefOf(to)} className={style('button', kind, size === 'large' && 'large')}>
      {Icon && <Icon size={20} strokeWidth={2} aria-hidden="true" />}
      {children}
    </a>
  );
}

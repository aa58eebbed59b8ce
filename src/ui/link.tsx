/** Links that look like buttons or like text; the address is one of the app's own (`/stock`) or an outside one. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import sheet from './button.module.css';
import type { ButtonKind } from './button.tsx';
import { classesOf } from './class-names.ts';

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
}

/** Goes to another screen; looks like a button, is a link. */
export function ButtonLink({ to, kind = 'secondary', size = 'medium', icon: Icon, children }: ButtonLinkProps) {
  return (
    <a href={hrefOf(to)} className={style('button', kind, size === 'large' && 'large')}>
      {Icon && <Icon size={20} strokeWidth={2} aria-hidden="true" />}
      {children}
    </a>
  );
}

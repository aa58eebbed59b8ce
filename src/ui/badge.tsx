/** A word that marks a row: the word says it, the colour only helps. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import sheet from './badge.module.css';
import { classesOf } from './class-names.ts';

const style = classesOf(sheet);

export interface BadgeProps {
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'info';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

export function Badge({ tone = 'plain', icon: Icon, children }: BadgeProps) {
  return (
    <span className={style('badge', tone !== 'plain' && tone)}>
      {Icon && <Icon size={14} strokeWidth={2.25} aria-hidden="true" />}
      {children}
    </span>
  );
}

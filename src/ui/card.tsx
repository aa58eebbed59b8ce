/** A sheet on the paper: groups what belongs together. */

import type { ReactNode } from 'react';
import sheet from './card.module.css';
import { classesOf } from './class-names.ts';

const style = classesOf(sheet);

export interface CardProps {
  readonly title?: string;
  /** One quiet line under the title. */
  readonly note?: ReactNode;
  /** Buttons at the end of the head. */
  readonly actions?: ReactNode;
  /** A coloured edge; say the same in words or with an icon. */
  readonly tone?: 'accent' | 'good' | 'warn' | 'bad' | 'info';
  /** Rows and tables reach the edges: no padding. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
  readonly as?: 'section' | 'article' | 'div' | 'li';
  readonly children?: ReactNode;
}

/** A bordered group with an optional head. */
export function Card({ title, note, actions, tone, flush, level = 2, as: Tag = 'section', children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <Tag className={style('card', tone)}>
      {hasHead && (
        <div className={style('head')}>
          <div className={style('heading')}>
            {title !== undefined && <Heading className={style('title')}>{title}</Heading>}
            {note !== undefined && <p className={style('note')}>{note}</p>}
          </div>
          {actions}
        </div>
      )}
      {children !== undefined && (flush ? children : <div className={style('padded')}>{children}</div>)}
    </Tag>
  );
}

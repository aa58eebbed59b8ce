/** Rows of a list: a name, a quiet line, a figure at the end; the whole row is the target. */

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classesOf } from './class-names.ts';
import { hrefOf } from './link.tsx';
import sheet from './list-row.module.css';

const style = classesOf(sheet);

/** Holds rows, with hairlines between them. */
export function List({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul className={style('list')} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </ul>
  );
}

export interface ListRowProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly lead?: ReactNode;
  /** Figures, badges or buttons at the end. */
  readonly end?: ReactNode;
  /** A screen's path: the row becomes a link. */
  readonly to?: string;
  /** The row becomes a button. */
  readonly onPress?: () => void;
  /** The row shown beside the list. */
  readonly isCurrent?: boolean;
}

/** One row; a link with `to`, a button with `onPress`, else plain (then `end` may hold buttons). */
export function ListRow({ title, detail, lead, end, to, onPress, isCurrent = false }: ListRowProps) {
  const inside = (
    <>
      {lead !== undefined && <span className={style('lead')}>{lead}</span>}
      <span className={style('words')}>
        <span className={style('title')}>{title}</span>
        {detail !== undefined && <span className={style('detail')}>{detail}</span>}
      </span>
      {end !== undefined && <span className={style('end')}>{end}</span>}
      {(to !== undefined || onPress !== undefined) && (
        <ChevronRight size={18} aria-hidden="true" className={style('chevron')} />
      )}
    </>
  );
  return (
    <li>
      {to !== undefined ? (
        <a className={style('row')} href={hrefOf(to)} aria-current={isCurrent ? 'true' : undefined}>
          {inside}
        </a>
      ) : onPress !== undefined ? (
        <button type="button" className={style('row')} onClick={onPress} aria-current={isCurrent ? 'true' : undefined}>
          {inside}
        </button>
      ) : (
        <div className={style('row')}>{inside}</div>
      )}
    </li>
  );
}

/** A long list of rows of one height of which only those in sight are drawn, in whatever scrolls around it. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classesOf } from './class-names.ts';
import sheet from './virtual-list.module.css';

const style = classesOf(sheet);
/** Up to here all rows are drawn: nothing is gained by less. */
const FEW_ROWS = 60;
/** Rows drawn beyond each edge, so that a flick shows no gap. */
const MARGIN = 10;

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Rem, so that rows grow with the reader's type. */
  readonly rowHeight: number;
  readonly keyOf: (row: Row) => string;
  readonly draw: (row: Row) => ReactNode;
  /** The last rows came near: time to fetch more, where there are more. */
  readonly onEnd?: () => void;
}

export function VirtualList<Row>({ label, rows, rowHeight, keyOf, draw, onEnd }: VirtualListProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState({ from: 0, to: FEW_ROWS });
  const count = rows.length;
  const isLong = count > FEW_ROWS;
  const atEnd = useRef(onEnd);
  useEffect(() => {
    atEnd.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    const element = list.current;
    if (!isLong || element === null) return;
    const update = () => {
      const height = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const above = -element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(above / height) - MARGIN);
      const to = Math.ceil((above + window.innerHeight) / height) + MARGIN;
      if (to >= count) atEnd.current?.();
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    update();
    // Scrolling does not bubble but is seen on its way down, whichever box scrolls.
    const options = { capture: true, passive: true };
    document.addEventListener('scroll', update, options);
    window.addEventListener('resize', update);
    return () => {
      document.removeEventListener('scroll', update, options);
      window.removeEventListener('resize', update);
    };
  }, [isLong, rowHeight, count]);
  const from = isLong ? Math.min(range.from, Math.max(0, rows.length - 1)) : 0;
  const shown = isLong ? rows.slice(from, range.to) : rows;
  return (
    <ul ref={list} aria-label={label} className={style('list')} style={{ blockSize: `${rows.length * rowHeight}rem` }}>
      {shown.map((row, index) => (
        <li
          key={keyOf(row)}
          aria-setsize={rows.length}
          aria-posinset={from + index + 1}
          className={style('row')}
          style={{ blockSize: `${rowHeight}rem`, insetBlockStart: `${(from + index) * rowHeight}rem` }}
        >
          {draw(row)}
        </li>
      ))}
    </ul>
  );
}

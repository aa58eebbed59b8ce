/** All lines of an area with what stands in them: to see what is left, and to go to one out of turn. */

import { Check, Circle, CircleDashed, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import sheet from './area-sheet.module.css';
import type { ShownLine } from './use-count.ts';

const style = classesOf(sheet);
/** Rem. */
const ROW_HEIGHT = 3.25;

export interface LineListProps {
  readonly items: readonly Item[];
  /** In the same order; null where nobody has looked yet. */
  readonly lines: readonly (ShownLine | null)[];
  readonly current: ItemId | null;
  readonly onChoose: (itemId: ItemId) => void;
}

export function LineList({ items, lines, current, onChoose }: LineListProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const rows = items.map((item, index) => ({ item, line: lines[index] ?? null }));
  const amountOf = (item: Item, line: ShownLine | null) =>
    line === null || line.quantity === null ? null : format.amount(line.quantity, item.baseUnit);
  return (
    <VirtualList
      label={t('line.list')}
      rows={rows}
      rowHeight={ROW_HEIGHT}
      keyOf={({ item }) => item.id}
      draw={({ item, line }) => {
        const state = line === null ? 'open' : line.state === 'counted' && line.quantity === 0 ? 'zero' : line.state;
        const Icon = { open: CircleDashed, counted: Check, zero: Circle, skipped: SkipForward }[state];
        return (
          <button
            type="button"
            className={style('line', state === 'open' && 'untouched')}
            aria-current={item.id === current ? 'true' : undefined}
            onClick={() => onChoose(item.id)}
          >
            <Icon size={18} aria-hidden="true" />
            <span className={style('line-name')}>{item.name}</span>
            <span className={style('line-amount')}>
              {state === 'counted' ? (amountOf(item, line) ?? '–') : t(`state.${state}`)}
            </span>
          </button>
        );
      }}
    />
  );
}

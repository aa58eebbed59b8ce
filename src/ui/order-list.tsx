/** Things in an order that people choose: moved up and down by buttons, dragged by finger, mouse or keyboard. */

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './order-list.module.css';

const style = classesOf(sheet);

export interface OrderedThing {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
}

export interface OrderListProps {
  readonly label: string;
  readonly things: readonly OrderedThing[];
  /** All ids in their new order. */
  readonly onOrder: (ids: readonly string[]) => void;
  /** Buttons of one row beside those that move it. */
  readonly actions?: (thing: OrderedThing) => ReactNode;
  readonly onChoose?: (id: string) => void;
  readonly chosen?: string | null;
}

export function OrderList({ label, things, onOrder, actions, onChoose, chosen = null }: OrderListProps) {
  const { t } = useTranslation('ui');
  const ids = things.map(({ id }) => id);
  const moveTo = (moved: readonly string[], beside: string, place: 'before' | 'after') => {
    const rest = ids.filter((id) => !moved.includes(id));
    const at = rest.indexOf(beside) + (place === 'after' ? 1 : 0);
    onOrder([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
  };
  const step = (id: string, by: 1 | -1) => {
    const beside = ids[ids.indexOf(id) + by];
    if (beside !== undefined) moveTo([id], beside, by === 1 ? 'after' : 'before');
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': things.find(({ id }) => id === key)?.title ?? '' })),
    onReorder({ keys, target }) {
      if (target.dropPosition === 'on') return;
      moveTo([...keys].map(String), String(target.key), target.dropPosition);
    },
  });
  return (
    <GridList
      aria-label={label}
      className={style('list')}
      items={things}
      dependencies={[chosen, ids.join(' ')]}
      dragAndDropHooks={dragAndDropHooks}
      {...(onChoose === undefined ? {} : { onAction: (key) => onChoose(String(key)) })}
    >
      {(thing) => (
        <GridListItem
          id={thing.id}
          textValue={thing.title}
          className={style('row', thing.id === chosen && 'chosen', onChoose !== undefined && 'pressable')}
        >
          <Button slot="drag" className={style('grip')} aria-label={t('order.drag', { name: thing.title })}>
            <GripVertical size={20} aria-hidden="true" />
          </Button>
          <span className={style('words')}>
            <span className={style('title')}>{thing.title}</span>
            {thing.detail !== undefined && <span className={style('detail')}>{thing.detail}</span>}
          </span>
          {actions?.(thing)}
          <IconButton
            icon={ArrowUp}
            label={t('order.up', { name: thing.title })}
            isDisabled={ids[0] === thing.id}
            onPress={() => step(thing.id, -1)}
          />
          <IconButton
            icon={ArrowDown}
            label={t('order.down', { name: thing.title })}
            isDisabled={ids.at(-1) === thing.id}
            onPress={() => step(thing.id, 1)}
          />
        </GridListItem>
      )}
    </GridList>
  );
}

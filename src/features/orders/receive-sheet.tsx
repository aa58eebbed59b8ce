/** A delivery against an order: what came, as ordered unless changed. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { recordDelivery } from '../../db/commands/record-delivery.ts';
import { undo } from '../../db/commands/undo.ts';
import type { OpenOrder } from '../../db/queries/open-orders.ts';
import type { Day } from '../../domain/day.ts';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { amountParts, looseStep } from './order-text.ts';
import sheet from './receive-sheet.module.css';

const style = classesOf(sheet);

export interface ReceiveSheetProps {
  readonly order: OpenOrder;
  readonly supplier: string;
  /** What is still to come. */
  readonly lines: readonly { readonly item: Item; readonly quantity: BaseQuantity }[];
  readonly today: Day;
  readonly onClose: () => void;
}

export function ReceiveSheet({ order, supplier, lines, today, onClose }: ReceiveSheetProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [came, setCame] = useState<Readonly<Record<ItemId, number>>>(() =>
    Object.fromEntries(lines.map(({ item, quantity }) => [item.id, quantity])),
  );
  const [restComes, setRestComes] = useState(false);
  const isShort = lines.some(({ item, quantity }) => came[item.id]! < quantity);
  const brought = lines
    .map(({ item }) => ({ itemId: item.id, quantity: came[item.id]! }))
    .filter(({ quantity }) => quantity > 0);

  const save = async () => {
    const { outletId, id: orderId } = order;
    const complete = !(isShort && restComes);
    const done = await command(recordDelivery(book, { outletId, day: today, lines: brought, orderId, complete }));
    if (!done) return;
    onClose();
    tell(t('receive.saved', { supplier, count: brought.length }), () => undo(book, done.entryId));
  };

  return (
    <Sheet
      isOpen
      wide
      onClose={onClose}
      title={t('receive.title', { supplier })}
      note={t('receive.note')}
      actions={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button kind="primary" isDisabled={brought.length === 0} onPress={() => void save()}>
            {t('receive.save')}
          </Button>
        </>
      }
    >
      <ul className={style('lines')}>
        {lines.map(({ item, quantity }) => {
          const value = came[item.id]!;
          const { main, detail } = amountParts({ item, quantity: baseQuantity(value) }, format);
          const amount = format.amount(Math.abs(value - quantity), item.baseUnit);
          return (
            <li key={item.id} className={style('line')}>
              <div className={style('words')}>
                <span className={style('name')}>{item.name}</span>
                {value === quantity ? (
                  <span className={style('soft')}>{t('receive.asOrdered')}</span>
                ) : (
                  <Badge tone={value < quantity ? 'warn' : 'info'}>
                    {t(value < quantity ? 'receive.short' : 'receive.over', { amount })}
                  </Badge>
                )}
              </div>
              <Stepper
                label={t('receive.amount', { item: item.name })}
                value={value}
                step={item.pack?.size ?? looseStep(quantity)}
                onChange={(next) => setCame({ ...came, [item.id]: next })}
                shown={main}
                {...(detail === null ? {} : { detail })}
              />
            </li>
          );
        })}
      </ul>
      {isShort && (
        <Switch isSelected={restComes} onChange={setRestComes} detail={t('receive.restComesNote')}>
          {t('receive.restComes')}
        </Switch>
      )}
    </Sheet>
  );
}

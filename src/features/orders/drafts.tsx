/** Orders kept for later: put right, sent, or given up. They count as coming only once they are sent. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { changeOrder } from '../../db/commands/change-order.ts';
import { sendOrder } from '../../db/commands/send-order.ts';
import { undo } from '../../db/commands/undo.ts';
import { withdrawOrder } from '../../db/commands/withdraw-order.ts';
import { type KnownOrder, listDrafts } from '../../db/queries/list-orders.ts';
import type { Currency } from '../../domain/money.ts';
import type { Item, ItemId, Outlet, Supplier } from '../../domain/nouns.ts';
import { findDuplicate } from '../../domain/order-state.ts';
import type { OpenOrder } from '../../domain/outlook.ts';
import { stepPacks } from '../../domain/pack-amount.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { planDelivery, type WallClock } from '../../domain/supplier-calendar.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Stepper } from '../../ui/stepper.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './open-orders.module.css';
import { amountOf, amountParts, looseStep, writeOrder, writePaper } from './order-text.ts';
import { SendSheet } from './send-sheet.tsx';

const style = classesOf(sheet);

export interface DraftsProps {
  readonly outlet: Outlet;
  readonly suppliers: readonly Supplier[];
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly openOrders: readonly OpenOrder[];
  readonly currency: Currency;
  readonly now: WallClock;
}

export function Drafts(props: DraftsProps) {
  const { t } = useTranslation('orders');
  const { id: outletId } = props.outlet;
  const drafts = useLiveQuery(async () => listDrafts(book, outletId), [outletId]);
  if (drafts === undefined || drafts.length === 0) return null;
  return (
    <Card title={t('drafts.title')} note={t('drafts.note')} flush>
      <ul>
        {drafts.map((draft) => (
          <DraftRow key={draft.id} {...props} draft={draft} />
        ))}
      </ul>
    </Card>
  );
}

function DraftRow({
  draft,
  outlet,
  suppliers,
  itemById,
  openOrders,
  currency,
  now,
}: DraftsProps & { readonly draft: KnownOrder }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [shown, setShown] = useState<'edit' | 'send' | null>(null);
  const supplier = suppliers.find(({ id }) => id === draft.supplierId) ?? null;
  const name = supplier?.name ?? t('supplier.none');
  const lines = draft.lines.flatMap(({ itemId, quantity }) => {
    const item = itemById.get(itemId);
    return item === undefined ? [] : [{ item, quantity }];
  });
  // A draft of last week is not delivered last week.
  const { deliveryOn } = planDelivery(supplier, now);
  const duplicate = findDuplicate(
    openOrders,
    draft.supplierId,
    draft.lines.map(({ itemId }) => itemId),
  );
  const close = () => setShown(null);

  const giveUp = async () => {
    const done = await command(withdrawOrder(book, { orderId: draft.id }));
    if (done) tell(t('drafts.givenUp', { supplier: name }), () => undo(book, done.entryId));
  };
  const send = async () => {
    const sent = await command(sendOrder(book, { orderId: draft.id, placedOn: now.day, deliveryOn }));
    if (sent === null) return null;
    tell(t('placed.toast', { supplier: name }), () => undo(book, sent.entryId));
    return draft.id;
  };

  return (
    <li className={style('order')}>
      <div className={style('words')}>
        <h3 className={style('name')}>{name}</h3>
        <p className={style('facts')}>
          {lines.map((line) => `${line.item.name} ${amountOf(line, format)}`).join(' · ')}
        </p>
      </div>
      <div className={style('actions')}>
        <Button kind="quiet" needs="withdrawOrder" onPress={() => void giveUp()}>
          {t('drafts.giveUp')}
        </Button>
        <Button kind="quiet" needs="changeOrder" onPress={() => setShown('edit')}>
          {t('drafts.edit')}
        </Button>
        <Button needs="sendOrder" icon={Send} onPress={() => setShown('send')}>
          {t('drafts.send')}
        </Button>
      </div>
      {shown === 'edit' && <EditSheet draft={draft} supplier={name} lines={lines} onClose={close} />}
      {shown === 'send' && (
        <SendSheet
          supplier={name}
          phone={supplier?.phone ?? null}
          email={supplier?.email ?? null}
          text={writeOrder({ outlet: outlet.name, deliveryOn, lines }, t, format)}
          paper={writePaper({ order: { placedOn: now.day, deliveryOn }, outlet, supplier, lines, currency }, t, format)}
          {...(duplicate === null
            ? {}
            : {
                warning: t('total.duplicate', {
                  supplier: name,
                  day: nearDay(format, duplicate.order.deliveryOn, now.day),
                  items: format.list(duplicate.itemIds.flatMap((id) => itemById.get(id)?.name ?? [])),
                }),
              })}
          onPlace={send}
          onClose={close}
        />
      )}
    </li>
  );
}

interface EditSheetProps {
  readonly draft: KnownOrder;
  readonly supplier: string;
  readonly lines: readonly { readonly item: Item; readonly quantity: KnownOrder['lines'][number]['quantity'] }[];
  readonly onClose: () => void;
}

function EditSheet({ draft, supplier, lines, onClose }: EditSheetProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [asked, setAsked] = useState<Readonly<Record<ItemId, number>>>(() =>
    Object.fromEntries(lines.map(({ item, quantity }) => [item.id, quantity])),
  );
  const kept = lines.flatMap(({ item }) => {
    const quantity = asked[item.id] ?? 0;
    return quantity > 0 ? [{ itemId: item.id, quantity }] : [];
  });
  const save = async () => {
    const done = await command(changeOrder(book, { orderId: draft.id, lines: kept }));
    if (done === null) return;
    onClose();
    tell(t('drafts.changed', { supplier }), () => undo(book, done.entryId));
  };
  return (
    <Sheet
      isOpen
      needs="changeOrder"
      wide
      onClose={onClose}
      title={t('drafts.editTitle', { supplier })}
      actions={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button kind="primary" isDisabled={kept.length === 0} onPress={() => void save()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <List label={t('drafts.editTitle', { supplier })}>
        {lines.map(({ item, quantity }) => {
          const value = baseQuantity(asked[item.id] ?? 0);
          const { main, detail } = amountParts({ item, quantity: value }, format);
          return (
            <ListRow
              key={item.id}
              title={item.name}
              end={
                <Stepper
                  label={t('line.amount', { item: item.name })}
                  value={value}
                  {...(item.pack === null ? { step: looseStep(quantity) } : { steps: stepPacks(value, item.pack) })}
                  onChange={(next) => setAsked({ ...asked, [item.id]: next })}
                  shown={value === 0 ? t('line.none') : main}
                  {...(detail === null || value === 0 ? {} : { detail })}
                />
              }
            />
          );
        })}
      </List>
    </Sheet>
  );
}

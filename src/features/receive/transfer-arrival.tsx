/** The receiver says what came of a transfer: as sent unless changed. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { receiveTransfer } from '../../db/commands/receive-transfer.ts';
import { undo } from '../../db/commands/undo.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listTransfers } from '../../db/queries/list-transfers.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import type { Day } from '../../domain/day.ts';
import type { ItemId, Outlet, Transfer } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { LineSheet } from './line-sheet.tsx';
import sheet from './receive.module.css';

const style = classesOf(sheet);

export interface TransferArrivalProps {
  readonly transferId: string;
  readonly known: KnownOfOutlet;
  readonly outlets: readonly Outlet[];
  readonly today: Day;
}

export function TransferArrival({ transferId, ...rest }: TransferArrivalProps) {
  const { t } = useTranslation('receive');
  const { id: outletId } = rest.known.outlet;
  const transfers = useLiveQuery(async () => listTransfers(book, outletId), [outletId]);
  const transfer = transfers?.coming.find(({ id }) => id === transferId);
  if (transfers === undefined) return <Skeleton rows={3} />;
  if (transfer !== undefined) return <Arrival transfer={transfer} {...rest} />;
  return (
    <EmptyState
      title={t('transfer.gone')}
      actions={
        <ButtonLink kind="primary" to="/transfers">
          {t('transfer.title')}
        </ButtonLink>
      }
    />
  );
}

type ArrivalProps = Omit<TransferArrivalProps, 'transferId'> & { readonly transfer: Transfer };

function Arrival({ transfer, known, outlets, today }: ArrivalProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [, go] = useLocation();
  const items = useLiveQuery(async () => listItems(book));
  const [came, setCame] = useState<Readonly<Record<ItemId, number>>>(() =>
    Object.fromEntries(transfer.lines.map(({ itemId, quantity }) => [itemId, quantity])),
  );
  const [open, setOpen] = useState<ItemId | null>(null);
  if (items === undefined) return <Skeleton rows={3} />;
  const itemById = new Map(items.map((item) => [item.id, item]));
  const from = outlets.find(({ id }) => id === transfer.fromOutletId)?.name ?? '–';
  const differs = transfer.lines.filter(({ itemId, quantity }) => came[itemId] !== quantity).length;
  const shown = open === null ? undefined : itemById.get(open);

  const save = async () => {
    const lines = transfer.lines.map(({ itemId }) => ({ itemId, quantity: came[itemId] ?? 0 }));
    const done = await command(receiveTransfer(book, { transferId: transfer.id, day: today, lines }));
    if (done === null) return;
    go('/transfers');
    const said =
      differs === 0 ? t('transfer.came', { outlet: from }) : t('transfer.cameOther', { outlet: from, count: differs });
    tell(said, () => undo(book, done.entryId));
  };

  return (
    <>
      <Card
        title={from}
        note={t('expected.sent', { day: nearDay(format, transfer.sentOn, today), count: transfer.lines.length })}
        flush
      >
        <ul>
          {transfer.lines.map(({ itemId, quantity }) => {
            const item = itemById.get(itemId);
            return item === undefined ? null : (
              <DeliveryLine
                key={itemId}
                line={{ key: itemId, itemId, quantity: (came[itemId] ?? 0) as typeof quantity }}
                item={item}
                ordered={quantity}
                asOrdered={t('transfer.asSent')}
                taken={came[itemId] ?? 0}
                currency={known.settings.currency}
                onChange={(next) => setCame({ ...came, [itemId]: next })}
                onOpen={() => setOpen(itemId)}
              />
            );
          })}
        </ul>
      </Card>
      <div className={style('foot')}>
        <Button kind="primary" needs="receiveTransfer" size="large" onPress={() => void save()}>
          {t('transfer.confirm')}
        </Button>
      </div>
      {shown && (
        <LineSheet
          needs="receiveTransfer"
          item={shown}
          title={shown.name}
          currency={known.settings.currency}
          today={today}
          supplierId={null}
          wants={[]}
          okLabel={t('line.keep')}
          onOk={({ quantity }) => {
            setCame({ ...came, [shown.id]: quantity });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

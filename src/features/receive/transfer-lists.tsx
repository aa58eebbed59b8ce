/** Transfers to confirm, those the other outlet has not confirmed, and those that are over, with what differed. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { withdrawTransfer } from '../../db/commands/withdraw-transfer.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listTransfers } from '../../db/queries/list-transfers.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import type { Day } from '../../domain/day.ts';
import type { Outlet, OutletId, Transfer } from '../../domain/nouns.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './receive.module.css';

const style = classesOf(sheet);

export interface TransferListsProps {
  readonly known: KnownOfOutlet;
  readonly outlets: readonly Outlet[];
  readonly today: Day;
}

export function TransferLists({ known, outlets, today }: TransferListsProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { id: outletId } = known.outlet;
  const transfers = useLiveQuery(async () => listTransfers(book, outletId), [outletId]);
  const items = useLiveQuery(async () => listItems(book));
  if (transfers === undefined || items === undefined) return null;
  const itemById = new Map(items.map((item) => [item.id, item]));
  const nameOf = (id: OutletId) => outlets.find((one) => one.id === id)?.name ?? '–';

  const withdraw = async (transfer: Transfer) => {
    const done = await command(withdrawTransfer(book, { transferId: transfer.id }));
    if (done) tell(t('transfer.withdrawn', { outlet: nameOf(transfer.toOutletId) }), () => undo(book, done.entryId));
  };
  const linesOf = (transfer: Transfer) =>
    [
      nearDay(format, transfer.sentOn, today),
      ...transfer.lines.flatMap(({ itemId, quantity }) => {
        const item = itemById.get(itemId);
        return item === undefined ? [] : `${item.name} ${format.amount(quantity, item.baseUnit)}`;
      }),
    ].join(' · ');
  const groups = [
    { title: t('transfer.coming'), rows: transfers.coming },
    { title: t('transfer.going'), rows: transfers.going },
    { title: t('transfer.past'), rows: transfers.past },
  ] as const;

  return groups.map(
    ({ title, rows }) =>
      rows.length > 0 && (
        <Card key={title} title={title} flush>
          <List label={title}>
            {rows.map((transfer) => {
              const isComing = transfer.toOutletId === outletId;
              const isOpen = transfer.status === 'sent';
              const name = nameOf(isComing ? transfer.fromOutletId : transfer.toOutletId);
              return (
                <ListRow
                  key={transfer.id}
                  {...(isOpen && isComing ? { to: `/transfers/${transfer.id}` } : {})}
                  title={
                    <span className={style('title')}>
                      {t(isComing ? 'transfer.from' : 'transfer.toName', { outlet: name })}
                      {transfer.status === 'withdrawn' && <Badge>{t('transfer.isWithdrawn')}</Badge>}
                      {differencesOf(transfer).map((words) => (
                        <Badge key={words} tone="warn">
                          {words}
                        </Badge>
                      ))}
                    </span>
                  }
                  detail={linesOf(transfer)}
                  end={
                    isOpen &&
                    !isComing && (
                      <Button kind="quiet" needs="withdrawTransfer" onPress={() => void withdraw(transfer)}>
                        {t('transfer.withdraw')}
                      </Button>
                    )
                  }
                />
              );
            })}
          </List>
        </Card>
      ),
  );

  /** What came otherwise than it was sent: `Ayam: 500 g missing`. */
  function differencesOf({ lines, received }: Transfer): string[] {
    if (received === null) return [];
    return lines.flatMap(({ itemId, quantity }) => {
      const item = itemById.get(itemId);
      const off = (received.find((line) => line.itemId === itemId)?.quantity ?? 0) - quantity;
      if (item === undefined || off === 0) return [];
      const words = { item: item.name, amount: format.amount(Math.abs(off), item.baseUnit) };
      return [t(off < 0 ? 'transfer.missing' : 'transfer.extra', words)];
    });
  }
}

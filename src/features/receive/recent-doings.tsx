/** What came, went and ran out lately; each can be taken back, and brought back. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import { type Doing, recentDoings } from '../../db/queries/recent-doings.ts';
import type { Day } from '../../domain/day.ts';
import { minorMoney } from '../../domain/money.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useMayUndo } from '../../ui/rights.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './receive.module.css';

const style = classesOf(sheet);
const SHOWN = 12;

export function RecentDoings({ known, today }: { readonly known: KnownOfOutlet; readonly today: Day }) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const mayUndo = useMayUndo();
  const { outlet, settings } = known;
  const doings = useLiveQuery(async () => recentDoings(book, outlet.id, SHOWN), [outlet.id]);
  const outlets = useLiveQuery(async () => listOutlets(book));
  const itemById = new Map(known.stock.map(({ item }) => [item.id, item]));

  const turn = async ({ entry, undoneBy }: Doing, what: string) => {
    const done = await command(undo(book, undoneBy ?? entry.id));
    if (done) tell(t(undoneBy === null ? 'lately.undone' : 'lately.redone', { what }), () => undo(book, done.entryId));
  };

  if (doings === undefined) return null;
  return (
    <Card title={t('lately.title')} note={t('lately.note')} flush={doings.length > 0}>
      {doings.length === 0 ? (
        <p className={style('soft')}>{t('lately.none')}</p>
      ) : (
        <List label={t('lately.title')}>
          {doings.map((doing) => {
            const what = wordsOf(doing);
            const isTaken = doing.undoneBy !== null;
            return (
              <ListRow
                key={doing.entry.id}
                title={<span className={style(isTaken && 'taken')}>{what}</span>}
                detail={factsOf(doing)}
                end={
                  <>
                    {isTaken && <Badge>{t('lately.taken')}</Badge>}
                    {mayUndo(doing.entry) && (
                      <IconButton
                        icon={isTaken ? Redo2 : Undo2}
                        label={t(isTaken ? 'lately.redo' : 'lately.undo', { what })}
                        onPress={() => void turn(doing, what)}
                      />
                    )}
                  </>
                }
              />
            );
          })}
        </List>
      )}
    </Card>
  );

  function wordsOf({ entry, movements }: Doing): string {
    const [first] = movements;
    const count = movements.length;
    const outletName = (id: string | undefined) => outlets?.find((one) => one.id === id)?.name ?? '–';
    switch (entry.command) {
      case 'recordDelivery': {
        const supplier = known.suppliers.find(({ id }) => id === first?.detail?.supplierId)?.name;
        return supplier === undefined
          ? t('lately.deliveryPlain', { count })
          : t('lately.delivery', { supplier, count });
      }
      case 'throwAway':
        return t('lately.waste', { reason: t(`reason.${first?.detail?.reason ?? 'other'}`) });
      case 'noteRanOut':
        return t('lately.ranOut', { time: clock(first?.detail?.ranOutAt ?? 0) });
      case 'sendTransfer':
        return t('lately.sent', { outlet: outletName((entry.input as { toOutletId?: string }).toOutletId), count });
      case 'receiveTransfer':
        return t('lately.received', { count });
    }
  }

  function factsOf({ entry, movements }: Doing): string {
    const cost = movements.reduce((sum, { detail }) => sum + (detail?.cost ?? 0), 0);
    const items = movements.slice(0, 3).flatMap((one) => {
      const item = itemById.get(one.itemId);
      if (item === undefined) return [];
      return entry.command === 'noteRanOut' ? item.name : `${item.name} ${format.amount(one.quantity, item.baseUnit)}`;
    });
    const more = movements.length - items.length;
    return [
      nearDay(format, movements[0]!.day, today),
      ...items,
      ...(more > 0 ? [t('lately.more', { count: more })] : []),
      ...(cost > 0 ? [format.money(minorMoney(cost), settings.currency)] : []),
    ].join(' · ');
  }
}

/** Minutes after midnight as a clock shows them. */
export function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

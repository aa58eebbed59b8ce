/** What to cook with first: every batch that expires soon, what of it will probably be left, and the way to throw away what is past its date. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { throwAway } from '../../db/commands/throw-away.ts';
import { undo } from '../../db/commands/undo.ts';
import { listBatches } from '../../db/queries/list-batches.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import type { Day } from '../../domain/day.ts';
import { lookAhead } from '../../domain/outlook.ts';
import type { WallClock } from '../../domain/supplier-calendar.ts';
import { listUseFirst, USE_FIRST_DAYS, type UseFirstLine } from '../../domain/use-first.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import sheet from './receive.module.css';

const style = classesOf(sheet);

export function UseFirstScreen() {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const now = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  return (
    <Page
      title={t('useFirst.title')}
      note={t('useFirst.note', { count: USE_FIRST_DAYS })}
      back={{ label: t('title'), go: () => go('/receive'), always: true }}
      width="narrow"
    >
      {known === undefined ? <Skeleton rows={6} /> : known !== null && <UseFirst known={known} now={now} />}
    </Page>
  );
}

function UseFirst({ known, now }: { readonly known: KnownOfOutlet; readonly now: WallClock }) {
  const { t } = useTranslation('receive');
  const { id: outletId } = known.outlet;
  const batches = useLiveQuery(async () => listBatches(book, outletId, now.day), [outletId, now.day]);
  const lines = useMemo(() => {
    if (batches === undefined) return undefined;
    const outlooks = lookAhead({ ...known, now, serviceLevel: known.settings.serviceLevel });
    return listUseFirst(outlooks, batches, now.day);
  }, [known, now, batches]);
  if (lines === undefined) return <Skeleton rows={6} />;
  if (lines.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('useFirst.none')}>
        {t('useFirst.noneBody')}
      </EmptyState>
    );
  }
  const days = [...new Set(lines.map(({ expiresOn, isExpired }) => (isExpired ? null : expiresOn)))];
  return days.map((day) => (
    <DayOfBatches
      key={day ?? 'expired'}
      day={day}
      lines={lines.filter((line) => (line.isExpired ? null : line.expiresOn) === day)}
      known={known}
      today={now.day}
    />
  ));
}

interface DayOfBatchesProps {
  /** null: past its date. */
  readonly day: Day | null;
  readonly lines: readonly UseFirstLine[];
  readonly known: KnownOfOutlet;
  readonly today: Day;
}

function DayOfBatches({ day, lines, known, today }: DayOfBatchesProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { currency } = known.settings;

  const discard = async ({ outlook: { item }, batch, expiresOn }: UseFirstLine) => {
    const line = { itemId: item.id, quantity: batch.quantity, expiresOn };
    const lines = [batch.mark === null ? line : { ...line, batch: batch.mark }];
    const done = await command(throwAway(book, { outletId: known.outlet.id, day: today, reason: 'expired', lines }));
    if (done === null) return;
    const amount = format.amount(batch.quantity, item.baseUnit);
    tell(t('waste.saved', { what: item.name, amount }), () => undo(book, done.entryId));
  };

  return (
    <Card
      title={day === null ? t('useFirst.expired') : t('useFirst.until', { day: nearDay(format, day, today) })}
      {...(day === null ? { tone: 'bad' as const } : {})}
      flush
    >
      <List label={day === null ? t('useFirst.expired') : t('useFirst.until', { day: nearDay(format, day, today) })}>
        {lines.map((line) => {
          const { outlook, batch, spoils, worth, isExpired } = line;
          const { item, onHand } = outlook;
          const facts = [
            batch.arrivedOn === null
              ? t('useFirst.older')
              : t('useFirst.came', { day: nearDay(format, batch.arrivedOn, today) }),
            ...(batch.mark === null ? [] : [batch.mark]),
            ...(isExpired ? [t('useFirst.wasGood', { day: nearDay(format, line.expiresOn, today) })] : []),
            ...(onHand === null ? [t('useFirst.notCounted')] : []),
          ];
          const key = `${item.id} ${batch.expiresOn} ${batch.arrivedOn} ${batch.mark}`;
          const figures = (
            <>
              {worth !== null && worth > 0 && <span className={style('soft')}>{format.money(worth, currency)}</span>}
              <Amount quantity={batch.quantity} unit={item.baseUnit} size="middle" decimals={2} />
            </>
          );
          if (isExpired) {
            return (
              <li key={key} className={style('batch')}>
                <div className={style('words')}>
                  <span>{item.name}</span>
                  <span>{facts.join(' · ')}</span>
                </div>
                <div className={style('figures')}>
                  {figures}
                  <Button needs="throwAway" icon={Trash2} onPress={() => void discard(line)}>
                    {t('useFirst.discard')}
                  </Button>
                </div>
              </li>
            );
          }
          return (
            <ListRow
              key={key}
              to={`/stock/${item.id}`}
              title={
                <span className={style('title')}>
                  {item.name}
                  {spoils !== null && spoils > 0 && (
                    <Badge tone="warn">
                      {t('useFirst.spoils', { amount: format.amount(spoils, item.baseUnit, { decimals: 1 }) })}
                    </Badge>
                  )}
                </span>
              }
              detail={facts.join(' · ')}
              end={figures}
            />
          );
        })}
      </List>
    </Card>
  );
}

/** The page of one item: one number, what it means, what it will need, and the rows behind it. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ClipboardList, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { batchesOfItem } from '../../db/queries/list-batches.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import { dayAt } from '../../domain/day.ts';
import { type ItemOutlook, OUTLOOK_DAYS } from '../../domain/outlook.ts';
import { splitPacks } from '../../domain/pack-amount.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import type { WallClock } from '../../domain/supplier-calendar.ts';
import { about } from '../../ui/about.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { CountSheet } from './count-sheet.tsx';
import { ItemBatches } from './item-batches.tsx';
import { ItemFacts } from './item-facts.tsx';
import sheet from './item-page.module.css';
import { ItemPhoto } from './item-photo.tsx';
import { ItemPrices } from './item-prices.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { Ledger } from './ledger.tsx';
import { RanOutButton } from './ran-out-button.tsx';
import { UseChart } from './use-chart.tsx';

const style = classesOf(sheet);

export interface ItemPageProps {
  readonly outlook: ItemOutlook;
  /** All items, for the next one to count. */
  readonly outlooks: readonly ItemOutlook[];
  readonly known: KnownOfOutlet;
  readonly now: WallClock;
  readonly over: string | undefined;
}

export function ItemPage({ outlook, outlooks, known, now, over }: ItemPageProps) {
  const { t } = useTranslation('stock');
  const [, go] = useLocation();
  const { item } = outlook;
  const { id: outletId } = known.outlet;
  const next = outlooks.find((one) => one.onHand === null && one.item.id !== item.id);
  const batches = useLiveQuery(
    async () => batchesOfItem(book, outletId, item.id, now.day),
    [outletId, item.id, item.shelfLifeDays, now.day],
  );
  const closeSheet = () => go(`/stock/${item.id}`, { replace: true });
  return (
    <Page
      title={item.name}
      note={item.category ?? undefined}
      back={{ label: t('back'), go: () => go('/stock') }}
      actions={
        <>
          <RanOutButton item={item} outletId={outletId} />
          <ButtonLink kind="quiet" icon={Pencil} needs="changeItem" to={`/stock/${item.id}/edit`}>
            {t('item.edit')}
          </ButtonLink>
          <ButtonLink kind="primary" icon={ClipboardList} needs="countStock" to={`/stock/${item.id}/count`}>
            {t('item.count')}
          </ButtonLink>
        </>
      }
    >
      <Card>
        <div className={style('top')}>
          <OnHand outlook={outlook} now={now} countedAt={countedAtOf(known, outlook)} />
          {item.photoId !== null && <ItemPhoto photoId={item.photoId} alt={t('edit.photoOf', { item: item.name })} />}
        </div>
        <ItemFacts
          outlook={outlook}
          outlet={known.outlet}
          suppliers={known.suppliers}
          today={now.day}
          currency={known.settings.currency}
        />
        {outlook.onHand !== null && outlook.countedOn === now.day && next && (
          <ButtonLink needs="countStock" to={`/stock/${next.item.id}/count`}>
            {t('item.nextUncounted', { item: next.item.name })}
          </ButtonLink>
        )}
      </Card>
      {/* Not before it is known whether batches stand above them: nothing may jump away under the thumb. */}
      {batches !== undefined && (
        <>
          <ItemBatches batches={batches} outlook={outlook} today={now.day} />
          <UseChart outletId={outletId} outlook={outlook} today={now.day} />
          <ItemPrices item={item} suppliers={known.suppliers} currency={known.settings.currency} today={now.day} />
          <Ledger outletId={outletId} item={item} today={now.day} currency={known.settings.currency} />
        </>
      )}
      {over === 'count' && <CountSheet outletId={outletId} outlook={outlook} today={now.day} onClose={closeSheet} />}
      {over === 'edit' && (
        <ItemSheet
          item={item}
          outlet={known.outlet}
          suppliers={known.suppliers}
          currency={known.settings.currency}
          onClose={closeSheet}
        />
      )}
    </Page>
  );
}

function countedAtOf(known: KnownOfOutlet, { item }: ItemOutlook): number | null {
  return known.stock.find((line) => line.item.id === item.id)?.countedAt ?? null;
}

interface OnHandProps {
  readonly outlook: ItemOutlook;
  readonly now: WallClock;
  readonly countedAt: number | null;
}

function OnHand({ outlook, now, countedAt }: OnHandProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item, onHand, countedOn, runsOutOn, plan, proposal, expected } = outlook;
  if (onHand === null || countedOn === null) {
    return (
      <section className={style('hand')} aria-label={t('item.onHand')}>
        <span className={style('label')}>{t('item.onHand')}</span>
        <span className={style('unknown')}>{t('item.notCounted')}</span>
        <p className={style('soft')}>{t('item.notZero')}</p>
      </section>
    );
  }
  const { packs, loose } = splitPacks(baseQuantity(Math.max(0, onHand)), item.pack);
  const day = nearDay(format, countedOn, now.day);
  const isLive = countedAt !== null && dayAt(countedAt) === countedOn && countedOn === now.day;
  const isShort = runsOutOn !== null && runsOutOn < plan.nextDeliveryOn;
  return (
    <section className={style('hand')} aria-label={t('item.onHand')}>
      <span className={style('label')}>{t('item.onHand')}</span>
      <div className={style('figure')}>
        <Amount quantity={onHand} unit={item.baseUnit} size="large" />
        {item.pack !== null && packs > 0 && (
          <span className={style('soft')}>
            {`${format.number(packs)} × ${item.pack.name}`}
            {loose > 0 && ` + ${format.amount(loose, item.baseUnit)}`}
          </span>
        )}
        {runsOutOn !== null ? (
          <Badge tone={isShort ? 'warn' : 'plain'}>
            {t('item.runsOut', { day: nearDay(format, runsOutOn, now.day) })}
          </Badge>
        ) : (
          expected.length > 0 && <Badge tone="good">{t('item.lasts', { days: OUTLOOK_DAYS })}</Badge>
        )}
      </div>
      <p className={style('soft')}>
        {isLive ? t('item.counted', { day, time: format.time(countedAt) }) : t('item.countedDay', { day })}
        {proposal.proof.usedSinceCount > 0 &&
          ` · ${t('item.about', { have: format.amount(proposal.proof.have, item.baseUnit, about(proposal.proof.have, item.baseUnit)) })}`}
      </p>
      {onHand < 0 && <Badge tone="bad">{t('item.negative')}</Badge>}
    </section>
  );
}

/** Today: the few things worth doing now, dearest first; or that all is in hand, and what tomorrow will ask. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, Sunrise } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { readTodayHere, type WaitingToday } from '../../db/queries/read-today.ts';
import { lookAhead } from '../../domain/outlook.ts';
import type { WallClock } from '../../domain/supplier-calendar.ts';
import { listToday, type TodayCard } from '../../domain/today.ts';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { LearnCard } from './learn-card.tsx';
import { LateDeliveryCard, OrderCard } from './order-cards.tsx';
import { ExpiredCard, SpoilsCard } from './shelf-cards.tsx';
import { CountCard, RecordsCard, RunsOutCard } from './stock-cards.tsx';
import sheet from './today-screen.module.css';
import { Tomorrow } from './tomorrow.tsx';
import { OpenCountCard, PriceCard, TransferCard } from './waiting-cards.tsx';

const style = classesOf(sheet);

export function TodayScreen() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useWallClock();
  // Asked at once, although the one is of no use without the other: a large book takes its time for each.
  const known = useLiveQuery(async () => readOutlook(book));
  const waiting = useLiveQuery(async () => readTodayHere(book, now.day), [now.day]);
  return (
    <Page title={t('title')} note={format.longDay(now.day)}>
      {known === undefined ? (
        <Skeleton rows={5} />
      ) : known === null || known.stock.length === 0 ? (
        <EmptyState
          icon={Sunrise}
          title={t('empty.title')}
          actions={
            <ButtonLink kind="primary" needs="importRecords" to="/import">
              {t('empty.import')}
            </ButtonLink>
          }
        >
          {t('empty.body')}
        </EmptyState>
      ) : (
        <Day known={known} waiting={waiting?.outletId === known.outlet.id ? waiting : undefined} now={now} />
      )}
    </Page>
  );
}

interface DayProps {
  readonly known: KnownOfOutlet;
  /** undefined until it is read. */
  readonly waiting: WaitingToday | undefined;
  readonly now: WallClock;
}

function Day({ known, waiting, now }: DayProps) {
  const { t } = useTranslation('today');
  const outlooks = useMemo(() => lookAhead({ ...known, now, serviceLevel: known.settings.serviceLevel }), [known, now]);
  const { cards, more } = useMemo(
    () => listToday({ ...known, ...waiting, outlooks, now }),
    [known, waiting, outlooks, now],
  );
  // Cards that are about to be joined by dearer ones would jump away under the thumb.
  if (waiting === undefined) return <Skeleton rows={5} />;
  return (
    <div className={style('columns')}>
      <div className={style('cards')}>
        {cards.length === 0 && (
          <div className={style('clear')}>
            <CircleCheck size={32} strokeWidth={1.75} aria-hidden="true" />
            <div>
              <h2>{t('clear.title')}</h2>
              <p>{t('clear.body')}</p>
            </div>
          </div>
        )}
        {cards.map((card, index) => (
          <OneCard key={keyOf(card)} card={card} known={known} waiting={waiting} now={now} isFirst={index === 0} />
        ))}
        {more > 0 && <p className={style('more')}>{t('more', { count: more })}</p>}
      </div>
      <Tomorrow known={known} outlooks={outlooks} today={now.day} />
    </div>
  );
}

/** What every card is given. */
export interface CardProps<Kind extends TodayCard['kind']> {
  readonly card: Extract<TodayCard, { kind: Kind }>;
  readonly known: KnownOfOutlet;
  readonly waiting: WaitingToday;
  readonly now: WallClock;
  /** The first card holds the screen's one primary button. */
  readonly isFirst: boolean;
}

function OneCard({ card, ...rest }: CardProps<TodayCard['kind']>) {
  switch (card.kind) {
    case 'runs-out':
      return <RunsOutCard card={card} {...rest} />;
    case 'order':
      return <OrderCard card={card} {...rest} />;
    case 'late-delivery':
      return <LateDeliveryCard card={card} {...rest} />;
    case 'expired':
      return <ExpiredCard card={card} {...rest} />;
    case 'spoils':
      return <SpoilsCard card={card} {...rest} />;
    case 'transfer':
      return <TransferCard card={card} {...rest} />;
    case 'open-count':
      return <OpenCountCard card={card} {...rest} />;
    case 'price':
      return <PriceCard card={card} {...rest} />;
    case 'count':
      return <CountCard card={card} {...rest} />;
    case 'learn':
      return <LearnCard card={card} {...rest} />;
    case 'records':
      return <RecordsCard card={card} {...rest} />;
  }
}

function keyOf(card: TodayCard): string {
  switch (card.kind) {
    case 'runs-out':
      return `runs-out ${card.outlook.item.id}`;
    case 'order':
      return `order ${card.supplier?.id ?? 'none'}`;
    case 'late-delivery':
      return `late ${card.order.id}`;
    case 'transfer':
      return `transfer ${card.transfer.id}`;
    case 'open-count':
      return `open-count ${card.count.id}`;
    case 'price':
      return `price ${card.jump.item.id}`;
    case 'count':
      return `count ${card.why}`;
    default:
      return card.kind;
  }
}

/** Stock: every item with what is on hand and how long it lasts, and the page of the one chosen. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Boxes } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { readOutlook } from '../../db/queries/read-outlook.ts';
import type { ItemId } from '../../domain/nouns.ts';
import { lookAhead } from '../../domain/outlook.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page, Split } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ArchivedItem, ArchivedItems } from './archived-items.tsx';
import { ItemPage } from './item-page.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { SoonList } from './soon-list.tsx';
import { StockList } from './stock-list.tsx';

/** In the place of an item's id: the list, showing only what was never counted. */
const UNCOUNTED = 'uncounted';
/** In the same place: what is not used any more. */
const ARCHIVED = 'archived';

export interface StockScreenProps {
  /** From the address; undefined shows the list alone. */
  readonly itemId?: string | undefined;
  /** What lies open over the item: `count` or `edit`. */
  readonly over?: string | undefined;
}

export function StockScreen({ itemId, over }: StockScreenProps) {
  const { t } = useTranslation('stock');
  const now = useWallClock();
  const [, go] = useLocation();
  const [isAdding, setIsAdding] = useState(false);
  const known = useLiveQuery(async () => readOutlook(book));
  const outlooks = useMemo(
    () => (known ? lookAhead({ ...known, now, serviceLevel: known.settings.serviceLevel }) : []),
    [known, now],
  );
  if (known === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={8} />
      </Page>
    );
  }
  const adding = known !== null && isAdding && (
    <ItemSheet
      item={null}
      outlet={known.outlet}
      suppliers={known.suppliers}
      currency={known.settings.currency}
      onClose={() => setIsAdding(false)}
      onAdded={(id) => go(`/stock/${id}`)}
    />
  );
  if (known === null || (outlooks.length === 0 && itemId !== ARCHIVED)) {
    return (
      <Page title={t('title')}>
        <EmptyState
          icon={Boxes}
          title={t('empty.title')}
          actions={
            <>
              <ButtonLink kind="primary" needs="importRecords" to="/import">
                {t('empty.import')}
              </ButtonLink>
              {known !== null && (
                <Button needs="addItem" onPress={() => setIsAdding(true)}>
                  {t('add')}
                </Button>
              )}
            </>
          }
        >
          {t('empty.body')}
        </EmptyState>
        {adding}
      </Page>
    );
  }
  const showsItem = itemId !== undefined && itemId !== UNCOUNTED;
  const showsArchived = itemId === ARCHIVED;
  const chosen = showsItem ? outlooks.find(({ item }) => item.id === itemId) : undefined;
  return (
    <>
      <Split
        listLabel={t('list')}
        showsDetail={showsItem}
        detailKey={chosen?.item.id}
        list={
          <StockList
            outlooks={outlooks}
            today={now.day}
            chosen={chosen?.item.id ?? null}
            startsWith={itemId === UNCOUNTED ? 'uncounted' : 'all'}
            onAdd={() => setIsAdding(true)}
          />
        }
        detail={
          chosen ? (
            <ItemPage key={chosen.item.id} outlook={chosen} outlooks={outlooks} known={known} now={now} over={over} />
          ) : showsArchived ? (
            <ArchivedItems />
          ) : showsItem ? (
            <ArchivedItem itemId={itemId as ItemId}>
              <EmptyState title={t('item.gone')} actions={<ButtonLink to="/stock">{t('back')}</ButtonLink>} />
            </ArchivedItem>
          ) : (
            <SoonList outlooks={outlooks} today={now.day} />
          )
        }
      />
      {adding}
    </>
  );
}

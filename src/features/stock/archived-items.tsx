/** What is not used any more, and the way back. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ArchiveRestore } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeItem } from '../../db/commands/change-item.ts';
import { undo } from '../../db/commands/undo.ts';
import { itemOf, listItems } from '../../db/queries/list-items.ts';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';

/** All of them, by name. */
export function ArchivedItems() {
  const { t } = useTranslation('stock');
  const [, go] = useLocation();
  const items = useLiveQuery(async () => (await listItems(book)).filter((item) => item.isArchived), []);
  return (
    <Page title={t('archive.title')} note={t('archive.note')} back={{ label: t('back'), go: () => go('/stock') }}>
      {items === undefined ? (
        <Skeleton rows={4} />
      ) : items.length === 0 ? (
        <EmptyState title={t('archive.none')} />
      ) : (
        <Card flush>
          <List label={t('archive.title')}>
            {items.map((item) => (
              <ListRow
                key={item.id}
                title={item.name}
                detail={item.category ?? undefined}
                end={<UseAgain item={item} />}
              />
            ))}
          </List>
        </Card>
      )}
    </Page>
  );
}

/** The page of one; `children` where the item is in use elsewhere or not in the book. */
export function ArchivedItem({ itemId, children }: { readonly itemId: ItemId; readonly children: ReactNode }) {
  const { t } = useTranslation('stock');
  const item = useLiveQuery(async () => itemOf(book, itemId), [itemId]);
  if (item === undefined) return <Skeleton rows={4} />;
  if (item === null || !item.isArchived) return children;
  return (
    <EmptyState title={t('archive.one', { item: item.name })} actions={<UseAgain item={item} />}>
      {t('archive.past')}
    </EmptyState>
  );
}

function UseAgain({ item }: { readonly item: Item }) {
  const { t } = useTranslation('stock');
  const command = useCommand();
  const tell = useUndoToast();
  const takeBack = async () => {
    const done = await command(changeItem(book, { itemId: item.id, fields: { isArchived: false } }));
    if (done) tell(t('edit.unarchived', { item: item.name }), () => undo(book, done.entryId));
  };
  return (
    <Button
      needs="changeItem"
      icon={ArchiveRestore}
      aria-label={`${t('edit.unarchive')}: ${item.name}`}
      onPress={() => void takeBack()}
    >
      {t('edit.unarchive')}
    </Button>
  );
}

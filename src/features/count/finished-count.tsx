/** A finished count as the snapshot it is: what was found, when, and the way to count again. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { type CountSheet, finishOf, levelsOfCount } from '../../db/queries/count-sheet.ts';
import { entriesOf } from '../../db/queries/entries-of.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Page, type PageProps } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';

export interface FinishedCountProps extends Pick<PageProps, 'title' | 'back'> {
  readonly known: CountSheet;
}

export function FinishedCount({ known, title, back }: FinishedCountProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { id } = known.count;
  const snapshot = useLiveQuery(async () => {
    const [levels, entryId, items] = await Promise.all([levelsOfCount(book, id), finishOf(book, id), listItems(book)]);
    const entry = entryId === null ? undefined : (await entriesOf(book, [entryId])).byId.get(entryId);
    return { levels, entryId, at: entry?.at ?? null, itemById: new Map(items.map((item) => [item.id, item])) };
  }, [id]);
  const takeBack = async () => {
    if (!snapshot?.entryId) return;
    const done = await command(undo(book, snapshot.entryId));
    if (done) tell(t('finished.undone'), () => undo(book, done.entryId));
  };
  return (
    <Page
      title={title}
      {...(back === undefined ? {} : { back })}
      note={snapshot?.at == null ? undefined : t('finished.note', { when: format.moment(snapshot.at) })}
      width="narrow"
      actions={
        <Button needs="finishCount" icon={Undo2} onPress={() => void takeBack()}>
          {t('finished.undo')}
        </Button>
      }
    >
      {snapshot === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <Card flush>
          <List label={t('finished.amount')}>
            {snapshot.levels.map(({ id: movementId, itemId, quantity, at, detail }) => {
              const item = snapshot.itemById.get(itemId);
              return (
                <ListRow
                  key={movementId}
                  to={`/stock/${itemId}`}
                  title={item?.name ?? '–'}
                  detail={[detail?.area, `${t('finished.seen')} ${format.time(at)}`].filter(Boolean).join(' · ')}
                  end={item ? format.amount(quantity, item.baseUnit) : null}
                />
              );
            })}
          </List>
        </Card>
      )}
    </Page>
  );
}

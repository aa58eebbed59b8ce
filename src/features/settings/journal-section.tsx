/** Everything that was done to the book, newest first, each with its undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listSuppliers } from '../../db/queries/list-suppliers.ts';
import { type RecentEntry, recentEntries } from '../../db/queries/recent-entries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useEntryWords } from './entry-words.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
const PAGE = 30;

export function JournalSection() {
  const { t } = useTranslation('settings');
  const [shown, setShown] = useState(PAGE);
  const known = useLiveQuery(async () => {
    const [entries, items, suppliers] = await Promise.all([
      recentEntries(book, shown),
      listItems(book),
      listSuppliers(book),
    ]);
    return { entries, nouns: [...items, ...suppliers] };
  }, [shown]);
  if (known === undefined) return null;
  // An undo shows on the entry it took back.
  const entries = known.entries.filter((entry) => entry.command !== 'undo');
  return (
    <>
      <p className={style('soft')}>{t('journal.note')}</p>
      <Card flush>
        {entries.length === 0 ? (
          <ListRow title={t('journal.empty')} />
        ) : (
          <List label={t('sections.journal')}>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} nouns={known.nouns} />
            ))}
          </List>
        )}
      </Card>
      {known.entries.length === shown && (
        <Button onPress={() => setShown((count) => count + PAGE)}>{t('journal.more')}</Button>
      )}
    </>
  );
}

interface EntryRowProps {
  readonly entry: RecentEntry;
  readonly nouns: Parameters<typeof useEntryWords>[0];
}

function EntryRow({ entry, nouns }: EntryRowProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const command = useCommand();
  const what = useEntryWords(nouns)(entry);
  const isUndone = entry.undoneBy !== null;
  const turn = async () => {
    const done = await command(undo(book, entry.undoneBy ?? entry.id));
    if (done) showToast({ message: t(isUndone ? 'journal.redoneToast' : 'journal.undoneToast', { what }) });
  };
  return (
    <ListRow
      title={<span className={style(isUndone && 'away')}>{what}</span>}
      detail={format.moment(entry.at)}
      end={
        <>
          {isUndone && <Badge>{t('journal.undone')}</Badge>}
          <Button
            kind="quiet"
            icon={isUndone ? Redo2 : Undo2}
            aria-label={`${t(isUndone ? 'journal.redo' : 'journal.undo')}: ${what}`}
            onPress={() => void turn()}
          >
            {t(isUndone ? 'journal.redo' : 'journal.undo')}
          </Button>
        </>
      }
    />
  );
}

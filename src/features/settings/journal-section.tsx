/** Everything that was done to the book, newest first: who, when, on which device, before and after, each with its undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { type AuditWish, listAudit } from '../../db/queries/audit.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { listSuppliers } from '../../db/queries/list-suppliers.ts';
import { listPeople } from '../../db/queries/people.ts';
import type { RecentEntry } from '../../db/queries/recent-entries.ts';
import { dayAt } from '../../domain/day.ts';
import { csvFileOf } from '../../domain/files/table.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { saveFileAs } from '../../ui/save-file.ts';
import { useFormat } from '../../ui/use-format.ts';
import { AuditFilters } from './audit-filters.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { useEntryWords } from './entry-words.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
const PAGE = 50;
/** Entries in a file at most: what a spreadsheet opens with ease. */
const MOST_EXPORTED = 50_000;

export function JournalSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [wish, setWish] = useState<AuditWish>({});
  const [shown, setShown] = useState(PAGE);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const names = useLiveQuery(async () => {
    const [items, suppliers, outlets, people, identity] = await Promise.all([
      listItems(book),
      listSuppliers(book),
      listOutlets(book),
      listPeople(book),
      book.identity.get('this'),
    ]);
    return { items, people, nouns: [...items, ...suppliers, ...outlets, ...people], deviceId: identity?.deviceId };
  }, []);
  const entries = useLiveQuery(async () => listAudit(book, wish, shown), [wish, shown]);
  const say = useEntryWords(names?.nouns ?? []);
  if (names === undefined || entries === undefined) return null;
  const nameOf = (entry: RecentEntry) =>
    names.people.find(({ id }) => id === entry.personId)?.name ??
    t(entry.personId === 'manager' ? 'audit.anybody' : 'audit.device');
  const whereOf = (entry: RecentEntry) =>
    t(entry.deviceId === names.deviceId ? 'audit.thisDevice' : 'audit.otherDevice', { id: entry.deviceId.slice(-4) });
  const save = async () => {
    setIsExporting(true);
    const all = await listAudit(book, wish, MOST_EXPORTED);
    const headers = ['at', 'person', 'device', 'command', 'what', 'undone', 'input', 'entry'];
    const rows = all.map((entry) => [
      new Date(entry.at).toISOString(),
      nameOf(entry),
      entry.deviceId,
      entry.command,
      say(entry),
      entry.undoneBy === null ? '' : 'yes',
      JSON.stringify(entry.input ?? null),
      entry.id,
    ]);
    const name = `papadin-journal-${dayAt(Date.now())}.csv`;
    await saveFileAs(new File([csvFileOf({ name, headers, rows })], name, { type: 'text/csv' }));
    setIsExporting(false);
  };
  const opened = entries.find((entry) => entry.id === openedId);
  return (
    <>
      <p className={style('soft')}>{t('journal.note')}</p>
      <AuditFilters
        wish={wish}
        people={names.people}
        items={names.items}
        onChange={(next) => {
          setWish(next);
          setShown(PAGE);
        }}
      />
      <Card flush>
        {entries.length === 0 ? (
          <ListRow title={t(Object.keys(wish).length === 0 ? 'journal.empty' : 'audit.noneFits')} />
        ) : (
          <List label={t('sections.journal')}>
            {entries.map((entry) => (
              <ListRow
                key={entry.id}
                onPress={() => setOpenedId(entry.id)}
                title={<span className={style(entry.undoneBy !== null && 'away')}>{say(entry)}</span>}
                detail={`${format.moment(entry.at)} · ${nameOf(entry)} · ${whereOf(entry)}`}
                end={entry.undoneBy !== null && <Badge>{t('journal.undone')}</Badge>}
              />
            ))}
          </List>
        )}
      </Card>
      <div className={style('line')}>
        {entries.length === shown && (
          <Button onPress={() => setShown((count) => count + PAGE)}>{t('journal.more')}</Button>
        )}
        <Button icon={FileDown} isPending={isExporting} onPress={() => void save()}>
          {t('audit.export')}
        </Button>
      </div>
      {opened !== undefined && (
        <EntryDialog
          entry={opened}
          what={say(opened)}
          by={`${nameOf(opened)} · ${whereOf(opened)}`}
          nouns={names.nouns}
          onClose={() => setOpenedId(null)}
        />
      )}
    </>
  );
}

/** Everything that was done to the book, newest first: who, when, on which device, before and after, each with its undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronRight, FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { type AuditWish, listAudit } from '../../db/queries/audit.ts';
import { listDishes } from '../../db/queries/dishes.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { listSuppliers } from '../../db/queries/list-suppliers.ts';
import { listPeople } from '../../db/queries/people.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { RecentEntry } from '../../db/queries/recent-entries.ts';
import { dayAt } from '../../domain/day.ts';
import { csvFileOf } from '../../domain/files/table.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { saveFileAs } from '../../ui/save-file.ts';
import { useFormat } from '../../ui/use-format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { useEntryWords } from './entry-words.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
/** Fetched at first, and doubled as the list is gone through: one who scrolls far is read ever fewer times. */
const FIRST = 100;
/** Rem: two lines and air. */
const ROW_HEIGHT = 4.25;
/** Entries in a file at most: what a spreadsheet opens with ease. */
const MOST_EXPORTED = 50_000;

export function JournalSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [wish, setWish] = useState<AuditWish>({});
  const [shown, setShown] = useState(FIRST);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const names = useLiveQuery(async () => {
    const [items, suppliers, outlets, people, identity, dishes, { currency }] = await Promise.all([
      listItems(book),
      listSuppliers(book),
      listOutlets(book),
      listPeople(book),
      book.identity.get('this'),
      listDishes(book),
      readSettings(book),
    ]);
    const recipes = dishes.map(({ id, name, unit }) => ({ id, name, baseUnit: unit }));
    return {
      items,
      people,
      nouns: [...items, ...suppliers, ...outlets, ...people, ...recipes],
      currency,
      deviceId: identity?.deviceId,
    };
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
          setShown(FIRST);
        }}
      />
      <Card flush>
        {entries.length === 0 ? (
          <ListRow title={t(Object.keys(wish).length === 0 ? 'journal.empty' : 'audit.noneFits')} />
        ) : (
          <VirtualList
            label={t('sections.journal')}
            rows={entries}
            rowHeight={ROW_HEIGHT}
            keyOf={(entry) => entry.id}
            // Not more than were asked for: there are more.
            {...(entries.length === shown ? { onEnd: () => setShown(shown * 2) } : {})}
            draw={(entry) => (
              <button type="button" className={style('entry')} onClick={() => setOpenedId(entry.id)}>
                <span className={style('entry-words')}>
                  <span className={style('entry-what', entry.undoneBy !== null && 'away')}>{say(entry)}</span>
                  <span className={style('entry-facts')}>
                    {`${format.moment(entry.at)} · ${nameOf(entry)} · ${whereOf(entry)}`}
                  </span>
                </span>
                {entry.undoneBy !== null && <Badge>{t('journal.undone')}</Badge>}
                <ChevronRight size={18} aria-hidden="true" />
              </button>
            )}
          />
        )}
      </Card>
      <div className={style('line')}>
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
          currency={names.currency}
          onClose={() => setOpenedId(null)}
        />
      )}
    </>
  );
}

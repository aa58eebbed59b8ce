/** Days to know from a calendar file: read, looked at, then taken as one entry. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { importCalendar } from '../../db/commands/add-calendar-day.ts';
import { undo } from '../../db/commands/undo.ts';
import { type ReadCalendar, readCalendar } from '../../domain/calendar-file.ts';
import { readFileText } from '../../jobs/file-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FilePicker } from '../../ui/drop-zone.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Some systems know CSV by other names. */
const CSV_KINDS = ['.csv', 'text/csv', 'text/plain', 'application/vnd.ms-excel'] as const;
/** Bad rows told one by one. */
const SHOWN = 5;

export function CalendarFile() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useRefusalWords();
  const offerUndo = useUndoToast();
  const [read, setRead] = useState<ReadCalendar | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (file: File) => {
    const text = await readFileText(file);
    setRead(text.ok ? readCalendar(file.name, text.value) : null);
    setProblem(text.ok ? null : t('file.notText'));
  };
  const take = async (found: ReadCalendar) => {
    const done = await importCalendar(book, { fileName: found.fileName, days: found.days });
    if (done.ok) {
      setRead(null);
      setProblem(null);
      offerUndo(t('file.taken'), () => undo(book, done.entryId));
    } else if (done.refusal.code === 'unknown-outlets') {
      setProblem(t('file.unknown', { names: format.list(done.refusal.names) }));
    } else setProblem(words(done.refusal.code));
  };
  return (
    <Card title={t('file.title')} note={t('file.note')}>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {read === null ? (
        <FilePicker accept={CSV_KINDS} onFile={(file) => void open(file)} label={t('file.choose')} />
      ) : (
        <>
          <Found read={read} />
          <div>
            {read.days.length > 0 && (
              <Button kind="primary" onPress={() => void take(read)}>
                {t('file.take', { count: read.days.length, shown: format.number(read.days.length) })}
              </Button>
            )}{' '}
            <Button kind="quiet" onPress={() => setRead(null)}>
              {t('file.putAside')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

function Found({ read }: { readonly read: ReadCalendar }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { fileName, days, missingColumns, problems } = read;
  return (
    <>
      <p>
        <strong>{t('file.found', { count: days.length, shown: format.number(days.length), file: fileName })}</strong>
      </p>
      {missingColumns.length > 0 && (
        <Notice tone="bad">{t('file.missing', { columns: format.list(missingColumns) })}</Notice>
      )}
      {problems.length > 0 && (
        <Notice
          tone="warn"
          title={t('file.problems', { count: problems.length, shown: format.number(problems.length) })}
        >
          <ul>
            {problems.slice(0, SHOWN).map(({ row, column, found }) => (
              <li key={`${row} ${column}`}>
                {t('file.row', { row, column, found: found === '' ? t('file.empty') : found })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

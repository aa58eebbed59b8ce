/** One entry of the journal: what was there before and after, and its undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { auditOf } from '../../db/queries/audit.ts';
import type { RecentEntry } from '../../db/queries/recent-entries.ts';
import type { Currency } from '../../domain/money.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useMayUndo } from '../../ui/rights.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { NamedNoun } from './entry-words.ts';
import { useFieldWords } from './field-words.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);

export interface EntryDialogProps {
  readonly entry: RecentEntry;
  /** What it did, in words. */
  readonly what: string;
  /** Who, and on which device. */
  readonly by: string;
  readonly nouns: readonly NamedNoun[];
  /** Of the book. */
  readonly currency: Currency;
  readonly onClose: () => void;
}

export function EntryDialog({ entry, what, by, nouns, currency, onClose }: EntryDialogProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const command = useCommand();
  const mayUndo = useMayUndo();
  const told = useLiveQuery(async () => auditOf(book, entry.id), [entry.id]);
  const isUndone = entry.undoneBy !== null;
  const turn = async () => {
    const done = await command(undo(book, entry.undoneBy ?? entry.id));
    if (!done) return;
    showToast({ message: t(isUndone ? 'journal.redoneToast' : 'journal.undoneToast', { what }) });
    onClose();
  };
  const words = useFieldWords(nouns, currency);
  // What was nothing before and is nothing now says nothing.
  const shown = told?.filter((one) => one.before !== undefined || one.after !== null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={what}
      note={`${format.moment(entry.at)} · ${by}`}
      wide
      actions={
        // A restore, and the taking in of a book, are taken back where backups are.
        entry.command !== 'restoreBook' &&
        entry.command !== 'takeInBook' &&
        mayUndo(entry) && (
          <Button icon={isUndone ? Redo2 : Undo2} onPress={() => void turn()}>
            {t(isUndone ? 'journal.redo' : 'journal.undo')}
          </Button>
        )
      }
    >
      {shown !== undefined && shown.length === 0 && <p className={style('soft')}>{t('audit.nothingTold')}</p>}
      {shown !== undefined && shown.length > 0 && (
        <table className={style('before-after')}>
          <thead>
            <tr>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={`${one.subject} ${one.outletId} ${one.field}`}>
                <th scope="row">
                  {[words.subjectOf(one), words.fieldOf(one)].filter((word) => word !== '').join(' · ')}
                </th>
                <td>{words.valueOf(one, one.before)}</td>
                <td>{words.valueOf(one, one.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

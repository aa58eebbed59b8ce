/** The rows behind a stock figure, newest first; each can be taken back, and brought back. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import type { CommandName } from '../../db/facts.ts';
import { entriesOf, type KnownEntries } from '../../db/queries/entries-of.ts';
import { type LedgerLine, ledgerOf } from '../../db/queries/ledger-of.ts';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { EntryId, Item, OutletId } from '../../domain/nouns.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import type { Format } from '../../ui/format.ts';
import { nearDay } from '../../ui/near-day.ts';
import { useMayUndo } from '../../ui/rights.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './ledger.module.css';
import { derivedOf, detailWords, type StockTexts, whatOf } from './ledger-words.ts';

const style = classesOf(sheet);
const FIRST_ROWS = 15;
const MORE_ROWS = 100;
/** Entries of one row: nothing else goes with it. */
const ALONE: ReadonlySet<CommandName> = new Set<CommandName>(['countStock', 'noteRanOut']);

export interface LedgerProps {
  readonly outletId: OutletId;
  readonly item: Item;
  readonly today: Day;
  readonly currency: Currency;
}

export function Ledger({ outletId, item, today, currency }: LedgerProps) {
  const { t } = useTranslation('stock');
  const command = useCommand();
  const tell = useUndoToast();
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [asked, setAsked] = useState<{ readonly line: LedgerLine; readonly by: CommandName } | null>(null);
  const ledger = useLiveQuery(async () => {
    const { lines, total } = await ledgerOf(book, outletId, item.id, limit);
    return {
      lines,
      total,
      entries: await entriesOf(
        book,
        lines.map((line) => line.entryId),
      ),
    };
  }, [outletId, item.id, limit]);

  const takeBack = async (entryId: EntryId, message: string) => {
    const done = await command(undo(book, entryId));
    if (done) tell(message, () => undo(book, done.entryId));
  };
  const undoLine = (line: LedgerLine, what: string) => {
    if (line.undoneBy !== null) void takeBack(line.undoneBy, t('ledger.redone', { what }));
    else {
      const by = ledger?.entries.byId.get(line.entryId)?.command ?? 'countStock';
      // One row of many: the rest of the entry goes with it, so that is said first.
      if (ALONE.has(by)) void takeBack(line.entryId, t('ledger.undone', { what }));
      else setAsked({ line, by });
    }
  };

  return (
    <Card title={t('ledger.title')} note={t('ledger.note')} flush>
      {ledger === undefined ? (
        <div className={style('pad')}>
          <Skeleton rows={4} />
        </div>
      ) : ledger.lines.length === 0 ? (
        <p className={style('pad')}>{t('ledger.empty')}</p>
      ) : (
        <>
          <Rows
            lines={ledger.lines}
            entries={ledger.entries}
            item={item}
            today={today}
            currency={currency}
            onUndo={undoLine}
          />
          {ledger.total > ledger.lines.length && (
            <div className={style('more')}>
              <Button kind="quiet" onPress={() => setLimit(limit + MORE_ROWS)}>
                {t('ledger.older', { count: Math.min(MORE_ROWS, ledger.total - ledger.lines.length) })}
              </Button>
            </div>
          )}
        </>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        needs="undo"
        title={t('ledger.many.title')}
        confirm={t('ledger.many.confirm')}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked === null) return;
          void takeBack(asked.line.entryId, t('ledger.undone', { what: t(`ledger.${togetherIn(asked.by)}`) }));
          setAsked(null);
        }}
      >
        {asked !== null && t(`ledger.many.${togetherIn(asked.by)}`)}
      </ConfirmDialog>
    </Card>
  );
}

/** What else goes when one row of an entry is taken back. */
function togetherIn(by: CommandName): 'delivery' | 'count' | 'import' | 'entry' {
  if (by === 'recordDelivery') return 'delivery';
  if (by === 'finishCount') return 'count';
  return by.startsWith('import') ? 'import' : 'entry';
}

interface RowsProps {
  readonly lines: readonly LedgerLine[];
  readonly entries: KnownEntries;
  readonly item: Item;
  readonly today: Day;
  readonly currency: Currency;
  readonly onUndo: (line: LedgerLine, what: string) => void;
}

function Rows({ lines, entries, item, today, currency, onUndo }: RowsProps) {
  const { t } = useTranslation('stock');
  const { t: tReceive } = useTranslation('receive');
  const format = useFormat();
  const mayUndo = useMayUndo();
  const changeOf = ({ change }: LedgerLine) => (change === null ? '' : signed(change, item, format));
  return (
    <table className={style('ledger')}>
      <thead>
        <tr>
          <th scope="col">{t('ledger.what')}</th>
          <th scope="col" className={style('wide')}>
            {t('ledger.change')}
          </th>
          <th scope="col">{t('ledger.balance')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('ledger.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const what = whatOf(line, item.baseUnit, t, format);
          const day = nearDay(format, line.day, today);
          const isVoid = line.undoneBy !== null;
          const more = detailWords(line, { today, currency, t, tReceive, format });
          const derived = derivedOf(line, item.baseUnit, t, format);
          return (
            <tr key={line.key} className={style(line.state !== 'counts' && 'void')}>
              <th scope="row">
                <span className={style('what')}>{isVoid ? <del>{what}</del> : what}</span>
                <span className={style('when')}>{whenOf(line, day, entries, t, format)}</span>
                {more !== '' && <span className={style('when')}>{more}</span>}
                {derived !== null && <span className={style('when')}>{derived}</span>}
              </th>
              <td className={style('wide')}>{changeOf(line)}</td>
              <td>
                {line.balance === null ? '–' : format.amount(line.balance, item.baseUnit)}
                <span className={style('narrow')}>{changeOf(line)}</span>
              </td>
              <td className={style('act')}>
                {mayUndo(entries.byId.get(line.entryId)) && (
                  <IconButton
                    icon={isVoid ? Redo2 : Undo2}
                    label={t(isVoid ? 'ledger.redo' : 'ledger.undo', { what, day })}
                    onPress={() => onUndo(line, what)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Day, time, by whom, and why it does not count where it does not. */
function whenOf(
  line: LedgerLine,
  day: string,
  { byId, deviceId, people }: KnownEntries,
  t: StockTexts,
  format: Format,
) {
  const entry = byId.get(line.entryId);
  const words = [line.at === null || line.kind === 'imported' ? day : `${day}, ${format.time(line.at)}`];
  if (entry) {
    const role = t(entry.personId === 'manager' ? 'ledger.manager' : 'ledger.other');
    words.push(people.get(entry.personId) ?? role);
  }
  if (entry && entry.deviceId !== deviceId) words.push(t('ledger.otherDevice'));
  if (line.state === 'voided') words.push(t('ledger.voided'));
  if (line.state === 'superseded') words.push(t('ledger.superseded'));
  return words.join(' · ');
}

function signed(change: number, item: Item, format: Format): string {
  const amount = format.amount(Math.abs(change), item.baseUnit);
  return change > 0 ? `+${amount}` : change < 0 ? `−${amount}` : amount;
}

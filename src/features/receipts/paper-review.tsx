/** The review itself: what is doubtful, what is fine, who sold it, whether it adds up, and the one tap that books it. */

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { dropPaperDraft, restorePaperDraft } from '../../db/commands/keep-paper-draft.ts';
import type { OpenDraft } from '../../db/queries/paper-drafts.ts';
import { blankLine, blockOf, deliveryLines, doubtsOf, type ReviewLine } from '../../domain/receipt-review.ts';
import { bookPaper } from '../../jobs/book-paper.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { HowRead } from './how-read.tsx';
import { LineRow } from './line-row.tsx';
import { PaperHead } from './paper-head.tsx';
import { PaperSums } from './paper-sums.tsx';
import { type Mark, PaperView } from './paper-view.tsx';
import sheet from './review.module.css';
import { useReview } from './use-review.ts';
import { useWorryWords, Worries } from './worries.tsx';

const style = classesOf(sheet);

export function PaperReview({ open }: { readonly open: OpenDraft }) {
  const { t } = useTranslation(['receipts', 'ui']);
  const [, go] = useLocation();
  const { day: today } = useWallClock();
  const state = useReview(open, today);
  const command = useCommand();
  const tell = useUndoToast();
  const [current, setCurrent] = useState<{ readonly id: number; readonly isDoubtful: boolean } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isBooking, setIsBooking] = useState(false);
  const sayWorry = useWorryWords(state);
  if (state === null) return <Skeleton rows={6} />;
  const { review, itemById, worries, change } = state;
  const { draft, pages } = open;

  const isDoubtful = (line: ReviewLine) =>
    doubtsOf(line, review.currency).length > 0 ||
    worries.some((one) => 'line' in one && one.line === line.id && one.weight !== 'shows');
  const kept = review.lines.filter((line) => !line.isLeftOut);
  // A line being corrected stays where it stands until it is closed.
  const doubtful = kept.filter((line) => (line.id === current?.id ? current.isDoubtful : isDoubtful(line)));
  const fine = kept.filter((line) => !doubtful.includes(line));
  const leftOut = review.lines.filter((line) => line.isLeftOut);
  const booked = deliveryLines(review, itemById);
  const blocked = kept.filter((line) => blockOf(line) !== null);
  const stops = worries.some(({ weight }) => weight === 'stops');
  const asked = worries.filter(({ weight }) => weight === 'asks');

  const store = async () => {
    setIsAsking(false);
    setIsBooking(true);
    const done = await command(bookPaper(book, draft.id, review, { itemById, today }));
    setIsBooking(false);
    if (done === null) return;
    const supplier =
      state.suppliers.find(({ id }) => id === review.supplierId)?.name ?? review.merchant ?? t('review.nobody');
    go('/receive', { replace: true });
    tell(t('review.booked', { supplier, count: done.lines }), done.takeBack);
  };
  const throwAway = async () => {
    const dropped = await dropPaperDraft(book, draft.id);
    go('/receive/scan', { replace: true });
    if (dropped !== null) tell(t('review.thrown'), () => restorePaperDraft(book, dropped));
  };
  const addLine = () => {
    const line = blankLine(review.lines);
    change({ lines: [...review.lines, line] });
    setCurrent({ id: line.id, isDoubtful: true });
  };
  const rows = (lines: readonly ReviewLine[]) => (
    <ul className={style('lines')}>
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          state={state}
          isOpen={current?.id === line.id}
          onOpen={(isOpen) => setCurrent(isOpen ? { id: line.id, isDoubtful: isDoubtful(line) } : null)}
        />
      ))}
    </ul>
  );

  return (
    <div className={style('review', pages.length === 0 && 'alone')}>
      {pages.length > 0 && (
        <PaperView
          pages={pages}
          marks={marksOf(review.lines, open, current?.id ?? null, isDoubtful)}
          onWhole={() => setCurrent(null)}
        />
      )}
      <div className={style('side')}>
        <Worries worries={worries} state={state} />
        <PaperHead state={state} merchant={draft.receipt.merchant} />
        {doubtful.length > 0 && (
          <section className={style('group')} aria-label={t('review.toCheck', { count: doubtful.length })}>
            <h2 className={style('group-title')}>{t('review.toCheck', { count: doubtful.length })}</h2>
            {rows(doubtful)}
          </section>
        )}
        {fine.length > 0 && (
          <section className={style('group')} aria-label={t('review.fine', { count: fine.length })}>
            <h2 className={style('group-title')}>{t('review.fine', { count: fine.length })}</h2>
            {rows(fine)}
          </section>
        )}
        <div className={style('more')}>
          <Button icon={Plus} onPress={addLine}>
            {t('review.addLine')}
          </Button>
          <Button kind="quiet" icon={Trash2} onPress={() => void throwAway()}>
            {t('review.throw')}
          </Button>
        </div>
        {leftOut.length > 0 && (
          <Disclosure title={t('review.leftOut', { count: leftOut.length })}>{rows(leftOut)}</Disclosure>
        )}
        <PaperSums state={state} receipt={draft.receipt} />
        {pages.length > 0 && draft.receipt.text.length > 0 && <HowRead pages={pages} />}
        <footer className={style('foot', current === null && 'stuck')}>
          <div className={style('foot-words')} role="status">
            {booked.length === 0
              ? t('review.nothing')
              : blocked.length > 0
                ? t('review.blocked', { count: blocked.length })
                : null}
          </div>
          <Button
            kind="primary"
            size="large"
            isDisabled={booked.length === 0 || stops}
            isPending={isBooking}
            onPress={() => (asked.length > 0 ? setIsAsking(true) : void store())}
          >
            {t('review.book', { count: booked.length })}
          </Button>
        </footer>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('review.askTitle')}
        confirm={t('review.askYes')}
        onConfirm={() => void store()}
        onClose={() => setIsAsking(false)}
      >
        <ul className={style('asked')}>
          {asked.map((worry) => (
            <li key={sayWorry(worry)}>{sayWorry(worry)}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
  );
}

/** Where the lines stand on the photo. */
function marksOf(
  lines: readonly ReviewLine[],
  { draft: { receipt } }: OpenDraft,
  current: number | null,
  isDoubtful: (line: ReviewLine) => boolean,
): readonly Mark[] {
  return lines.flatMap((line) => {
    if (line.from === null || line.isLeftOut) return [];
    const tone = line.id === current ? 'current' : isDoubtful(line) ? 'doubtful' : 'fine';
    const places = receipt.lines[line.from]?.from ?? [];
    return places.flatMap((index): Mark[] => {
      const read = receipt.text[index];
      return read === undefined ? [] : [{ id: line.id, page: read.page, box: read.box, tone }];
    });
  });
}

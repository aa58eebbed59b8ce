/** "Ran out at 19:40": one tap for now, two for earlier. From then on demand is not known, and the forecast is told so. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Clock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { noteRanOut } from '../../db/commands/note-ran-out.ts';
import { undo } from '../../db/commands/undo.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Item } from '../../domain/nouns.ts';
import { lookAhead } from '../../domain/outlook.ts';
import { clockMinutes, type WallClock } from '../../domain/supplier-calendar.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ClockField, DayField } from '../../ui/day-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ItemPicker } from './item-picker.tsx';
import { pickablesOf } from './pickables.ts';
import sheet from './receive.module.css';
import { clock } from './recent-doings.tsx';

const style = classesOf(sheet);
/** Items that are probably low, as large chips. */
const LIKELY = 8;
/** Farther back a day is corrected by its record, not by a tap. */
const DAYS_BACK = 31;

export function RanOutScreen() {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const now = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  return (
    <Page
      title={t('ranOut.title')}
      note={t('ranOut.note')}
      back={{ label: t('title'), go: () => go('/receive'), always: true }}
      width="narrow"
    >
      {known === undefined ? <Skeleton rows={6} /> : known !== null && <RanOut known={known} now={now} />}
    </Page>
  );
}

function RanOut({ known, now }: { readonly known: KnownOfOutlet; readonly now: WallClock }) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [earlier, setEarlier] = useState<Item | null>(null);
  const { id: outletId } = known.outlet;
  const all = useMemo(() => pickablesOf(known.stock, format), [known, format]);
  const likely = useMemo(
    () =>
      lookAhead({ ...known, now, serviceLevel: known.settings.serviceLevel })
        .filter(({ daysOfCover, onHand }) => daysOfCover !== null && onHand !== 0)
        .toSorted((a, b) => a.daysOfCover! - b.daysOfCover!)
        .slice(0, LIKELY)
        .map(({ item }) => item.id),
    [known, now],
  );

  const note = async (item: Item, day: Day, minutes: number): Promise<boolean> => {
    const done = await command(noteRanOut(book, { outletId, itemId: item.id, day, minutes }));
    if (done === null) return false;
    tell(t('ranOut.saved', { item: item.name, time: clock(minutes) }), () => undo(book, done.entryId));
    return true;
  };

  const noteNow = ({ item }: { readonly item: Item }) => {
    const at = new Date();
    void note(item, now.day, at.getHours() * 60 + at.getMinutes());
  };

  return (
    <>
      <ItemPicker
        all={all}
        recent={likely}
        recentLabel={t('ranOut.likely', { time: clock(now.minutes) })}
        onPick={noteNow}
        aside={({ item }) => (
          <IconButton icon={Clock} label={t('ranOut.earlier', { item: item.name })} onPress={() => setEarlier(item)} />
        )}
      />
      {earlier !== null && (
        <EarlierSheet
          item={earlier}
          now={now}
          onNote={async (day, minutes) => {
            if (await note(earlier, day, minutes)) setEarlier(null);
          }}
          onClose={() => setEarlier(null)}
        />
      )}
    </>
  );
}

interface EarlierSheetProps {
  readonly item: Item;
  readonly now: WallClock;
  readonly onNote: (day: Day, minutes: number) => Promise<void>;
  readonly onClose: () => void;
}

function EarlierSheet({ item, now, onNote, onClose }: EarlierSheetProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const [day, setDay] = useState<Day | null>(now.day);
  const [time, setTime] = useState<string | null>(clock(now.minutes));
  const minutes = time === null ? null : clockMinutes(time);
  const first = addDays(now.day, -DAYS_BACK);
  const isAhead = day !== null && minutes !== null && (day > now.day || (day === now.day && minutes > now.minutes));
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('ranOut.sheet', { item: item.name })}
      actions={
        <Button
          kind="primary"
          isDisabled={day === null || minutes === null || isAhead || day < first}
          onPress={() => day !== null && minutes !== null && void onNote(day, minutes)}
        >
          {t('ranOut.save')}
        </Button>
      }
    >
      <div className={style('time')}>
        <DayField
          label={t('ranOut.day')}
          value={day}
          onChange={setDay}
          min={first}
          max={now.day}
          error={day !== null && day < first ? t('ranOut.tooLong', { day: format.day(first) }) : null}
          isRequired
        />
        <ClockField
          label={t('ranOut.time')}
          value={time}
          onChange={setTime}
          error={isAhead ? t('ranOut.ahead') : null}
          isRequired
        />
      </div>
    </Sheet>
  );
}

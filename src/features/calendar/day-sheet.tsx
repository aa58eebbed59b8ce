/** A day to know is entered: what, when, where, and how many guests. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addCalendarDay } from '../../db/commands/add-calendar-day.ts';
import { undo } from '../../db/commands/undo.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { DAY_KINDS, type DayKind } from '../../domain/days-to-know.ts';
import type { Outlet, OutletId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';

export interface DaySheetProps {
  readonly outlets: readonly Outlet[];
  readonly today: Day;
  readonly onClose: () => void;
}

/** Opens on a booking of tomorrow: what is entered most. */
export function DaySheet({ outlets, today, onClose }: DaySheetProps) {
  const { t } = useTranslation('calendar');
  const words = useRefusalWords();
  const offerUndo = useUndoToast();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<DayKind>('booking');
  const [day, setDay] = useState<Day | null>(addDays(today, 1));
  const [size, setSize] = useState('');
  const [outletId, setOutletId] = useState<OutletId | 'all'>('all');
  const [isTried, setIsTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const countsGuests = kind !== 'closed';
  const guests = size.trim() === '' || !countsGuests ? null : Number(size.trim());
  const isSizeWrong = guests !== null && !(Number.isInteger(guests) && guests >= 0);

  const save = async () => {
    setIsTried(true);
    if (name.trim() === '' || day === null || isSizeWrong) return;
    const where = outletId === 'all' ? null : outletId;
    const saved = await addCalendarDay(book, { name: name.trim(), kind, day, size: guests, outletId: where });
    if (!saved.ok) {
      setProblem(saved.refusal.code === 'name-taken' ? t('form.twice') : words(saved.refusal.code));
      return;
    }
    onClose();
    offerUndo(t('added', { name: name.trim() }), () => undo(book, saved.entryId));
  };

  return (
    <Sheet
      isOpen
      needs="addCalendarDay"
      onClose={onClose}
      title={t('form.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <RadioCards
        compact
        label={t('kind.label')}
        value={kind}
        onChange={setKind}
        choices={DAY_KINDS.map((value) => ({ value, title: t(`kind.${value}`) }))}
      />
      <TextField
        label={t('form.name')}
        note={t('form.nameHint')}
        value={name}
        onChange={(text) => {
          setProblem(null);
          setName(text);
        }}
        error={isTried && name.trim() === '' ? t('form.nameMissing') : problem}
        maxLength={200}
        isRequired
      />
      <DayField
        label={t('form.date')}
        value={day}
        onChange={setDay}
        error={isTried && day === null ? t('form.dateMissing') : null}
        isRequired
      />
      {countsGuests && (
        <TextField
          label={t('form.size')}
          note={t('form.sizeNote')}
          value={size}
          onChange={setSize}
          inputMode="numeric"
          error={isTried && isSizeWrong ? t('form.sizeWrong') : null}
          maxLength={6}
        />
      )}
      {outlets.length > 1 && (
        <Select
          label={t('outlet')}
          value={outletId}
          onChange={setOutletId}
          choices={[
            { value: 'all' as const, title: t('allOutlets') },
            ...outlets.map((outlet) => ({ value: outlet.id, title: outlet.name })),
          ]}
        />
      )}
    </Sheet>
  );
}

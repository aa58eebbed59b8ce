/** Days to know: what was entered and what the calendar knows by itself, the next to come first. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CalendarPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { removeCalendarDay } from '../../db/commands/remove-calendar-day.ts';
import { undo } from '../../db/commands/undo.ts';
import { listCalendarDays } from '../../db/queries/calendar-days.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { addDays, dayAt } from '../../domain/day.ts';
import { type DayToKnow, type FeastRun, feastRuns } from '../../domain/days-to-know.ts';
import type { Outlet } from '../../domain/nouns.ts';
import { COUNTRY_CHOICES, countryOf, type Settings } from '../../domain/settings.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Page } from '../../ui/page.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { CalendarFile } from './calendar-file.tsx';
import { DaySheet } from './day-sheet.tsx';

/** Feasts are shown for a year: long enough to meet each once. */
const AHEAD = 365;

export function CalendarScreen() {
  const { t } = useTranslation('calendar');
  const may = useMay();
  const [, go] = useLocation();
  const [isAdding, setIsAdding] = useState(false);
  const known = useLiveQuery(async () => {
    const [days, outlets, settings] = await Promise.all([
      listCalendarDays(book),
      listOutlets(book),
      readSettings(book),
    ]);
    return { days, outlets, settings };
  }, []);
  const today = dayAt(Date.now());
  return (
    <Page
      title={t('title')}
      note={t('note')}
      width="narrow"
      back={{ label: t('back'), go: () => go('/insights'), always: true }}
      actions={
        <Button kind="primary" needs="addCalendarDay" icon={CalendarPlus} onPress={() => setIsAdding(true)}>
          {t('add')}
        </Button>
      }
    >
      {known === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <Coming
            days={known.days.filter(({ day }) => day >= today)}
            feasts={feastRuns(countryOf(known.settings), today, addDays(today, AHEAD))}
            outlets={known.outlets}
          />
          <Past days={known.days.filter(({ day }) => day < today).reverse()} outlets={known.outlets} />
          <Feasts settings={known.settings} />
          {may('importCalendar') && <CalendarFile />}
        </>
      )}
      {isAdding && known && <DaySheet outlets={known.outlets} today={today} onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

interface ComingProps {
  readonly days: readonly DayToKnow[];
  readonly feasts: readonly FeastRun[];
  readonly outlets: readonly Outlet[];
}

function Coming({ days, feasts, outlets }: ComingProps) {
  const { t } = useTranslation('calendar');
  const rows = [
    ...days.map((day) => ({ at: day.day, row: <DayRow key={day.id} day={day} outlets={outlets} /> })),
    ...feasts.map((run) => ({ at: run.from, row: <FeastRow key={`${run.name} ${run.from}`} run={run} /> })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <Card title={t('coming')} flush {...(days.length === 0 ? { note: t('none') } : {})}>
      <List label={t('coming')}>{rows.map(({ row }) => row)}</List>
    </Card>
  );
}

function Past({ days, outlets }: Omit<ComingProps, 'feasts'>) {
  const { t } = useTranslation('calendar');
  if (days.length === 0) return null;
  return (
    <Card>
      <Disclosure title={t('past')}>
        <List label={t('past')}>
          {days.map((day) => (
            <DayRow key={day.id} day={day} outlets={outlets} />
          ))}
        </List>
      </Disclosure>
    </Card>
  );
}

function DayRow({ day, outlets }: { readonly day: DayToKnow; readonly outlets: readonly Outlet[] }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const command = useCommand();
  const offerUndo = useUndoToast();
  const { id, name, kind, size, outletId } = day;
  const facts = [format.day(day.day, { weekday: true, year: true }), t(`kind.${kind}`)];
  if (size !== null) facts.push(t('guests', { count: size, shown: format.number(size) }));
  if (outlets.length > 1) {
    facts.push(outletId === null ? t('allOutlets') : (outlets.find((one) => one.id === outletId)?.name ?? '–'));
  }
  const remove = async () => {
    const done = await command(removeCalendarDay(book, { calendarDayId: id }));
    if (done) offerUndo(t('removed', { name }), () => undo(book, done.entryId));
  };
  return (
    <ListRow
      title={name}
      detail={facts.join(' · ')}
      end={
        <IconButton
          needs="removeCalendarDay"
          icon={Trash2}
          label={`${t('remove')}: ${name}`}
          onPress={() => void remove()}
        />
      }
    />
  );
}

function FeastRow({ run: { name, from, to } }: { readonly run: FeastRun }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const first = format.day(from, { weekday: true, year: true });
  const days = from === to ? first : t('until', { from: first, to: format.day(to, { weekday: true, year: true }) });
  return <ListRow title={t(`feast.${name}`)} detail={`${days} · ${t('byCalendar')}`} />;
}

function Feasts({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('calendar');
  const command = useCommand();
  const may = useMay();
  return (
    <Card title={t('feasts.title')} note={t('feasts.note')}>
      <Select
        label={t('feasts.label')}
        value={settings.country ?? 'auto'}
        isDisabled={!may('changeBookSettings')}
        onChange={(chosen) => void command(changeSettings(book, { country: chosen === 'auto' ? null : chosen }))}
        choices={(['auto', ...COUNTRY_CHOICES] as const).map((value) => ({ value, title: t(`feasts.${value}`) }))}
      />
    </Card>
  );
}

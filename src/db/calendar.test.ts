/** Days to know: entered, taken away and undone like everything else, and told to the forecast beside the feasts of the country. */

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber } from '../domain/day.ts';
import { addCalendarDay, importCalendar } from './commands/add-calendar-day.ts';
import { changeSettings } from './commands/change-settings.ts';
import { importRecords } from './commands/import-records.ts';
import { dropCheckpoint, keepCheckpoint } from './commands/keep-checkpoint.ts';
import { removeCalendarDay } from './commands/remove-calendar-day.ts';
import { undo } from './commands/undo.ts';
import { listCalendarDays, readCalendar } from './queries/calendar-days.ts';
import { readCheckpoint } from './queries/checkpoint.ts';
import { demandPanel } from './queries/demand-panel.ts';
import { rebuildAll } from './rebuild-all.ts';
import { addFacts, derivedRows, done, fileSeries, freshBook, readFile, smallBook } from './testing/fresh-book.ts';

const day = dayOf('2025-03-31');
const wedding = { day, outletId: null, kind: 'booking', name: 'Wedding', size: 120 } as const;

describe('days to know', () => {
  it('are entered, refused twice, taken away, and brought back by undo', async () => {
    const { book, outletId } = await smallBook();
    const { calendarDayId } = done(await addCalendarDay(book, wedding));
    expect(await addCalendarDay(book, { ...wedding, name: ' wedding ' })).toMatchObject({
      refusal: { code: 'name-taken' },
    });
    const closed = done(
      await addCalendarDay(book, { day: dayOf('2025-01-02'), outletId, kind: 'closed', name: 'Repairs', size: null }),
    );
    expect((await listCalendarDays(book)).map(({ name }) => name)).toEqual(['Repairs', 'Wedding']);
    const removed = done(await removeCalendarDay(book, { calendarDayId }));
    expect((await listCalendarDays(book)).map(({ name }) => name)).toEqual(['Repairs']);
    expect(await removeCalendarDay(book, { calendarDayId })).toMatchObject({ refusal: { code: 'no-such-day' } });
    const back = done(await undo(book, removed.entryId));
    expect((await listCalendarDays(book))[1]).toEqual({ id: calendarDayId, ...wedding });
    done(await undo(book, back.entryId));
    done(await undo(book, closed.entryId));
    expect(await listCalendarDays(book)).toEqual([]);
  });

  it('come to the same in a rebuilt and in a merged book', async () => {
    const { book } = await smallBook();
    const { calendarDayId } = done(await addCalendarDay(book, wedding));
    done(await addCalendarDay(book, { ...wedding, name: 'Concert', kind: 'event' }));
    done(await removeCalendarDay(book, { calendarDayId }));
    const before = await derivedRows(book);
    expect(before['calendarDays']).toHaveLength(1);
    await rebuildAll(book);
    expect(await derivedRows(book)).toEqual(before);
    const other = freshBook();
    await addFacts(book, other);
    await rebuildAll(other);
    expect((await derivedRows(other))['calendarDays']).toEqual(before['calendarDays']);
  });

  it('refuse what is no day, no name or an outlet that is not there', async () => {
    const book = freshBook();
    expect(await addCalendarDay(book, { ...wedding, name: ' ' })).toMatchObject({ refusal: { code: 'bad-input' } });
    expect(await addCalendarDay(book, { ...wedding, size: -1 })).toMatchObject({ refusal: { code: 'bad-input' } });
    const nowhere = '01a202db-e546-7576-b708-53674d8839e9' as never;
    expect(await addCalendarDay(book, { ...wedding, outletId: nowhere })).toMatchObject({
      refusal: { code: 'no-such-outlet' },
    });
  });

  it('come from a file as one entry, outlets by name', async () => {
    const { book, outletId } = await smallBook();
    const fromFile = (outlet: string | null, name: string) =>
      ({ day: dayToNumber(day), outlet, kind: 'event', name, size: null }) as const;
    const file = { fileName: 'calendar.csv', days: [fromFile('warung', 'Fair'), fromFile(null, 'Race')] };
    expect(await importCalendar(book, { ...file, days: [fromFile('Elsewhere', 'Fair')] })).toMatchObject({
      refusal: { code: 'unknown-outlets', names: ['Elsewhere'] },
    });
    const { added, entryId } = done(await importCalendar(book, file));
    expect(added).toBe(2);
    expect(await importCalendar(book, file)).toMatchObject({ refusal: { code: 'nothing-to-import' } });
    expect((await listCalendarDays(book)).map((one) => [one.name, one.outletId])).toEqual([
      ['Fair', outletId],
      ['Race', null],
    ]);
    done(await undo(book, entryId));
    expect(await listCalendarDays(book)).toEqual([]);
  });
});

describe('the calendar of the forecast', () => {
  it('has the feasts of the country, by currency unless one is set', async () => {
    const { book } = await smallBook();
    const names = async () =>
      (await readCalendar(book, dayOf('2025-03-29'), dayOf('2025-03-31'))).map(({ name }) => name);
    expect(await names()).toEqual(['ramadan', 'nyepi', 'ramadan', 'eid-al-fitr']);
    done(await changeSettings(book, { currency: 'MYR' }));
    expect(await names()).toEqual(['ramadan', 'ramadan', 'eid-al-fitr']);
    done(await changeSettings(book, { currency: 'EUR' }));
    expect(await names()).toEqual([]);
    done(await changeSettings(book, { country: 'ID' }));
    expect(await names()).toContain('nyepi');
    done(await changeSettings(book, { country: 'none' }));
    done(await addCalendarDay(book, wedding));
    expect(await names()).toEqual(['Wedding']);
  });

  it('reaches from the first day on record past the last that is forecast', async () => {
    const { book } = await smallBook();
    done(
      await importRecords(book, { read: readFile(fileSeries('2025-03-20', { used: [1, 2, 3] })), fileName: 'a.csv' }),
    );
    done(await addCalendarDay(book, wedding));
    done(await addCalendarDay(book, { ...wedding, day: dayOf('2025-03-19'), name: 'Before' }));
    const { calendar } = await demandPanel(book, { through: dayOf('2025-03-22') });
    expect(calendar.filter(({ feast }) => feast === undefined)).toEqual([
      { day: dayToNumber(day), outlet: null, kind: 'booking', name: 'Wedding', size: 120 },
    ]);
    expect(calendar.filter(({ feast }) => feast === 'eid-al-fitr').map((one) => one.day)).toEqual([dayToNumber(day)]);
    expect(Math.min(...calendar.map((one) => one.day))).toBe(dayToNumber(dayOf('2025-03-20')));
  });
});

describe('a checkpoint', () => {
  const question = { kind: 'full', through: day, byHand: false } as const;
  it('keeps the newest piece of each name, and only those of one learning', async () => {
    const book = freshBook();
    expect(await readCheckpoint(book)).toBeNull();
    const piece = (of: string, name: string, value: unknown, isWhole = true) => ({ of, name, value, isWhole });
    await keepCheckpoint(book, question, [piece('a', 'ridge', 1), piece('a', 'lstm', Float32Array.of(1), false)]);
    await keepCheckpoint(book, question, [piece('a', 'lstm', Float32Array.of(2), false)]);
    const kept = await readCheckpoint(book);
    expect(kept).toMatchObject({ question, pieces: [{ name: 'lstm' }, { name: 'ridge' }] });
    expect(kept!.pieces[0]!.value).toEqual(Float32Array.of(2));
    await keepCheckpoint(book, { ...question, kind: 'renewal' }, [piece('b', 'ridge', 3)]);
    expect(await readCheckpoint(book)).toMatchObject({ question: { kind: 'renewal' }, pieces: [{ value: 3 }] });
    await dropCheckpoint(book);
    expect(await readCheckpoint(book)).toBeNull();
  });
});

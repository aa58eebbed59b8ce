/** Commands: days to know in advance join the book, one by one or from a file. */

import * as v from 'valibot';
import { numberToDay } from '../../domain/day.ts';
import type { DayToKnow } from '../../domain/days-to-know.ts';
import type { CalendarDay } from '../../domain/demand-forecast.ts';
import type { CalendarDayId, OutletId } from '../../domain/nouns.ts';
import { calendarDayFields } from '../checks.ts';
import { findOutlet, nameKey } from '../find.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

/** Refuses: `name-taken` when the same is entered already, `no-such-outlet`. */
export function addCalendarDay(
  book: Book,
  input: Omit<DayToKnow, 'id'>,
): Promise<CommandOutcome<{ readonly calendarDayId: CalendarDayId }>> {
  return carryOut(book, calendarDayFields, input, {
    name: 'addCalendarDay',
    write: async (draft, fields) => {
      if (fields.outletId !== null) await findOutlet(book, fields.outletId);
      const known = new Set((await book.calendarDays.toArray()).map(sameness));
      if (known.has(sameness(fields))) refuse({ code: 'name-taken', name: fields.name });
      return { brought: { calendarDayId: enter(draft, fields) } };
    },
  });
}

const fileSchema = v.object({
  fileName: v.string(),
  days: v.array(
    v.object({
      ...calendarDayFields.entries,
      day: v.pipe(v.number(), v.transform(numberToDay), calendarDayFields.entries.day),
      outletId: v.optional(v.null(), null),
      outlet: v.nullable(v.string()),
    }),
  ),
});

/** Days of a calendar file, outlets by name; those entered already are passed over. Refuses: `unknown-outlets`, `nothing-to-import`. */
export function importCalendar(
  book: Book,
  input: { readonly fileName: string; readonly days: readonly CalendarDay[] },
): Promise<CommandOutcome<{ readonly added: number }>> {
  return carryOut(book, fileSchema, input, {
    name: 'importCalendar',
    write: async (draft, { fileName, days }) => {
      const outlets = new Map((await book.outlets.toArray()).map(({ id, name }) => [nameKey(name), id]));
      const names = new Set(
        days.flatMap(({ outlet }) => (outlet === null || outlets.has(nameKey(outlet)) ? [] : [outlet])),
      );
      if (names.size > 0) refuse({ code: 'unknown-outlets', names: [...names] });
      const known = new Set((await book.calendarDays.toArray()).map(sameness));
      let added = 0;
      for (const { outlet, ...rest } of days) {
        const fields = { ...rest, outletId: outlet === null ? null : outletOf(outlets, outlet) };
        if (known.has(sameness(fields))) continue;
        known.add(sameness(fields));
        enter(draft, fields);
        added += 1;
      }
      if (added === 0) refuse({ code: 'nothing-to-import' });
      return { brought: { added }, journalled: { fileName, added } };
    },
  });
}

const outletOf = (outlets: ReadonlyMap<string, OutletId>, name: string): OutletId => outlets.get(nameKey(name))!;

function enter(draft: Draft, { day, outletId, kind, name, size }: Omit<DayToKnow, 'id'>): CalendarDayId {
  const id = draft.newId<'calendarDay'>();
  draft.say({ kind: 'calendarDay', subject: id, born: true, fields: { day, outletId, kind, name, size } });
  return id;
}

/** Two days with the same text here are one. */
const sameness = ({ day, outletId, kind, name }: Omit<DayToKnow, 'id' | 'size'>) =>
  JSON.stringify([day, outletId, kind, nameKey(name)]);

/** Command: a day to know is known no more. */

import * as v from 'valibot';
import type { CalendarDayId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ calendarDayId: anId<'calendarDay'>() });

/** Refuses: `no-such-day`. */
export function removeCalendarDay(
  book: Book,
  input: { readonly calendarDayId: CalendarDayId },
): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'removeCalendarDay',
    write: async (draft, { calendarDayId }) => {
      const day = await book.calendarDays.get(calendarDayId);
      if (day === undefined) return refuse({ code: 'no-such-day', calendarDayId });
      draft.say({ kind: 'calendarDay', subject: calendarDayId, born: false, fields: { isRemoved: true } });
      return { brought: {}, journalled: { calendarDayId, name: day.name, day: day.day } };
    },
  });
}

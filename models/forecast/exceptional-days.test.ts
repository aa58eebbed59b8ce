/** Which past days are told apart from ordinary ones, and what is still said of the days after them. */

import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber, numberToDay } from '../../src/domain/day.ts';
import { feastDays } from '../../src/domain/days-to-know.ts';
import type { CalendarDay, DemandPanel } from '../../src/domain/demand-forecast.ts';
import { createRandom } from '../kit/random.ts';
import { layOut } from './grid.ts';
import { type Surroundings, surroundingsOf } from './seen.ts';
import { learnableUsage } from './signals.ts';

const FIRST = dayToNumber(dayOf('2023-01-01'));
const column = (text: string): number => dayToNumber(dayOf(text)) - FIRST;
const DAYS = column('2024-12-31') + 1;

/** Four items of an outlet, used by weekday with a tenth of noise; `times` tells what happened on some days. */
function kitchen(
  times: Readonly<Record<string, number>>,
  calendar: readonly CalendarDay[] = [],
  days = DAYS,
): DemandPanel {
  const random = createRandom(5);
  const series = Array.from({ length: 4 }, (_, item) => {
    const used = Float64Array.from(
      { length: DAYS },
      (_, t) => (20 + 5 * item) * (1 + ((FIRST + t) % 7) / 10) * (1 + 0.1 * (2 * random.uniform() - 1)),
    );
    for (const [text, factor] of Object.entries(times)) used[column(text)]! *= factor;
    return { outlet: 'Kemang', item: `item ${item}`, firstDay: FIRST, used: used.subarray(0, days) };
  });
  return { series, calendar };
}
const around = (panel: DemandPanel): Surroundings => surroundingsOf(layOut(panel));
const exceptionsOf = ({ outlets }: Surroundings): readonly string[] =>
  [...outlets.exceptional.keys()].filter((t) => outlets.exceptional[t] === 1).map((t) => numberToDay(FIRST + t));

describe('exceptional days', () => {
  it('are occasions that the outlet kept, not others and no ordinary day however odd', () => {
    const told = exceptionsOf(around(kitchen({ '2024-05-01': 0.1, '2024-07-04': 2, '2024-03-12': 0.1 })));
    expect(told).toContain('2024-05-01');
    expect(told).toContain('2024-07-04');
    expect(told).not.toContain('2024-03-12');
    // By chance alone one in twenty of the many holidays of elsewhere lies so far off.
    expect(told.length).toBeLessThan(12);
  });

  it('are unknown to what is learned from, and as they were to what is said of the next such day', () => {
    const { grid, outlets } = around(kitchen({ '2024-05-01': 0.1 }));
    const t = column('2024-05-01');
    for (let s = 0; s < 4; s++) {
      expect(outlets.clean[s * grid.days + t]).toBeNaN();
      expect(outlets.clean[s * grid.days + t + 1]).toBe(grid.used[s * grid.days + t + 1]);
    }
    expect(outlets.busy[t]).toBeLessThan(0.2);
    expect(outlets.season[0]!.known[t + 1]).toBe(outlets.season[0]!.known[t]);
    expect(outlets.momentum[0]!.known[t + 1]).toBe(outlets.momentum[0]!.known[t]);
  });

  it('are learned from as they were where the calendar tells them, by those who can split them off', () => {
    const times = { '2024-05-01': 0.1, '2024-07-04': 0.1 };
    const labourDay: CalendarDay = {
      ...{ day: FIRST + column('2024-05-01'), outlet: null, kind: 'holiday', name: 'Labour day', size: null },
    };
    const surroundings = around(kitchen(times, [labourDay]));
    const { grid, outlets } = surroundings;
    const t = column('2024-05-01');
    expect(outlets.clean[t]).toBeNaN();
    expect(learnableUsage(surroundings, 0, t)).toBe(grid.used[t]);
    // With a calendar of holidays, those of elsewhere are days as any other; without it, nobody could tell them.
    expect(learnableUsage(surroundings, 0, column('2024-07-04'))).toBe(grid.used[column('2024-07-04')]);
    expect(learnableUsage(around(kitchen(times)), 0, t)).toBeNaN();
  });

  it('are told by the days up to them alone', () => {
    const times = { '2024-05-01': 0.1, '2024-05-27': 0.5, '2024-07-04': 2 };
    const whole = around(kitchen(times)).outlets.exceptional;
    for (const last of ['2024-05-01', '2024-05-27', '2024-07-04', '2024-07-05']) {
      const days = column(last) + 1;
      expect(around(kitchen(times, [], days)).outlets.exceptional).toEqual(whole.subarray(0, days));
    }
  });

  it('are none in a month of fasting but the days around Lebaran: how it goes then is what the next days of it go by', () => {
    const calendar = feastDays('ID', dayOf('2023-01-01'), dayOf('2024-12-31'));
    const fast = calendar.filter(({ feast, day }) => feast === 'ramadan' && day >= dayToNumber(dayOf('2024-01-01')));
    const times = Object.fromEntries(fast.map(({ day }) => [numberToDay(day), 0.5]));
    const told = exceptionsOf(around(kitchen({ ...times, '2024-04-10': 0 }, calendar)));
    expect(fast.length).toBeGreaterThanOrEqual(29);
    expect(told.filter((day) => day >= '2024-03-13' && day < '2024-03-29')).toEqual([]);
    expect(told).toContain('2024-04-10');
  });

  it('are few where all days of late lie higher', () => {
    const after = Object.fromEntries(
      Array.from({ length: 28 }, (_, at) => [numberToDay(FIRST + column('2024-04-24') + at), 1.25]),
    );
    // Each of 25 April, and 1, 3, 4, 5 and 8 May is a holiday somewhere; the first of them comes before it shows that all are higher.
    const told = exceptionsOf(around(kitchen(after))).filter((day) => day >= '2024-04-24' && day < '2024-05-22');
    expect(told.length).toBeLessThanOrEqual(3);
  });

  it('are none without eight weeks of history', () => {
    expect(exceptionsOf(around(kitchen({ '2023-01-26': 0 }, [], 50)))).toEqual([]);
  });
});

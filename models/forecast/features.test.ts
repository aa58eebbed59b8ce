/** Features: documented, finite where they must be, in the right unit, and blind to the future. */

import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { feastDays } from '../../src/domain/days-to-know.ts';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { UNHURRIED } from '../kit/control.ts';
import { HOLIDAY_REACH } from './calendar-signals.ts';
import {
  CUTOFF_FEATURES,
  ROW_NAMES,
  ROW_SIZE,
  TARGET_FEATURES,
  writeCutoffFeatures,
  writeTargetFeatures,
} from './features.ts';
import { layOut } from './grid.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { DAY_NAMES, DAY_SIZE, SEQUENCE_DAYS, SEQUENCE_SIZE } from './network-days.ts';
import { completeOptions } from './options.ts';
import { startPath } from './paths.ts';
import { groupOf } from './reasons/groups.ts';
import { type Surroundings, seeSeries, surroundingsOf } from './seen.ts';
import { learnSequences, writeDays } from './sequences.ts';
import { cleanUsage } from './signals.ts';
import { STEP_NAMES, STEP_SIZE, writeStep } from './step-features.ts';
import { askRows, learnRows } from './table-rows.ts';

/** A made-up panel with a stock book, run-out days, gaps and a calendar. */
function richPanel(days = 460): DemandPanel {
  const plain = makeUpPanel({ outlets: 2, items: 2, days, seed: 3 });
  const first = plain.series[0]!.firstDay;
  return {
    series: plain.series.map((one, s) => ({
      ...one,
      used: one.used.map((value, t) => (t % 31 === 5 + s ? Number.NaN : value)),
      wasted: one.used.map((value) => value * 0.1),
      closing: one.used.map((value, t) => (t % 17 === 0 ? 0 : value + 3)),
      ordered: one.used.map((_, t) => (t % 3 === 0 ? 20 : 0)),
    })),
    calendar: [
      ...feastDays('MY', dayOf('2024-02-01'), dayOf('2024-06-01')).filter(
        ({ feast }) => feast === 'ramadan' || feast === 'eid-al-fitr',
      ),
      { day: first + 50, outlet: null, kind: 'holiday', name: 'feast', size: null },
      { day: first + days - 30, outlet: 'outlet 1', kind: 'booking', name: 'wedding', size: 80 },
      { day: first + days - 40, outlet: null, kind: 'closed', name: 'repairs', size: null },
    ],
  };
}

/** Everything usage after `cutoff` turned into something else. */
function disturbAfter(panel: DemandPanel, cutoff: number): DemandPanel {
  const change = (column: Float64Array) => column.map((value, t) => (t > cutoff ? 977 + 13 * t : value));
  return {
    ...panel,
    series: panel.series.map((one) => ({
      ...one,
      used: change(one.used),
      wasted: change(one.wasted!),
      closing: change(one.closing!),
      ordered: change(one.ordered!),
    })),
  };
}

const seePanel = (panel: DemandPanel): Surroundings => surroundingsOf(layOut(panel));
/** A scale that changes nothing, but for bounds and what is unknown. */
const AS_IT_IS = { centre: new Float32Array(DAY_SIZE), spread: new Float32Array(DAY_SIZE).fill(1) };
/** The fortnight that ends with the first day after a cutoff. */
const sequenceOf = (around: Surroundings, s: number, cutoff: number): Float32Array => {
  const sequence = new Float32Array(SEQUENCE_SIZE);
  writeDays(around, startPath(around, s, cutoff, 0, 1), cutoff + 1, SEQUENCE_DAYS, AS_IT_IS, sequence, 0);
  return sequence;
};
/** What sequences to learn from hold, written down. */
const lessonOf = async (around: Surroundings, cutoff: number) => {
  const { samples, scale } = await learnSequences(around, cutoff, 1, undefined, UNHURRIED);
  const { targets, weights, inputs } = samples;
  const sequences = Array.from({ length: targets.length }, (_, row) => {
    const sequence = new Float32Array(SEQUENCE_SIZE);
    inputs(row, sequence);
    return sequence;
  });
  return { targets, weights, scale, sequences };
};
const rowOf = (around: Surroundings, s: number, cutoff: number, ahead: number): Float32Array => {
  const seen = seeSeries(around, s);
  const row = new Float32Array(ROW_SIZE);
  writeCutoffFeatures(seen, cutoff, row, 0);
  writeTargetFeatures(seen, cutoff, ahead, row, 0);
  return row;
};

describe('features', () => {
  it('are many, and each has its own name', () => {
    for (const names of [DAY_NAMES, ROW_NAMES, STEP_NAMES]) {
      expect(names.length).toBeGreaterThanOrEqual(26);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(new Set(ROW_NAMES).size).toBe(CUTOFF_FEATURES.length + TARGET_FEATURES.length);
  });

  it.each([40, 200, 420])('of cutoff %i do not change with what happens after it', (cutoff) => {
    const panel = seePanel(richPanel());
    const other = seePanel(disturbAfter(richPanel(), cutoff));
    for (let s = 0; s < 4; s++) {
      expect(sequenceOf(other, s, cutoff)).toEqual(sequenceOf(panel, s, cutoff));
      for (const ahead of [1, 7, 8, 14]) expect(rowOf(other, s, cutoff, ahead)).toEqual(rowOf(panel, s, cutoff, ahead));
    }
  });

  it('would be caught peeking: a day before the cutoff does change them', () => {
    const panel = seePanel(richPanel());
    const other = seePanel(disturbAfter(richPanel(), 199));
    expect(sequenceOf(other, 0, 200)).not.toEqual(sequenceOf(panel, 0, 200));
    expect(rowOf(other, 0, 200, 1)).not.toEqual(rowOf(panel, 0, 200, 1));
  });

  it('tell the fast and the days to and since Lebaran, in every view', () => {
    const around = seePanel(richPanel());
    const lebaran = around.grid.lebaran.indexOf(1);
    const at = (cutoff: number, ahead: number) => {
      const row = rowOf(around, 1, cutoff, ahead);
      const step = new Float32Array(STEP_SIZE);
      writeStep(around, 1, cleanUsage(around.grid, 1), 1, cutoff + ahead, step, 0);
      const asked = ['ramadan', 'daysToLebaran', 'daysSinceLebaran'];
      return {
        row: asked.map((name) => row[ROW_NAMES.indexOf(name)]),
        step: asked.map((name) =>
          Math.fround(step[STEP_NAMES.indexOf(name)]! * (name === 'ramadan' ? 1 : HOLIDAY_REACH)),
        ),
      };
    };
    expect(lebaran).toBe(100);
    // Three days before the feast, asked four days before that: fasting, three to go.
    expect(at(lebaran - 7, 4)).toEqual({ row: [1, 3, 14], step: [1, 3, 14] });
    expect(at(lebaran - 1, 3)).toEqual({ row: [0, 14, 2], step: [0, 14, 2] });
    // Sequences are made of steps: nine days of fast, then none.
    const sequence = sequenceOf(around, 1, lebaran + 3);
    const days = Array.from(
      { length: SEQUENCE_DAYS },
      (_, day) => sequence[day * DAY_SIZE + DAY_NAMES.indexOf('ramadan')],
    );
    expect(days).toEqual([...Array(9).fill(1), 0, 0, 0, 0, 0]);
    expect(groupOf('ramadan')).toBe('feast');
    expect(groupOf('daysToLebaran')).toBe('feast');
    expect(groupOf('daysSinceRamadan')).toBe('feast');
  });

  it('are finite, within bounds, and each one tells something', async () => {
    const { sequences } = await lessonOf(surroundingsOf(layOut(richPanel(520))), 519);
    const told = DAY_NAMES.map(() => new Set<number>());
    for (const sequence of sequences.filter((_, row) => row % 3 === 0)) {
      expect(sequence.every((value) => value >= -4 && value <= 4)).toBe(true);
      for (let i = 0; i < SEQUENCE_SIZE; i++) told[i % DAY_SIZE]!.add(sequence[i]!);
    }
    expect(DAY_NAMES.filter((_, f) => told[f]!.size < 2)).toEqual([]);
  });

  it('do not depend on the unit in which usage is kept, but for the size that says whose row it is', () => {
    const panel = richPanel();
    const grams: DemandPanel = {
      ...panel,
      series: panel.series.map((one) => ({
        ...one,
        used: one.used.map((value) => value * 1000),
        wasted: one.wasted!.map((value) => value * 1000),
        closing: one.closing!.map((value) => value * 1000),
        ordered: one.ordered!.map((value) => value * 1000),
      })),
    };
    const [small, large] = [rowOf(seePanel(panel), 1, 300, 3), rowOf(seePanel(grams), 1, 300, 3)];
    for (let f = 0; f < ROW_SIZE; f++) {
      if (Number.isNaN(small[f]!)) expect(large[f], ROW_NAMES[f]!).toBeNaN();
      else expect(large[f]! - (ROW_NAMES[f] === 'size' ? Math.log(1000) : 0), ROW_NAMES[f]!).toBeCloseTo(small[f]!, 4);
    }
    const [one, other] = [sequenceOf(seePanel(panel), 1, 300), sequenceOf(seePanel(grams), 1, 300)];
    const size = DAY_NAMES.indexOf('size');
    for (let i = 0; i < SEQUENCE_SIZE; i++) if (i % DAY_SIZE !== size) expect(other[i]).toBeCloseTo(one[i]!, 4);
  });

  it('of a series of five days stand on what is known and mark the rest unknown', () => {
    const short: DemandPanel = {
      series: [{ outlet: 'a', item: 'b', firstDay: 20_000, used: Float64Array.of(4, 6, 5, 4, 6) }],
      calendar: [],
    };
    const sequence = sequenceOf(seePanel(short), 0, 4);
    const unknown = DAY_NAMES.indexOf('unknown');
    const marks = Array.from({ length: SEQUENCE_DAYS }, (_, day) => sequence[day * DAY_SIZE + unknown]);
    // The day of each is the one after: five days are known on the last five mornings.
    expect(marks).toEqual([...Array(9).fill(1), ...Array(5).fill(0)]);
    expect(sequence.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['constant', () => 7],
    ['zero', () => 0],
    ['one huge outlier', (t: number) => (t === 100 ? 1e9 : 5 + (t % 3))],
  ])('of a series that is %s are finite and of usual size', (_name, used) => {
    const panel: DemandPanel = {
      series: [
        { outlet: 'a', item: 'b', firstDay: 20_000, used: Float64Array.from({ length: 150 }, (_, t) => used(t)) },
      ],
      calendar: [],
    };
    expect(sequenceOf(seePanel(panel), 0, 149).every((value) => Math.abs(value) <= 6)).toBe(true);
    const level = seeSeries(surroundingsOf(layOut(panel)), 0).level[120]!;
    expect(level).toBeLessThan(30);
  });
});

describe('tables and sequences to learn from', () => {
  const options = completeOptions({ horizon: 7, rows: 3000 });

  it('hold about as many rows as asked, none beyond the cutoff, none that ran out', async () => {
    const around = surroundingsOf(layOut(richPanel()));
    const table = await learnRows(around, 400, options, UNHURRIED);
    expect(table.rows).toBeGreaterThan(2000);
    expect(table.rows).toBeLessThan(3200);
    for (let row = 0; row < table.rows; row++) {
      const at = table.series[row]! * around.grid.days + table.target[row]!;
      expect(table.target[row]!).toBeLessThanOrEqual(400);
      expect(around.grid.censored[at]).toBe(0);
      expect(Number.isFinite(table.y[row]!)).toBe(true);
    }
  });

  it('are the same for the same seed and another draw for another', async () => {
    const around = surroundingsOf(layOut(richPanel()));
    const one = await learnRows(around, 400, options, UNHURRIED);
    expect(await learnRows(around, 400, options, UNHURRIED)).toEqual(one);
    expect((await learnRows(around, 400, { ...options, seed: 2 }, UNHURRIED)).y).not.toEqual(one.y);
  });

  it('do not change with what happens after their cutoff', async () => {
    const panel = richPanel();
    const [around, other] = [panel, disturbAfter(panel, 300)].map((one) => surroundingsOf(layOut(one)));
    expect(await learnRows(other!, 300, options, UNHURRIED)).toEqual(await learnRows(around!, 300, options, UNHURRIED));
    expect(await askRows(other!, [250, 300], 14, UNHURRIED)).toEqual(await askRows(around!, [250, 300], 14, UNHURRIED));
    expect(await lessonOf(other!, 300)).toEqual(await lessonOf(around!, 300));
    expect(await lessonOf(other!, 301)).not.toEqual(await lessonOf(around!, 301));
  });

  it('hold no day of a sequence that ran out, no exceptional one, and none after the cutoff', async () => {
    const around = surroundingsOf(layOut(richPanel()));
    const { targets, weights } = await lessonOf(around, 400);
    let known = 0;
    for (let s = 0; s < 4; s++) {
      for (let t = 7; t <= 400; t++) {
        const at = s * around.grid.days + t;
        const exceptional = around.outlets.exceptional[around.grid.outlet[s]! * around.grid.days + t] === 1;
        if (!Number.isNaN(around.grid.used[at]!) && around.grid.censored[at] === 0 && !exceptional) known++;
      }
    }
    expect(targets.length).toBe(known);
    expect(targets.every(Number.isFinite) && weights!.every(Number.isFinite)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchQuestion, batchesOf, expiryOf, foreseeSpoilage, takeFirst } from './batches.ts';
import { dayOf, dayToNumber, numberToDay } from './day.ts';
import type { ExpectedDay } from './expected-use.ts';
import { baseQuantity } from './quantity.ts';

const FIRST = dayToNumber(dayOf('2026-03-01'));
const on = (index: number) => numberToDay(FIRST + index);
const unknown = Number.NaN;

function question(
  columns: Partial<Record<keyof BatchQuestion['days'], readonly number[]>>,
  rest: Partial<BatchQuestion> = {},
): BatchQuestion {
  const length = Math.max(...Object.values(columns).map((column) => column.length));
  const column = (name: keyof BatchQuestion['days']) => columns[name] ?? new Array<number>(length).fill(unknown);
  return {
    shelfLifeDays: 3,
    firstDay: FIRST,
    days: {
      opening: column('opening'),
      received: column('received'),
      transferIn: column('transferIn'),
      used: column('used'),
      wasted: column('wasted'),
      transferOut: column('transferOut'),
      closing: column('closing'),
    },
    marked: [],
    onHand: null,
    ...rest,
  };
}

const left = (asked: BatchQuestion) =>
  batchesOf(asked).map(({ arrivedOn, expiresOn, quantity }) => [arrivedOn, expiresOn, quantity]);

describe('batches', () => {
  it('leave the shelf in the order in which they expire', () => {
    const asked = question({ received: [500, unknown, 400, unknown], closing: [400, 300, 450, unknown] });
    expect(left(asked)).toEqual([
      [on(0), on(2), 50],
      [on(2), on(4), 400],
    ]);
  });

  it('with a date of their own go by that date, whenever they came', () => {
    const marked = [{ day: on(2), quantity: baseQuantity(300), expiresOn: on(2), mark: 'B2' }];
    const asked = question({ received: [500, 0, 400], used: [0, 0, 100] }, { marked });
    expect(batchesOf(asked)).toEqual([
      { arrivedOn: on(0), expiresOn: on(2), mark: null, quantity: 400, of: 500 },
      { arrivedOn: on(2), expiresOn: on(2), mark: 'B2', quantity: 300, of: 300 },
      { arrivedOn: on(2), expiresOn: on(4), mark: null, quantity: 100, of: 100 },
    ]);
  });

  it('that nobody entered are found, and good until the last day they can be', () => {
    expect(left(question({ opening: [200], closing: [900] }))).toEqual([
      [null, on(1), 200],
      [null, on(2), 700],
    ]);
    expect(left(question({ closing: [10] }, { shelfLifeDays: null }))).toEqual([[null, null, 10]]);
  });

  it('are none when there is nothing, and never less', () => {
    expect(left(question({ received: [5] }, { onHand: baseQuantity(0) }))).toEqual([]);
    expect(left(question({ received: [5] }, { onHand: baseQuantity(-3) }))).toEqual([]);
  });

  it('of a life of one day, or none, are good on the day they came', () => {
    expect([expiryOf(on(0), 0), expiryOf(on(0), 1), expiryOf(on(0), 2), expiryOf(on(0), null)]).toEqual([
      on(0),
      on(0),
      on(1),
      null,
    ]);
  });

  const someDays = fc.integer({ min: 1, max: 12 }).chain((length) => {
    const column = fc.array(fc.option(fc.integer({ min: 0, max: 500 }), { nil: Number.NaN }), {
      minLength: length,
      maxLength: length,
    });
    return fc.record({ received: column, transferIn: column, used: column, wasted: column, closing: column });
  });
  const someQuestion = fc
    .tuple(
      someDays,
      fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      fc.option(fc.integer({ min: -50, max: 2000 }), { nil: null }),
      fc.array(
        fc.record({
          at: fc.integer({ min: 0, max: 11 }),
          quantity: fc.integer({ min: 1, max: 300 }),
          keeps: fc.integer({ min: 0, max: 20 }),
        }),
        { maxLength: 3 },
      ),
    )
    .map(([days, shelfLifeDays, onHand, marks]) =>
      question(days, {
        shelfLifeDays,
        onHand: onHand === null ? null : baseQuantity(onHand),
        marked: marks.map(({ at, quantity, keeps }) => ({
          day: on(at),
          quantity: baseQuantity(quantity),
          expiresOn: on(at + keeps),
          mark: null,
        })),
      }),
    );

  it('add up to what is on hand, hold no more than came, and stand in the order in which they expire', () => {
    fc.assert(
      fc.property(someQuestion, (asked) => {
        const batches = batchesOf(asked);
        const sum = batches.reduce((all, { quantity }) => all + quantity, 0);
        if (asked.onHand !== null) expect(sum).toBe(Math.max(0, asked.onHand));
        for (const { quantity, of } of batches) expect(quantity > 0 && quantity <= of).toBe(true);
        const dates = batches.map(({ expiresOn }) => expiresOn ?? '9999');
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });

  it('give up nothing that expires later while something earlier is left', () => {
    fc.assert(
      fc.property(someQuestion, fc.integer({ min: 0, max: 3000 }), (asked, amount) => {
        const before = batchesOf(asked);
        const after = takeFirst(before, amount);
        const sum = (batches: typeof before) => batches.reduce((all, { quantity }) => all + quantity, 0);
        expect(sum(after)).toBe(Math.max(0, sum(before) - amount));
        // All but the first are whole.
        expect(after.slice(1)).toEqual(before.slice(before.length - after.length + 1));
      }),
    );
  });
});

describe('spoilage', () => {
  const expected = (...means: readonly number[]): ExpectedDay[] =>
    means.map((mean, i) => ({ day: on(i), mean, q05: mean, q25: mean, q50: mean, q75: mean, q95: mean }));
  const batch = (index: number, quantity: number) => ({
    arrivedOn: null,
    expiresOn: on(index),
    mark: null,
    quantity: baseQuantity(quantity),
    of: baseQuantity(quantity),
  });

  it('is what expected use leaves of a batch when its last day is over', () => {
    const batches = [batch(0, 300), batch(1, 300), batch(5, 300)];
    const spoils = foreseeSpoilage(batches, expected(100, 250), on(0), on(1));
    expect(spoils.map((one) => [one.batch.expiresOn, one.spoils])).toEqual([
      [on(0), 200],
      [on(1), 50],
    ]);
    const inTheEvening = foreseeSpoilage(batches, expected(100, 250), on(0), on(0), { day: on(0), share: 0.5 });
    expect(inTheEvening[0]!.spoils).toBe(250);
  });

  it('is all of what has expired, which nobody uses any more', () => {
    const spoils = foreseeSpoilage([batch(-1, 40), batch(0, 40)], expected(100), on(0), on(0));
    expect(spoils.map((one) => one.spoils)).toEqual([40]);
  });

  it('never comes to more than is there, and use only lessens it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 6 }), fc.integer({ min: 1, max: 900 })), { maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 7, maxLength: 7 }),
        (some, uses) => {
          const batches = some.map(([index, quantity]) => batch(index, quantity));
          batches.sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
          const total = (list: readonly { readonly spoils: number }[]) =>
            list.reduce((sum, one) => sum + one.spoils, 0);
          const idle = foreseeSpoilage(batches, [], on(0), on(6));
          const busy = foreseeSpoilage(batches, expected(...uses), on(0), on(6));
          expect(total(idle)).toBe(batches.reduce((sum, { quantity }) => sum + quantity, 0));
          expect(total(busy)).toBeLessThanOrEqual(total(idle));
          for (const { batch: one, spoils } of busy) expect(spoils).toBeLessThanOrEqual(one.quantity);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from './add-up.ts';
import { addDays, dayOf, dayToNumber } from './day.ts';
import type { EntryId, Id, ItemId, Movement, MovementKind, OutletId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import { endOfDay, type ImportedDays, type SeriesFacts } from './stock-facts.ts';

const FIRST = dayOf('2026-03-01');
const NOON = (day: number) => endOfDay(dayToNumber(FIRST) + day, 420) - 43_200_000;
const idOf = <Of extends string>(number: number) => `id-${String(number).padStart(6, '0')}` as Id<Of>;

/** A movement entered as the `number`th thing. */
function movement(
  number: number,
  day: number,
  kind: MovementKind,
  quantity: number,
  at = NOON(day),
  voids?: number,
): Movement {
  return {
    id: idOf(number),
    entryId: idOf(number),
    outletId: 'outlet' as OutletId,
    itemId: 'item' as ItemId,
    day: addDays(FIRST, day),
    at,
    kind,
    quantity: baseQuantity(quantity),
    voids: voids === undefined ? null : idOf(voids),
  };
}

/** Days imported as the `number`th thing, a week after the first day unless said otherwise. */
function imported(number: number, day: number, columns: Record<string, number[]>, readAt = NOON(7)): ImportedDays {
  const arrays = Object.entries(columns).map(([name, amounts]) => [name, Float64Array.from(amounts)] as const);
  return {
    entryId: idOf<'entry'>(number) as EntryId,
    firstDay: dayToNumber(FIRST) + day,
    columns: Object.fromEntries(arrays),
    readAt,
    utcOffset: 420,
  };
}

const sum = (facts: Partial<SeriesFacts>) =>
  addUp({ imported: [], movements: [], ordered: [], ...facts }, { steps: true });
const _ = Number.NaN;

describe('addUp', () => {
  it('knows no level before the first count, and keeps flows all the same', () => {
    const { stock, series } = sum({ movements: [movement(1, 0, 'received', 5)] });
    expect(stock).toEqual({ onHand: null, countedOn: null, countedAt: null, usedThrough: null });
    expect(series!.amounts.received[0]).toBe(5);
  });

  it('takes a count as the level, whatever came before it', () => {
    const movements = [movement(1, 0, 'received', 5), movement(2, 1, 'counted', 3), movement(3, 2, 'wasted', 1)];
    expect(sum({ movements }).stock).toMatchObject({ onHand: 2, countedOn: '2026-03-02', countedAt: NOON(1) });
  });

  it('puts a late receipt before the count that found it', () => {
    const movements = [movement(1, 1, 'counted', 3, NOON(1) + 1000), movement(2, 1, 'received', 9, NOON(1))];
    expect(sum({ movements }).stock.onHand).toBe(3);
  });

  it('lets the last import win where it knows, and keeps the rest', () => {
    const both = [
      imported(1, 0, { used: [1, 2, 3], closing: [9, 8, 7] }),
      imported(2, 1, { used: [20, _], closing: [_, 70] }),
    ];
    const { series, stock } = sum({ imported: both });
    expect([...series!.amounts.used]).toEqual([1, 20, 3]);
    expect([...series!.amounts.closing]).toEqual([9, 8, 70]);
    expect(stock.onHand).toBe(70);
  });

  it('counts a movement once when a later import tells the same', () => {
    const movements = [movement(1, 0, 'received', 5), movement(3, 0, 'received', 2)];
    const { series, steps } = sum({ movements, imported: [imported(2, 0, { received: [6] })] });
    expect(series!.amounts.received[0]).toBe(8);
    expect(steps.map((step) => step.state)).toEqual(['counts', 'superseded', 'counts']);
  });

  it('lets a count of today stand above an import made earlier today', () => {
    const soFar = imported(1, 0, { closing: [40] }, NOON(0));
    const movements = [movement(2, 0, 'counted', 33, NOON(0) + 60_000)];
    expect(sum({ imported: [soFar], movements }).stock.onHand).toBe(33);
  });

  it('lets a closing imported afterwards stand above a count during that day', () => {
    const movements = [movement(1, 0, 'counted', 33)];
    const { stock, series } = sum({ imported: [imported(2, 0, { closing: [40] })], movements });
    expect(stock.onHand).toBe(40);
    expect(series!.amounts.closing[0]).toBe(40);
  });

  it('lets a closing count entered afterwards correct an imported closing', () => {
    const corrected = movement(2, 0, 'counted', 33, endOfDay(dayToNumber(FIRST), 420));
    expect(sum({ imported: [imported(1, 0, { closing: [40] })], movements: [corrected] }).stock.onHand).toBe(33);
  });

  it('moves the level by days without a closing', () => {
    const days = imported(1, 0, { opening: [10, _], received: [5, _], used: [7, 4] });
    expect(sum({ imported: [days] }).stock).toMatchObject({
      onHand: 4,
      countedOn: '2026-02-28',
      usedThrough: '2026-03-02',
    });
  });

  it('derives usage between two counts: on its day, or spread over the days between and marked', () => {
    const movements = [
      movement(1, 0, 'counted', 10),
      movement(2, 1, 'received', 5),
      movement(3, 1, 'counted', 12, NOON(1) + 1),
      movement(4, 3, 'counted', 6),
      movement(5, 4, 'counted', 7),
    ];
    const { series, steps } = sum({ movements });
    expect([...series!.amounts.used]).toEqual([_, 3, 3, 3, _]);
    expect([...series!.spreadOver]).toEqual([_, _, 2, 2, _]);
    expect([...series!.unexplained]).toEqual([_, _, _, _, 1]);
    expect(steps.map((step) => step.derived)).toEqual([
      null,
      null,
      { quantity: 3, days: 1 },
      { quantity: 6, days: 2 },
      { quantity: -1, days: 1 },
    ]);
  });

  it('leaves usage unknown where an import leaves what moved unknown', () => {
    const days = imported(1, 0, { closing: [10, 4], used: [2, _] });
    expect([...sum({ imported: [days] }).series!.amounts.used]).toEqual([2, _]);
  });

  it('says nothing of nothing', () => {
    expect(sum({})).toMatchObject({ series: null, steps: [] });
  });
});

const kinds = fc.constantFrom<MovementKind>('received', 'used', 'wasted', 'transferIn', 'transferOut', 'counted');
const someMovements = fc
  .array(fc.tuple(fc.nat(9), kinds, fc.nat(50), fc.nat(3)), { maxLength: 15 })
  .map((all) => all.map(([day, kind, quantity, hour], i) => movement(2 * i, day, kind, quantity, NOON(day) + hour)));
const someVoids = (movements: readonly Movement[]) =>
  fc
    .subarray([...movements])
    .map((voided) => voided.map((one, i) => movement(1000 + i, 0, 'voided', 0, 0, Number(one.id.slice(3)))));
const column = fc.array(fc.option(fc.nat(50), { nil: _ }), { minLength: 4, maxLength: 4 });
const someImports = fc.array(
  fc.record({
    number: fc.integer({ min: 0, max: 30 }),
    day: fc.nat(6),
    received: column,
    used: column,
    closing: column,
  }),
  { maxLength: 3 },
);
const someFacts = fc.tuple(someMovements, someImports).chain(([movements, imports]) =>
  someVoids(movements).map(
    (voids): SeriesFacts => ({
      movements: [...movements, ...voids],
      imported: imports.map(({ number, day, ...columns }, i) => imported(2 * number + 1 + 100 * i, day, columns)),
      ordered: [],
    }),
  ),
);

describe('addUp, whatever the facts', () => {
  it('spreads what is missing between two levels without losing or making any', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { series, steps } = sum(facts);
        if (series === null) return;
        const { opening, received, wasted, transferIn, transferOut, closing, used } = series.amounts;
        const known = (amount: number) => (Number.isNaN(amount) ? 0 : amount);
        let from = -1;
        for (let i = 0; i < used.length; i++) {
          if (!Number.isNaN(opening[i])) from = i;
          if (!Number.isNaN(series.spreadOver[i])) expect(Number.isSafeInteger(used[i]) && used[i]! >= 0).toBe(true);
          if (Number.isNaN(closing[i]) || from < 0) continue;
          const days = Array.from({ length: i - from + 1 }, (_one, at) => from + at);
          from = -1;
          if (!days.some((day) => !Number.isNaN(series.spreadOver[day]))) continue;
          const level = days.reduce(
            (sumSoFar, day) =>
              sumSoFar +
              known(received[day]!) +
              known(transferIn[day]!) -
              known(transferOut[day]!) -
              known(wasted[day]!) -
              used[day]!,
            opening[days[0]!]!,
          );
          expect(level).toBe(closing[i]);
        }
        for (const step of steps) if (step.derived !== null) expect(step.balance).not.toBeNull();
      }),
    );
  });

  it('does not care in which order they are given', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (facts, chance) => {
        const shuffle = <Fact>(all: readonly Fact[]) =>
          all
            .map((fact) => ({ fact, by: chance.next().value as number }))
            .sort((a, b) => a.by - b.by)
            .map(({ fact }) => fact);
        const other = { ...facts, movements: shuffle(facts.movements), imported: shuffle(facts.imported) };
        expect(sum(other)).toEqual(sum(facts));
      }),
    );
  });

  it('ends its ledger at the stock on hand, each line moving the balance by what it says', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { steps, stock } = sum(facts);
        expect(steps.at(-1)?.balance ?? null).toBe(stock.onHand);
        steps.forEach((step, i) => {
          const before = steps[i - 1]?.balance ?? null;
          if (step.change !== null && before !== null) expect(before + step.change).toBe(step.balance);
        });
      }),
    );
  });

  it('gives the same with voided movements as without them', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const gone = new Set(facts.movements.map((one) => one.voids));
        const without = facts.movements.filter((one) => one.kind !== 'voided' && !gone.has(one.id));
        const plain = { steps: false };
        expect(addUp({ ...facts, movements: without }, plain)).toEqual(addUp(facts, plain));
      }),
    );
  });

  it('keeps what it was given', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const before = structuredClone(facts);
        sum(facts);
        expect(facts).toEqual(before);
      }),
    );
  });
});

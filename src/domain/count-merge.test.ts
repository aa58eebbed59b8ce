import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUnitsOf, partOf, quantityOf } from './count-line.ts';
import { isErased, type MergeableLine, meet, mergeLines } from './count-merge.ts';
import type { DeviceId, ItemId, PersonId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';

const [pack] = countUnitsOf({ baseUnit: 'g', pack: { name: 'dus', size: baseQuantity(2500) }, packs: [] });

const someLine = fc
  .record({
    area: fc.constantFrom('', 'Freezer', 'Gudang'),
    itemId: fc.constantFrom('a' as ItemId, 'b' as ItemId),
    state: fc.constantFrom('counted', 'zero', 'skipped'),
    text: fc.constantFrom('', '1', '2.5'),
    pieces: fc.constantFrom(null, 3),
    isConfirmed: fc.boolean(),
    // Few moments, so that lines meet at the same one.
    at: fc.integer({ min: 1, max: 4 }),
    personId: fc.constantFrom('ani' as PersonId, 'budi' as PersonId),
    deviceId: fc.constantFrom(undefined, 'tablet' as DeviceId, 'phone' as DeviceId),
  })
  .map(({ text, deviceId, ...line }): MergeableLine => {
    const typed = [partOf(pack!, text)];
    const quantity = line.state === 'counted' ? quantityOf(typed) : line.state === 'zero' ? baseQuantity(0) : null;
    return { ...line, typed, quantity, isEstimated: false, ...(deviceId === undefined ? {} : { deviceId }) };
  });
/** What one device has: one line a shelf and item. */
const someLines = fc.array(someLine, { maxLength: 8 }).map((lines) => mergeLines(lines, []));

describe('bringing counts together', () => {
  it('comes to the same in whatever order, and grouping, and however often', () => {
    fc.assert(
      fc.property(someLines, someLines, someLines, (a, b, c) => {
        expect(mergeLines(a, b)).toEqual(mergeLines(b, a));
        expect(mergeLines(mergeLines(a, b), c)).toEqual(mergeLines(a, mergeLines(b, c)));
        expect(mergeLines(mergeLines(a, b), b)).toEqual(mergeLines(a, b));
        expect(mergeLines(a, a)).toEqual(a);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no shelf, and keeps the latest look at each', () => {
    fc.assert(
      fc.property(someLines, someLines, (a, b) => {
        const merged = mergeLines(a, b);
        for (const line of [...a, ...b]) {
          const there = merged.find((one) => one.area === line.area && one.itemId === line.itemId);
          expect(there?.at).toBeGreaterThanOrEqual(line.at);
        }
      }),
    );
  });

  it('foresees just what it will do', () => {
    fc.assert(
      fc.property(someLines, someLines, (mine, theirs) => {
        const taken = meet(mine, theirs).filter(({ wins }) => wins === 'there');
        const after = mergeLines(
          mine,
          taken.map(({ there }) => there),
        );
        const visible = (lines: readonly MergeableLine[]) => lines.filter((line) => !isErased(line));
        expect(visible(after)).toEqual(visible(mergeLines(mine, theirs)));
        expect(meet(after, theirs).filter(({ wins }) => wins === 'there')).toEqual([]);
      }),
    );
  });

  it('calls it a conflict only where two devices found different amounts', () => {
    const line = (text: string, at: number, deviceId: string): MergeableLine => ({
      area: 'Freezer',
      itemId: 'a' as ItemId,
      state: 'counted',
      quantity: quantityOf([partOf(pack!, text)]),
      typed: [partOf(pack!, text)],
      pieces: null,
      isEstimated: false,
      isConfirmed: false,
      at,
      personId: 'ani' as PersonId,
      deviceId: deviceId as DeviceId,
    });
    const one = (mine: MergeableLine, theirs: MergeableLine) => meet([mine], [theirs])[0];
    expect(one(line('1', 1, 'tablet'), line('2', 2, 'phone'))).toMatchObject({ wins: 'there', isConflict: true });
    expect(one(line('1', 2, 'tablet'), line('2', 1, 'phone'))).toMatchObject({ wins: 'here', isConflict: true });
    expect(one(line('1', 1, 'tablet'), line('1', 2, 'phone'))).toMatchObject({ wins: 'there', isConflict: false });
    expect(one(line('1', 1, 'phone'), line('2', 2, 'phone'))).toMatchObject({ wins: 'there', isConflict: false });
    expect(one(line('1', 1, 'phone'), line('1', 1, 'phone'))).toMatchObject({ wins: 'same', isConflict: false });
  });
});

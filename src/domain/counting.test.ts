/** What fingers type while counting comes out as it went in, whatever the unit; what looks like a slip is asked about, nothing else. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseActiveCount, doubtOf } from './active-count.ts';
import { barcodeKey, findByBarcode } from './barcode.ts';
import { countUnitsOf, enteredOf, firstLooseUnit, partOf, quantityOf } from './count-line.ts';
import { oddityOf } from './count-oddity.ts';
import { dayOf } from './day.ts';
import { minorMoney } from './money.ts';
import type { Id, Item, Movement, Pack } from './nouns.ts';
import { joinPacks, packsToBase, splitPacks } from './pack-amount.ts';
import { learnPieceWeight, piecesOfWeight, weightOfPieces } from './piece-weight.ts';
import { type BaseQuantity, baseQuantity, parseDecimal, toBase, UNIT_FACTORS } from './quantity.ts';

const item = (fields: Partial<Item>): Item => ({
  id: 'item' as Id<'item'>,
  name: 'Ayam',
  baseUnit: 'g',
  category: null,
  area: null,
  pack: null,
  packs: [],
  barcodes: [],
  isCatchWeight: false,
  shelfLifeDays: null,
  par: null,
  supplierId: null,
  aliases: [],
  price: null,
  photoId: null,
  isArchived: false,
  ...fields,
});

/** A pack holds at least one base unit. */
const aPack = fc.record({
  name: fc.constantFrom('dus', 'karung', 'tray'),
  size: fc.integer({ min: 12, max: 100_000 }).map(baseQuantity),
  perPacks: fc.integer({ min: 1, max: 12 }),
}) satisfies fc.Arbitrary<Pack>;
const anAmount = fc.integer({ min: 0, max: 50_000_000 }).map(baseQuantity);

describe('conversions round-trip', () => {
  it('through every unit word: base units to the word and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(UNIT_FACTORS)),
        fc.integer({ min: 0, max: 1_000_000 }),
        (word, units) => {
          const { numerator, denominator } = UNIT_FACTORS[word]!;
          // So many units as are whole base units: what is typed is what is kept.
          const typed = String(units * denominator);
          const { quantity, exact } = toBase(parseDecimal(typed)!, UNIT_FACTORS[word]!);
          expect(exact).toBe(true);
          expect(BigInt(quantity) * BigInt(denominator)).toBe(BigInt(typed) * BigInt(numerator));
        },
      ),
    );
  });

  it('through kilos and litres: 4 g stays 4 g', () => {
    fc.assert(
      fc.property(anAmount, (quantity) => {
        const text = `${Math.floor(quantity / 1000)}.${String(quantity % 1000).padStart(3, '0')}`;
        const [kilo] = countUnitsOf(item({}));
        expect(quantityOf([partOf(kilo!, text)])).toBe(quantity);
      }),
    );
  });

  it('through packs and a loose rest, in packs that hold no whole number of base units too', () => {
    fc.assert(
      fc.property(aPack, anAmount, (pack, quantity) => {
        const split = splitPacks(quantity, pack);
        expect(joinPacks(split, pack)).toBe(quantity);
        expect(split.loose).toBeGreaterThanOrEqual(0);
        expect(packsToBase(split.packs + 1, pack)).toBeGreaterThan(quantity);
      }),
    );
  });

  it('through a line of several packs: as many as are typed, rounded once', () => {
    fc.assert(
      fc.property(aPack, aPack, fc.nat(500), fc.nat(500), fc.nat(100_000), (usual, other, some, more, loose) => {
        const own = { ...other, name: 'of another supplier', supplierId: null, barcode: null };
        const units = countUnitsOf(item({ pack: usual, packs: [own] }));
        const gram = units.at(-1)!;
        const parts = [partOf(units[0]!, String(some)), partOf(units[1]!, String(more)), partOf(gram, String(loose))];
        const below = BigInt(usual.perPacks) * BigInt(other.perPacks);
        const above =
          BigInt(some) * BigInt(usual.size) * BigInt(other.perPacks) +
          BigInt(more) * BigInt(other.size) * BigInt(usual.perPacks) +
          BigInt(loose) * below;
        const counted = BigInt(quantityOf(parts)!);
        // Within half a base unit of the exact sum, not of every part.
        const off = 2n * (counted * below - above);
        expect(off > -below && off <= below).toBe(true);
        if (below === 1n) expect(counted).toBe(above);
      }),
    );
  });

  it('through catch weight: pieces to weight and back, wherever a piece weighs more than a base unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.nat(5000),
        (each, sample, pieces) => {
          const learned = { weight: baseQuantity(each * sample + 1), pieces: sample, from: 1 };
          expect(piecesOfWeight(weightOfPieces(pieces, learned), learned)).toBe(pieces);
        },
      ),
    );
  });
});

describe('a line', () => {
  const units = countUnitsOf(item({ pack: { name: 'dus', size: baseQuantity(12_500) } }));

  it('is not counted while nothing is typed; none of it is zero', () => {
    expect(quantityOf([])).toBeNull();
    expect(quantityOf([partOf(units[0]!, '')])).toBeNull();
    expect(quantityOf([partOf(units[1]!, '0')])).toBe(0);
  });

  it('takes part packs, and a number half typed', () => {
    expect(quantityOf([partOf(units[0]!, '1.5')])).toBe(18_750);
    expect(quantityOf([partOf(units[0]!, '3'), partOf(units[1]!, '1.')])).toBe(38_500);
  });

  it('is remembered as it was meant', () => {
    const typed = [partOf(units[0]!, '3'), partOf(units[1]!, '1.5')];
    expect(enteredOf(typed)).toEqual({ packs: '3', packName: 'dus', loose: 1500 });
    expect(enteredOf([partOf(units[2]!, '40')])).toEqual({ packs: '0', packName: null, loose: 40 });
  });

  it('offers what a supplier sells once, and small things in grams', () => {
    const twice = { name: 'dus', size: baseQuantity(12_500), supplierId: null, barcode: null };
    const pack = { name: 'dus', size: baseQuantity(12_500) };
    expect(countUnitsOf(item({ pack, packs: [twice] })).map((unit) => unit.name)).toEqual(['dus', 'kg', 'g']);
    expect(firstLooseUnit(units, 40).name).toBe('g');
    expect(firstLooseUnit(units, 4000).name).toBe('kg');
    expect(firstLooseUnit(units, null).name).toBe('kg');
  });
});

describe('a strange figure', () => {
  const expected = { likely: 1000, low: 800, high: 1300 };

  it('is asked about below half, above twice, and where a unit slipped', () => {
    const kinds = [400, 499, 500, 2000, 2100, 10_000, 100, 1_000_000, 1, 3000].map(
      (counted) => oddityOf(counted, expected)?.kind,
    );
    expect(kinds).toEqual(['little', 'little', undefined, undefined, 'much', 'unit', 'unit', 'unit', 'unit', 'much']);
    expect(oddityOf(1_050_000, expected)).toEqual({ kind: 'unit', times: 1000 });
  });

  it('is nothing strange within what is expected, without an expectation, or as none', () => {
    expect(oddityOf(150, { likely: 1000, low: 100, high: 3000 })).toBeNull();
    expect(oddityOf(5, null)).toBeNull();
    expect(oddityOf(0, expected)).toBeNull();
    expect(oddityOf(5, { likely: 0, low: 0, high: 0 })).toBeNull();
  });
});

describe('the weight of a piece', () => {
  const movement = (at: number, quantity: number, pieces: number | null): Movement => ({
    id: `m${String(at).padStart(3, '0')}` as Id<'movement'>,
    entryId: 'e' as Id<'entry'>,
    outletId: 'o' as Id<'outlet'>,
    itemId: 'item' as Id<'item'>,
    day: dayOf('2026-11-01'),
    at,
    kind: 'received',
    quantity: baseQuantity(quantity),
    voids: null,
    ...(pieces === null ? {} : { detail: { pieces } }),
  });

  it('is Σ weight over Σ pieces of the newest that tell both', () => {
    const voided = new Map([['m002' as Id<'movement'>, true]]);
    expect(
      learnPieceWeight(
        [movement(1, 3000, 3), movement(2, 99_000, 1), movement(3, 500, null), movement(4, 2400, 2)],
        voided,
      ),
    ).toEqual({
      weight: 5400,
      pieces: 5,
      from: 2,
    });
    const many = Array.from({ length: 30 }, (_, at) => movement(at, at < 20 ? 10_000 : 1000, 1));
    expect(learnPieceWeight(many, new Map())).toEqual({ weight: 10_000, pieces: 10, from: 10 });
    expect(learnPieceWeight([movement(1, 500, null)], new Map())).toBeNull();
  });
});

describe('the active count', () => {
  const today = dayOf('2026-11-22');
  const price = { amount: minorMoney(100_000), per: baseQuantity(1000) };
  const used = [900, 1100, 900, 1100];
  const known = {
    par: null,
    item: item({ price }),
    onHand: 20_000 as BaseQuantity,
    countedOn: dayOf('2026-11-18'),
    expected: [],
    usedLately: used,
  };

  it('is value × uncertainty × staleness: price × σ a day × √days', () => {
    const sigma = Math.sqrt(40_000 / 3);
    expect(doubtOf(known, today)).toMatchObject({
      why: 'drift',
      days: 4,
      off: Math.round(sigma * 2),
      stake: Math.round(sigma * 200),
    });
  });

  it('asks for nothing that was counted today or cannot be off, and never for more than was there', () => {
    expect(doubtOf({ ...known, countedOn: today }, today)).toBeNull();
    expect(doubtOf({ ...known, onHand: 0 as BaseQuantity }, today)).toBeNull();
    expect(doubtOf({ ...known, onHand: 50 as BaseQuantity }, today)?.off).toBe(50);
  });

  it('takes a level below nothing as wrong by as much, also today', () => {
    expect(doubtOf({ ...known, onHand: -700 as BaseQuantity, countedOn: today }, today)).toMatchObject({
      why: 'negative',
      off: 700,
    });
  });

  it('reads a forecast where there is one', () => {
    const day = { mean: 1000, q05: 1000 - 1645, q25: 326, q50: 1000, q75: 1674, q95: 2645 };
    const expected = Array.from({ length: 7 }, (_, i) => ({ ...day, day: dayOf(`2026-11-${18 + i}`) }));
    const off = doubtOf({ ...known, expected, usedLately: [] }, today)!.off;
    expect(off).toBeGreaterThan(1950);
    expect(off).toBeLessThan(2050);
  });

  it('is a dozen at most, dearest first, without a price last', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...known,
      item: item({ name: String(i), price: i === 3 ? null : { ...price, amount: minorMoney(1000 * i) } }),
    }));
    const chosen = chooseActiveCount(many, today);
    expect(chosen).toHaveLength(12);
    expect(chosen.map((one) => one.item.name).slice(0, 3)).toEqual(['19', '18', '17']);
    expect(chooseActiveCount(many.slice(0, 5), today).at(-1)?.item.name).toBe('3');
  });
});

describe('a barcode', () => {
  const box = { name: 'dus', size: baseQuantity(24), supplierId: null, barcode: '0 12345 67890 5' };
  const milk = item({ name: 'Susu', barcodes: ['8991002101234'], packs: [box] });

  it('is the same with or without the zero before a UPC', () => {
    expect(barcodeKey('012345678905')).toBe(barcodeKey('0012345678905'));
    expect(barcodeKey('8991002101234')).toBe('8991002101234');
  });

  it('finds the item, and the pack that carries it; what is in use comes first', () => {
    expect(findByBarcode([milk], '0012345678905')).toEqual({ item: milk, pack: box });
    const old = item({ name: 'Lama', barcodes: ['8991002101234'], isArchived: true });
    expect(findByBarcode([old, milk], ' 8991002101234 ')).toEqual({ item: milk, pack: null });
    expect(findByBarcode([milk], '4006381333931')).toBeNull();
  });
});

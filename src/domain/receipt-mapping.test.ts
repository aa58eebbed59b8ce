import { describe, expect, it } from 'vitest';
import { indexNames } from './item-names.ts';
import { LANGUAGES, type Language } from './language.ts';
import { minorMoney } from './money.ts';
import type { Item, ItemId, SupplierId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import type { ReceiptLine } from './receipt.ts';
import {
  type Bought,
  lineQuantity,
  type MappingBook,
  mapLine,
  type PaperName,
  paperKey,
  SURE,
} from './receipt-mapping.ts';
import { ITEMS } from './sample-restaurant/items.ts';

const MARKET = 'market' as SupplierId;

function bookItems(language: Language, currency: 'IDR' | 'MYR'): readonly Item[] {
  return ITEMS.map((one, i) => ({
    id: `item-${i}` as ItemId,
    name: one.name[language],
    baseUnit: one.baseUnit,
    category: null,
    area: null,
    pack: { name: one.pack.name[language], size: baseQuantity(one.pack.size) },
    packs: [],
    barcodes: [],
    isCatchWeight: false,
    shelfLifeDays: null,
    par: null,
    supplierId: one.supplier as SupplierId,
    aliases: one.aliases,
    price: { amount: minorMoney(one.price[currency]), per: baseQuantity(one.price.per) },
    photoId: null,
    isArchived: false,
  }));
}

function knownBook(items: readonly Item[], more: Partial<MappingBook> = {}): MappingBook {
  const itemById = new Map(items.map((item) => [item.id, item]));
  return { itemById, names: indexNames(items), learned: [], supplierId: null, boughtById: new Map(), ...more };
}

function line(name: string, more: Partial<ReceiptLine> = {}): ReceiptLine {
  const nothing = { quantity: null, unit: null, unitPrice: null, discount: null, amount: null, code: null };
  return { ...nothing, name, confidence: 1, from: [], ...more };
}
const whole = (digits: number) => ({ digits, scale: 0 });

/** A small generator with a seed (mulberry32). */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How papers spoil a name; each alone and in pairs. */
const SPOIL: Readonly<Record<string, (name: string, next: () => number) => string>> = {
  plain: (name) => name,
  consonants: (name) =>
    each(
      name,
      (word) =>
        word[0]! +
        word
          .slice(1)
          .replace(/[aeiou]/g, '')
          .slice(0, 3),
    ),
  cut: (name) => each(name, (word) => word.slice(0, 4)),
  slip: (name, next) => each(name, (word) => (word.length < 4 ? word : slip(word, next))),
  read: (name, next) => [...name].map((c) => (next() < 0.12 ? (MISREAD[c] ?? c) : c)).join(''),
  joined: (name) => name.replaceAll(' ', ''),
  branded: (name, next) => `${BRANDS[Math.floor(next() * BRANDS.length)]} ${name}`,
};
const BRANDS = ['rose brand', 'segitiga', 'cap kapal', 'super', 'indo', 'bimoli', 'kw1', 'prima'];
const MISREAD: Readonly<Record<string, string>> = {
  o: '0',
  l: '1',
  i: '1',
  s: '5',
  b: '8',
  g: '9',
  e: 'c',
  m: 'n',
  u: 'v',
  a: 'o',
};
const each = (name: string, change: (word: string) => string) => name.split(' ').map(change).join(' ');
function slip(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2));
  const kind = next();
  if (kind < 0.33) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.66) return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
  return word.slice(0, at) + String.fromCharCode(97 + Math.floor(next() * 26)) + word.slice(at + 1);
}

interface MadeLine {
  readonly line: ReceiptLine;
  readonly item: number;
  readonly quantity: number;
  readonly how: string;
}

/** Lines as suppliers of this region write them: the item's name in the paper's language, spoiled; by kilo, pack or piece. */
function madeLines(paper: 'id' | 'ms', seed: number): readonly MadeLine[] {
  const next = chance(seed);
  const currency = paper === 'id' ? 'IDR' : 'MYR';
  return ITEMS.flatMap((item, index) =>
    Object.entries(SPOIL).map(([how, spoil]): MadeLine => {
      const name = spoil(item.name[paper].toLowerCase(), next).toUpperCase();
      const packs = 1 + Math.floor(next() * 4);
      const quantity = packs * item.pack.size;
      const price = (item.price[currency] / item.price.per) * (0.9 + 0.2 * next());
      const amount = minorMoney(Math.round(price * quantity));
      const large = item.baseUnit === 'pcs' ? 1 : 1000;
      const unitOf = { g: 'KG', ml: 'L', pcs: 'PCS' }[item.baseUnit];
      const shape = next();
      const asMeasure = {
        quantity: { digits: Math.round((quantity / large) * 10), scale: 1 },
        unit: shape < 0.5 ? unitOf : null,
      };
      const asPack = { quantity: whole(packs), unit: shape < 0.85 ? item.pack.name[paper].split(' ')[0]! : null };
      return { line: line(name, { ...(shape < 0.6 ? asMeasure : asPack), amount }), item: index, quantity, how };
    }),
  );
}

function score(language: Language, paper: 'id' | 'ms', seed: number, isKnown: boolean) {
  const currency = paper === 'id' ? 'IDR' : 'MYR';
  // A new book knows neither prices nor amounts: then the name alone must do.
  const items = bookItems(language, currency).map((item) => (isKnown ? item : { ...item, price: null }));
  const next = chance(seed + 1000);
  const boughtById = new Map<ItemId, Bought>(
    isKnown
      ? items.map((item, i) => {
          const { price, pack } = ITEMS[i]!;
          const prices = [0.95, 1, 1.06, 0.98].map((times) => ({
            amount: minorMoney(Math.round(price[currency] * times)),
            per: baseQuantity(price.per),
          }));
          const quantities = [1, 2, 3].map((packs) =>
            baseQuantity(Math.round(pack.size * packs * (0.8 + 0.4 * next()))),
          );
          return [item.id, { prices, quantities, fromSupplier: false }];
        })
      : [],
  );
  const book = knownBook(items, { boughtById });
  const byHow: Record<
    string,
    { n: number; first: number; third: number; unit: number; sure: number; sureRight: number }
  > = {};
  for (const made of madeLines(paper, seed)) {
    const found = mapLine(made.line, book);
    const at = found.findIndex(({ itemId }) => itemId === `item-${made.item}`);
    const best = found[0];
    for (const how of ['all', made.how]) {
      byHow[how] ??= { n: 0, first: 0, third: 0, unit: 0, sure: 0, sureRight: 0 };
      const sum = byHow[how];
      sum.n += 1;
      if (at === 0) sum.first += 1;
      if (at >= 0 && at < 3) sum.third += 1;
      const quantity = at === 0 && best!.unit !== null ? lineQuantity(made.line.quantity, best!.unit.holds) : null;
      if (quantity === made.quantity) sum.unit += 1;
      if (best !== undefined && best.probability >= SURE) {
        sum.sure += 1;
        if (at === 0) sum.sureRight += 1;
      }
    }
  }
  return byHow;
}

describe('made papers of the sample restaurant', () => {
  const share = (part: number, of: number) => Math.round((1000 * part) / of) / 1000;
  // Seeds 1 and 2 were looked at while the weights were set; the figures held to here are of seed 77 and 78.
  for (const paper of ['id', 'ms'] as const) {
    for (const language of LANGUAGES) {
      it.each([
        { isKnown: true, least: { first: 0.96, third: 0.98, unit: 0.95 } },
        { isKnown: false, least: { first: 0.9, third: 0.94, unit: 0.7 } },
      ])(`maps ${paper} papers into a book kept in ${language}, prices known: $isKnown`, ({ isKnown, least }) => {
        const scores = score(language, paper, paper === 'id' ? 77 : 78, isKnown);
        if (process.env['SHOW_SCORES']) {
          for (const [how, { n, first, third, unit, sure, sureRight }] of Object.entries(scores)) {
            console.log(
              `${paper} paper, ${language} book, ${isKnown ? 'prices known' : 'names only'}, ${how}: n ${n}, top-1 ${share(first, n)}, top-3 ${share(third, n)}, item and amount ${share(unit, n)}, taken unasked ${share(sure, n)} of which right ${share(sureRight, sure)}`,
            );
          }
        }
        const { n, first, third, unit, sure, sureRight } = scores['all']!;
        expect(share(first, n)).toBeGreaterThanOrEqual(least.first);
        expect(share(third, n)).toBeGreaterThanOrEqual(least.third);
        expect(share(unit, n)).toBeGreaterThanOrEqual(least.unit);
        expect(share(sureRight, sure)).toBeGreaterThanOrEqual(0.95);
      });
    }
  }
});

describe('what was learned', () => {
  const items = bookItems('en', 'IDR');
  const garlic = items.find(({ name }) => name === 'Garlic')!;
  const learned: readonly PaperName[] = [
    {
      supplierId: MARKET,
      key: paperKey('PUTIH KATING 20'),
      itemId: garlic.id,
      unit: 'karung',
      holds: { base: 'g', numerator: 20_000, denominator: 1 },
    },
  ];

  it('comes first, with its unit, and forgives a misread letter', () => {
    const book = knownBook(items, { learned, supplierId: MARKET });
    for (const name of ['PUTIH KATING 20', 'PUTIH KATIHG 20']) {
      const [best] = mapLine(line(name, { quantity: whole(2), unit: 'KARUNG' }), book);
      expect(best).toMatchObject({ itemId: garlic.id, because: 'learned' });
      expect(best!.probability).toBeGreaterThan(SURE);
      expect(lineQuantity(whole(2), best!.unit!.holds)).toBe(40_000);
    }
  });

  it('does not take one size for another', () => {
    const book = knownBook(items, { learned, supplierId: MARKET });
    expect(mapLine(line('PUTIH KATING 10', { quantity: whole(2), unit: 'KARUNG' }), book)[0]?.because).not.toBe(
      'learned',
    );
  });

  it('helps at another supplier too, with less weight', () => {
    const own = mapLine(
      line('PUTIH KATING 20', { unit: 'karung', quantity: whole(1) }),
      knownBook(items, { learned, supplierId: MARKET }),
    );
    const other = mapLine(
      line('PUTIH KATING 20', { unit: 'karung', quantity: whole(1) }),
      knownBook(items, { learned, supplierId: 'other' as SupplierId }),
    );
    expect(other[0]!.itemId).toBe(garlic.id);
    expect(other[0]!.probability).toBeLessThan(own[0]!.probability);
  });
});

describe('evidence', () => {
  const items = bookItems('id', 'IDR');
  const named = (name: string) => items.find((item) => item.name === name)!;

  it('tells kilos from packs by the price where the paper names no unit', () => {
    const book = knownBook(items);
    const sack = mapLine(line('BERAS', { quantity: whole(2), amount: minorMoney(720_000) }), book)[0]!;
    expect([sack.itemId, lineQuantity(whole(2), sack.unit!.holds)]).toEqual([named('Beras').id, 50_000]);
    const kilos = mapLine(line('BERAS', { quantity: whole(2), amount: minorMoney(29_000) }), book)[0]!;
    expect(lineQuantity(whole(2), kilos.unit!.holds)).toBe(2000);
  });

  it('leaves what nobody ever bought unmapped', () => {
    const [best] = mapLine(
      line('SABUN CUCI PIRING', { quantity: whole(1), unit: 'BTL', amount: minorMoney(21_000) }),
      knownBook(items),
    );
    expect(best?.probability ?? 0).toBeLessThan(0.5);
  });

  it('knows a barcode', () => {
    const withCode = items.map((item) => (item.name === 'Bihun' ? { ...item, barcodes: ['8991234567890'] } : item));
    const [best] = mapLine(line('XYZ PROMO', { code: '8991234567890', quantity: whole(1) }), knownBook(withCode));
    expect(best).toMatchObject({ itemId: named('Bihun').id, because: 'code' });
  });
});

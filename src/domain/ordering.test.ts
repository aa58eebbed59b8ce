/** The proposal on examples a cook can check, and its laws on any kitchen. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween } from './day.ts';
import type { ExpectedDay } from './expected-use.ts';
import { minorMoney } from './money.ts';
import type { Item } from './nouns.ts';
import { type OrderQuestion, proposeOrder, totalOrder } from './ordering.ts';
import { baseQuantity } from './quantity.ts';
import type { DeliveryPlan } from './supplier-calendar.ts';

const today = dayOf('2026-03-02');
const yesterday = addDays(today, -1);
const q = baseQuantity;

/** Delivered in `lead` days, and again `review` days later. */
const plan = (lead: number, review: number): DeliveryPlan => ({
  orderOn: today,
  closesIn: null,
  deliveryOn: addDays(today, lead),
  nextOrderOn: addDays(today, review),
  nextDeliveryOn: addDays(today, lead + review),
});

const steady = (mean: number, spread = 0, days = 14): ExpectedDay[] =>
  Array.from({ length: days }, (_, ahead) => ({
    day: addDays(today, ahead),
    mean,
    q05: Math.max(0, mean - spread),
    q25: Math.max(0, mean - spread / 2),
    q50: mean,
    q75: mean + spread / 2,
    q95: mean + spread,
  }));

const pack = (size: number): Item['pack'] => ({ name: 'dus', size: q(size) });

function ask(change: Partial<OrderQuestion> = {}): OrderQuestion {
  return {
    item: { pack: null, shelfLifeDays: null, par: null },
    stock: { onHand: q(0), through: yesterday },
    incoming: [],
    expected: steady(100),
    plan: plan(1, 3),
    today,
    serviceLevel: 0.9,
    ...change,
  };
}

describe('packs', () => {
  test('three to the litre come to whole bottles, with nothing lost to rounding', () => {
    const bottle = { name: 'botol', size: q(1000), perPacks: 3 };
    const item = { pack: bottle, shelfLifeDays: null, par: null };
    const use = steady(250);
    // 3 days of 250 are 750 ml: three bottles of 333.3, a whole litre.
    const { quantity, proof } = proposeOrder(
      ask({ item, expected: use, stock: { onHand: q(250), through: yesterday } }),
    );
    expect(quantity).toBe(1000);
    expect(proof.pack).toEqual({ size: 333, count: 3 });
  });
});

describe('the sum of the proof', () => {
  test('need − have − coming: 4 days of 100, 150 there, 50 coming', () => {
    const { quantity, proof } = proposeOrder(
      ask({
        stock: { onHand: q(150), through: yesterday },
        incoming: [{ deliveryOn: addDays(today, 1), quantity: q(50) }],
      }),
    );
    expect(quantity).toBe(200);
    expect(proof).toMatchObject({
      needBefore: 100,
      needAfter: 300,
      have: 150,
      coming: 50,
      missed: 0,
      coverFrom: addDays(today, 1),
      coverTo: addDays(today, 3),
    });
  });

  test('safety is the root of the summed squares of each day’s distance to the service level', () => {
    // Four days, each 0.9-quantile 80 % of the way from q75 to q95 on the normal scale at +81.26: 2 × 81.26 = 162.5.
    const { proof } = proposeOrder(ask({ expected: steady(100, 100), stock: { onHand: q(900), through: yesterday } }));
    expect(proof.safety).toBe(163);
  });

  test('what an empty shelf loses before the delivery is not ordered afterwards', () => {
    const { quantity, proof } = proposeOrder(ask({ plan: plan(2, 3), stock: { onHand: q(50), through: yesterday } }));
    expect(proof.missed).toBe(150);
    expect(quantity).toBe(300);
  });

  test('what arrives with the delivery cannot serve the days before it', () => {
    const coming = [{ deliveryOn: addDays(today, 1), quantity: q(300) }];
    const { quantity, proof } = proposeOrder(ask({ incoming: coming }));
    expect(proof.missed).toBe(100);
    expect(quantity).toBe(0);
    expect(proposeOrder(ask({ stock: { onHand: null, through: yesterday }, incoming: coming })).quantity).toBe(0);
  });

  test('use since an old count comes off what is on hand', () => {
    const { proof } = proposeOrder(ask({ stock: { onHand: q(500), through: addDays(today, -4) } }));
    expect(proof.usedSinceCount).toBe(300);
    expect(proof.have).toBe(200);
  });

  test('a count at tonight’s close leaves nothing of today to come', () => {
    const { proof } = proposeOrder(ask({ stock: { onHand: q(500), through: today } }));
    expect(proof.needBefore).toBe(0);
  });

  test('never counted is not zero: proposed without stock, and said so', () => {
    const { quantity, proof } = proposeOrder(ask({ stock: { onHand: null, through: yesterday } }));
    expect(proof.counted).toBe(false);
    expect(quantity).toBe(300);
  });
});

describe('packs and shelf life', () => {
  test('rounds up to packs', () => {
    const { quantity, proof } = proposeOrder(ask({ item: { pack: pack(130), shelfLifeDays: null, par: null } }));
    expect(proof.wanted).toBe(300);
    expect(proof.pack).toEqual({ size: 130, count: 3 });
    expect(quantity).toBe(390);
  });

  test('without packs, asks for a handy amount', () => {
    const weigh = (mean: number) => proposeOrder(ask({ expected: steady(mean) })).quantity;
    expect([7, 33.4, 41.1, 3341].map(weigh)).toEqual([21, 110, 130, 11_000]);
  });

  test('shelf life shortens the days covered', () => {
    const { quantity, proof } = proposeOrder(ask({ item: { pack: null, shelfLifeDays: 2, par: null } }));
    expect(quantity).toBe(200);
    expect(proof.shelfLife).toEqual({ days: 2, cutBy: 100 });
    expect(proof.coverTo).toBe(addDays(today, 2));
  });

  test('rounds down where the rest of the last pack would spoil', () => {
    const { quantity } = proposeOrder(ask({ item: { pack: pack(250), shelfLifeDays: 3, par: null } }));
    expect(quantity).toBe(250);
  });

  test('one pack that is too large is still one pack, and says what spoils', () => {
    const { quantity, proof } = proposeOrder(ask({ item: { pack: pack(1000), shelfLifeDays: 3, par: null } }));
    expect(quantity).toBe(1000);
    expect(proof.spoils).toBe(700);
  });
});

describe('without a forecast', () => {
  const none = { expected: [] as const };
  test('fills up to par', () => {
    const { quantity, proof } = proposeOrder(
      ask({
        ...none,
        item: { pack: pack(60), shelfLifeDays: null, par: q(200) },
        stock: { onHand: q(70), through: today },
      }),
    );
    expect(proof.basis).toBe('par');
    expect(quantity).toBe(180);
  });
  test('without par proposes nothing and says why', () => {
    expect(proposeOrder(ask(none))).toMatchObject({ quantity: 0, proof: { basis: 'nothing' } });
  });
});

describe('laws', () => {
  const questions: fc.Arbitrary<OrderQuestion> = fc
    .record({
      onHand: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }),
      since: fc.integer({ min: 0, max: 30 }),
      lead: fc.integer({ min: 0, max: 5 }),
      review: fc.integer({ min: 1, max: 9 }),
      packSize: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      shelfLifeDays: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      serviceLevel: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      incoming: fc.array(
        fc.record({ ahead: fc.integer({ min: -3, max: 12 }), quantity: fc.integer({ min: 0, max: 800 }) }),
        { maxLength: 3 },
      ),
      days: fc.array(
        fc.record({
          mean: fc.double({ min: 0, max: 300, noNaN: true }),
          spread: fc.double({ min: 0, max: 300, noNaN: true }),
        }),
        { minLength: 1, maxLength: 14 },
      ),
    })
    .map((k) => ({
      item: {
        pack: k.packSize === null ? null : pack(k.packSize),
        shelfLifeDays: k.shelfLifeDays,
        par: null,
      },
      stock: { onHand: k.onHand === null ? null : q(k.onHand), through: addDays(yesterday, -k.since) },
      incoming: k.incoming.map((one) => ({ deliveryOn: addDays(today, one.ahead), quantity: q(one.quantity) })),
      expected: k.days.map(({ mean, spread }, ahead) => ({
        ...steady(mean, spread, 1)[0]!,
        day: addDays(today, ahead),
      })),
      plan: plan(k.lead, k.review),
      today,
      serviceLevel: k.serviceLevel,
    }));

  test('whole, never negative, a multiple of the pack', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { quantity, proof } = proposeOrder(question);
        expect(Number.isSafeInteger(quantity) && quantity >= 0).toBe(true);
        expect(quantity % (question.item.pack?.size ?? 1)).toBe(0);
        for (const amount of [proof.have, proof.coming, proof.safety, proof.missed, proof.spoils]) {
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        }
      }),
    );
  });

  test('the figures of the proof add up', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { needBefore, missed, needAfter, safety, have, coming, wanted } = proposeOrder(question).proof;
        expect(wanted).toBe(Math.max(0, needBefore - missed + needAfter + safety - have - coming));
      }),
    );
  });

  test('covers the need and the safety, unless shelf life says otherwise', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { quantity, proof } = proposeOrder(question);
        const there = proof.have + proof.coming + quantity;
        if (question.item.shelfLifeDays === null) {
          expect(there + proof.missed).toBeGreaterThanOrEqual(proof.needBefore + proof.needAfter + proof.safety);
        } else {
          // What it leaves uncovered is less than one pack, or lies beyond the days it keeps.
          expect(quantity).toBeGreaterThan(proof.wanted - (question.item.pack?.size ?? Math.max(1, proof.wanted / 10)));
          expect(daysBetween(proof.coverFrom, proof.coverTo)).toBeLessThan(question.item.shelfLifeDays);
        }
      }),
    );
  });

  test('more stock never orders more', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 0, max: 2000 }), (question, extra) => {
        fc.pre(question.stock.onHand !== null);
        const richer = { ...question, stock: { ...question.stock, onHand: q(question.stock.onHand! + extra) } };
        expect(proposeOrder(richer).quantity).toBeLessThanOrEqual(proposeOrder(question).quantity);
      }),
      { numRuns: 500 },
    );
  });

  test('more coming never orders more', () => {
    fc.assert(
      fc.property(
        questions,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 12 }),
        (question, extra, ahead) => {
          const richer = {
            ...question,
            incoming: [...question.incoming, { deliveryOn: addDays(today, ahead), quantity: q(extra) }],
          };
          expect(proposeOrder(richer).quantity).toBeLessThanOrEqual(proposeOrder(question).quantity);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a higher service level never orders less', () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (question, level) => {
        fc.pre(level >= question.serviceLevel && question.item.shelfLifeDays === null);
        expect(proposeOrder({ ...question, serviceLevel: level }).quantity).toBeGreaterThanOrEqual(
          proposeOrder(question).quantity,
        );
      }),
    );
  });
});

test('an order’s total leaves out what has no price, and compares with the minimum only when it is known', () => {
  const priced = { price: { amount: minorMoney(1250), per: q(100) } };
  const unpriced = { price: null };
  expect(totalOrder([{ item: priced, quantity: q(1000) }], minorMoney(20_000))).toEqual({
    amount: 12_500,
    unpriced: 0,
    belowMinimum: 7500,
  });
  expect(totalOrder([{ item: unpriced, quantity: q(5) }], minorMoney(20_000))).toMatchObject({
    unpriced: 1,
    belowMinimum: 0,
  });
  expect(totalOrder([{ item: priced, quantity: q(0) }], minorMoney(20_000))).toMatchObject({
    amount: 0,
    belowMinimum: 0,
  });
});

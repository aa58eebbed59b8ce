/** The supplier calendar against dates worked out by hand, and for any calendar. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, numberToDay, weekdayOf } from './day.ts';
import type { Weekday } from './nouns.ts';
import { clockMinutes, planDelivery } from './supplier-calendar.ts';

// 2026-03-02 is a Monday.
const monday = dayOf('2026-03-02');
const monThu = { leadTimeDays: 1, orderDays: [0, 3] as const, cutoff: '15:00' };

test('before the cut-off the order goes today and must last until the delivery of the next order day', () => {
  expect(planDelivery(monThu, { day: monday, minutes: 14 * 60 })).toEqual({
    orderOn: '2026-03-02',
    closesIn: 60,
    deliveryOn: '2026-03-03',
    nextOrderOn: '2026-03-05',
    nextDeliveryOn: '2026-03-06',
  });
});

test('at the cut-off the order has missed the day', () => {
  expect(planDelivery(monThu, { day: monday, minutes: 15 * 60 })).toEqual({
    orderOn: '2026-03-05',
    closesIn: 3 * 1440,
    deliveryOn: '2026-03-06',
    nextOrderOn: '2026-03-09',
    nextDeliveryOn: '2026-03-10',
  });
});

test('no order days means any day, no cut-off means no countdown', () => {
  const plan = planDelivery({ leadTimeDays: 0, orderDays: [], cutoff: null }, { day: monday, minutes: 1439 });
  expect(plan).toMatchObject({
    orderOn: monday,
    closesIn: null,
    deliveryOn: monday,
    nextDeliveryOn: addDays(monday, 1),
  });
});

test('without a supplier: here tomorrow, and again a week later', () => {
  expect(planDelivery(null, { day: monday, minutes: 0 })).toMatchObject({
    deliveryOn: '2026-03-03',
    nextDeliveryOn: '2026-03-10',
  });
});

test('any calendar: orders on order days only, in time, and deliveries move forward', () => {
  const calendar = fc.record({
    leadTimeDays: fc.integer({ min: 0, max: 30 }),
    orderDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }).map((day) => day as Weekday)),
    cutoff: fc.constantFrom(null, '00:00', '09:30', '23:59'),
  });
  const now = fc.record({
    day: fc.integer({ min: 20_000, max: 21_000 }).map(numberToDay),
    minutes: fc.integer({ min: 0, max: 1439 }),
  });
  fc.assert(
    fc.property(calendar, now, (supplier, clock) => {
      const plan = planDelivery(supplier, clock);
      for (const day of [plan.orderOn, plan.nextOrderOn]) {
        if (supplier.orderDays.length > 0) expect(supplier.orderDays).toContain(weekdayOf(day));
      }
      expect(plan.orderOn >= clock.day).toBe(true);
      expect(plan.nextDeliveryOn > plan.deliveryOn).toBe(true);
      if (plan.closesIn !== null) expect(plan.closesIn).toBeGreaterThan(0);
    }),
  );
});

test('a clock time is read strictly', () => {
  expect([clockMinutes('00:00'), clockMinutes('15:30'), clockMinutes('24:00'), clockMinutes('9:00')]).toEqual([
    0,
    930,
    null,
    null,
  ]);
});

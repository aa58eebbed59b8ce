import { expect, it } from 'vitest';
import { leastRole, mayDo, RIGHTS } from './rights.ts';

it('lets viewers look, staff work, managers decide, and the device learn', () => {
  expect(['countStock', 'recordDelivery', 'throwAway'].map((right) => mayDo('staff', right))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['changeItem', 'addPerson', 'importRecords'].map((right) => mayDo('staff', right))).toEqual([
    false,
    false,
    false,
  ]);
  expect(Object.keys(RIGHTS).filter((right) => mayDo('viewer', right))).toEqual([
    'changeOwnPin',
    'changeSettings',
    'keepLearning',
    'recoverPin',
  ]);
  expect(Object.keys(RIGHTS).every((right) => mayDo('manager', right))).toBe(true);
  expect(Object.keys(RIGHTS).filter((right) => mayDo(null, right))).toEqual([
    'changeSettings',
    'keepLearning',
    'recoverPin',
  ]);
});

it('keeps what it does not know for the manager', () => {
  expect(leastRole('somethingNew')).toBe('manager');
  expect(leastRole('toString')).toBe('manager');
});

import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { PersonId } from '../domain/nouns.ts';
import { addItem } from './commands/add-item.ts';
import { addPerson } from './commands/add-person.ts';
import { archivePerson, changePerson } from './commands/change-person.ts';
import { changeSettings } from './commands/change-settings.ts';
import { countStock } from './commands/count-stock.ts';
import { lock, signOut } from './commands/lock.ts';
import { changeOwnPin, recoverPin, signIn } from './commands/sign-in.ts';
import { undo } from './commands/undo.ts';
import { newRecoveryCode, tidyRecoveryCode } from './pin.ts';
import { atDevice } from './queries/people.ts';
import { rebuildAll } from './rebuild-all.ts';
import { allRows, done, smallBook } from './testing/fresh-book.ts';
import { FREE_TRIES, waitUntil } from './wrong-tries.ts';

const count = { day: '2025-03-04' as never, quantity: 5 };

async function staffedBook() {
  const small = await smallBook();
  const { book } = small;
  const { personId: ani, recoveryCode } = done(await addPerson(book, { name: 'Ani', role: 'manager', pin: '1234' }));
  const { personId: budi } = done(await addPerson(book, { name: 'Budi', role: 'staff', pin: '0000' }));
  const { personId: citra } = done(await addPerson(book, { name: 'Citra', role: 'viewer', pin: null }));
  return { ...small, ani, budi, citra, recoveryCode: recoveryCode! };
}

it('lets everybody be the manager until the first one has a PIN, who is then signed in', async () => {
  const { book, outletId, itemId } = await smallBook();
  expect(await addPerson(book, { name: 'Budi', role: 'staff', pin: '1111' })).toMatchObject({
    ok: false,
    refusal: { code: 'last-manager' },
  });
  expect(await atDevice(book)).toMatchObject({ role: 'manager', person: null, people: [] });
  const { personId, entryId } = done(await addPerson(book, { name: 'Ani', role: 'manager', pin: '1234' }));
  const counted = done(await countStock(book, { outletId, itemId, ...count }));
  expect((await book.journal.get(counted.entryId))!.personId).toBe(personId);
  expect((await atDevice(book)).person!.name).toBe('Ani');
  done(await undo(book, entryId));
  expect(await atDevice(book)).toMatchObject({ role: 'manager', people: [] });
});

it('checks rights in the commands and leaves nothing behind', async () => {
  const { book, outletId, itemId, budi, citra } = await staffedBook();
  await signIn(book, budi, '0000');
  const counted = done(await countStock(book, { outletId, itemId, ...count }));
  const before = await allRows(book);
  expect(await addItem(book, { name: 'Beras', baseUnit: 'g' })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed', who: 'manager' },
  });
  expect(await changeSettings(book, { currency: 'MYR' })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed' },
  });
  expect(await allRows(book)).toEqual(before);
  done(await changeSettings(book, { language: 'id' }));
  done(await undo(book, counted.entryId));
  await signIn(book, citra, '');
  expect(await countStock(book, { outletId, itemId, ...count })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed', who: 'staff' },
  });
  await lock(book);
  expect(await countStock(book, { outletId, itemId, ...count })).toMatchObject({
    ok: false,
    refusal: { code: 'locked' },
  });
});

it('lets staff take back their own entries only', async () => {
  const { book, outletId, itemId, ani, budi } = await staffedBook();
  const byAni = done(await countStock(book, { outletId, itemId, ...count }));
  const item = done(await addItem(book, { name: 'Beras', baseUnit: 'g' }));
  await signIn(book, budi, '0000');
  const byBudi = done(await countStock(book, { outletId, itemId, ...count, quantity: 6 }));
  expect(await undo(book, byAni.entryId)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  expect(await undo(book, item.entryId)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  done(await undo(book, byBudi.entryId));
  await signIn(book, ani, '1234');
  done(await undo(book, byAni.entryId));
});

it('keeps a manager with a PIN', async () => {
  const { book, ani } = await staffedBook();
  const last = { ok: false, refusal: { code: 'last-manager' } };
  expect(await archivePerson(book, { personId: ani, isArchived: true })).toMatchObject(last);
  expect(await changePerson(book, { personId: ani, role: 'staff' })).toMatchObject(last);
  expect(await changePerson(book, { personId: ani, pin: null })).toMatchObject(last);
  const born = (await book.journal.toArray()).find((entry) => entry.command === 'addPerson')!;
  expect(await undo(book, born.id)).toMatchObject(last);
  done(await addPerson(book, { name: 'Dewi', role: 'manager', pin: '9876' }));
  done(await changePerson(book, { personId: ani, role: 'staff' }));
  expect((await atDevice(book)).role).toBe('staff');
});

it('makes one wait after wrong PINs, longer each time, over a reload and a clock set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) });
  try {
    const { book, budi } = await staffedBook();
    for (let tries = 1; tries < FREE_TRIES; tries++) {
      expect(await signIn(book, budi, '9999')).toMatchObject({
        refusal: { code: 'wrong-pin', triesLeft: FREE_TRIES - tries },
      });
    }
    expect(await signIn(book, budi, '9999')).toMatchObject({ refusal: { code: 'wait', until: Date.now() + 30_000 } });
    book.close();
    await book.open();
    expect(await signIn(book, budi, '0000')).toMatchObject({ refusal: { code: 'wait' } });
    vi.setSystemTime(Date.UTC(2025, 0, 1));
    expect(await signIn(book, budi, '0000')).toMatchObject({ refusal: { code: 'wait', until: Date.now() + 30_000 } });
    vi.setSystemTime(Date.UTC(2026, 0, 1, 0, 0, 31));
    expect(await signIn(book, budi, '9999')).toMatchObject({ refusal: { code: 'wait', until: Date.now() + 60_000 } });
    vi.setSystemTime(Date.UTC(2026, 0, 1, 0, 2));
    expect(await signIn(book, budi, '0000')).toEqual({ ok: true });
    expect((await book.identity.get('this'))!.tries).toEqual({});
  } finally {
    vi.useRealTimers();
  }
  expect(waitUntil({ count: 30, lastAt: 0 }, 0)).toBe(900_000);
});

it('writes no PIN anywhere', async () => {
  const { book, recoveryCode } = await staffedBook();
  const text = JSON.stringify(await allRows(book));
  expect(text).not.toContain('"1234"');
  expect(text).not.toContain(recoveryCode);
  const [ani, budi] = await book.people.toArray();
  expect(ani!.pin!.salt).not.toBe(budi!.pin!.salt);
});

it('lets a manager who forgot the PIN in by the recovery code, once', async () => {
  const { book, ani, recoveryCode } = await staffedBook();
  await signOut(book);
  expect(await recoverPin(book, { personId: ani, code: newRecoveryCode(), pin: '4321' })).toMatchObject({
    refusal: { code: 'wrong-code' },
  });
  const typed = ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')} `;
  const again = done(await recoverPin(book, { personId: ani, code: typed, pin: '4321' }));
  expect((await atDevice(book)).isLocked).toBe(true);
  expect(again.recoveryCode).not.toBe(recoveryCode);
  expect(await recoverPin(book, { personId: ani, code: recoveryCode, pin: '1111' })).toMatchObject({ ok: false });
  await lock(book);
  expect(await signIn(book, ani, '1234')).toMatchObject({ refusal: { code: 'wrong-pin' } });
  expect(await signIn(book, ani, '4321')).toEqual({ ok: true });
});

it('lets everybody change their own PIN by the old one', async () => {
  const { book, budi } = await staffedBook();
  await signIn(book, budi, '0000');
  expect(await changeOwnPin(book, { old: '1', pin: '2222' })).toMatchObject({ refusal: { code: 'wrong-pin' } });
  done(await changeOwnPin(book, { old: '0000', pin: '2222' }));
  await lock(book);
  expect(await signIn(book, budi, '2222')).toEqual({ ok: true });
});

it('is worked out to the same anew', async () => {
  const { book } = await staffedBook();
  const before = await book.people.toArray();
  await rebuildAll(book);
  expect(await book.people.toArray()).toEqual(before);
  expect(await signIn(book, 'nobody' as PersonId, '1')).toMatchObject({ refusal: { code: 'no-such-person' } });
});

it('reads a recovery code however it was typed', () => {
  expect(tidyRecoveryCode('oil1 abcd-efgh  jkmn')).toBe('0111-ABCD-EFGH-JKMN');
});

import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { dayAt } from '../domain/day.ts';
import { addItem } from './commands/add-item.ts';
import { addPerson } from './commands/add-person.ts';
import { changeItem } from './commands/change-item.ts';
import { changePerson } from './commands/change-person.ts';
import { countStock } from './commands/count-stock.ts';
import { signIn } from './commands/sign-in.ts';
import { undo } from './commands/undo.ts';
import { auditOf, listAudit } from './queries/audit.ts';
import { done, smallBook } from './testing/fresh-book.ts';

it('finds entries by person, command, day and item, and tells before and after', async () => {
  const { book, outletId, itemId } = await smallBook();
  const day = dayAt(Date.now());
  const first = done(await countStock(book, { outletId, itemId, day, quantity: 5 }));
  const { personId: ani } = done(await addPerson(book, { name: 'Ani', role: 'manager', pin: '1234' }));
  const { personId: budi } = done(await addPerson(book, { name: 'Budi', role: 'staff', pin: '2580' }));
  const renamed = done(await changeItem(book, { itemId, fields: { name: 'Ayam kampung' } }));
  const other = done(await addItem(book, { name: 'Beras', baseUnit: 'g' }));
  await signIn(book, budi, '2580');
  const second = done(await countStock(book, { outletId, itemId, day, quantity: 9 }));
  const ids = async (wish: Parameters<typeof listAudit>[1]) => (await listAudit(book, wish, 50)).map(({ id }) => id);
  expect(await ids({ personId: budi })).toEqual([second.entryId]);
  expect(await ids({ command: 'countStock' })).toEqual([second.entryId, first.entryId]);
  expect(await ids({ itemId, command: 'countStock', personId: budi })).toEqual([second.entryId]);
  expect((await ids({ itemId })).slice(0, 3)).toEqual([second.entryId, renamed.entryId, first.entryId]);
  expect(await ids({ itemId: other.itemId })).toEqual([other.entryId]);
  expect((await ids({ day })).length).toBe(8);
  expect(await ids({ day: '2020-01-01' as never })).toEqual([]);
  expect(await auditOf(book, second.entryId)).toEqual([
    { kind: 'level', subject: itemId, outletId, field: 'level', before: 5, after: 9 },
  ]);
  expect(await auditOf(book, renamed.entryId)).toEqual([
    { kind: 'item', subject: itemId, outletId: null, field: 'name', before: 'Ayam', after: 'Ayam kampung' },
  ]);
  await signIn(book, ani, '1234');
  const changed = done(await changePerson(book, { personId: budi, pin: '9999' }));
  expect(JSON.stringify(await auditOf(book, changed.entryId))).not.toContain('hash');
  done(await undo(book, renamed.entryId));
  const [undone] = await listAudit(book, { command: 'changeItem' }, 1);
  expect(undone!.undoneBy).not.toBeNull();
});

import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addOutlet } from './commands/add-outlet.ts';
import { changeOutlet } from './commands/change-outlet.ts';
import { undo } from './commands/undo.ts';
import { listOutlets } from './queries/list-outlets.ts';
import { done, smallBook } from './testing/fresh-book.ts';

it('gives an outlet another name, unless another has it, and takes it back', async () => {
  const { book, outletId } = await smallBook();
  const names = async () => (await listOutlets(book)).map((outlet) => outlet.name);
  const [before] = await names();
  const changed = done(await changeOutlet(book, { outletId, name: ' Blok M ' }));
  expect(await names()).toEqual(['Blok M']);
  done(await addOutlet(book, { name: 'Kemang' }));
  expect(await changeOutlet(book, { outletId, name: 'kemang' })).toMatchObject({ refusal: { code: 'name-taken' } });
  done(await changeOutlet(book, { outletId, name: 'BLOK M' }));
  done(await undo(book, changed.entryId));
  expect(await names()).toEqual(['BLOK M', 'Kemang']);
  expect(before).not.toBe('BLOK M');
});

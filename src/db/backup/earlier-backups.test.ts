/** Backups of every version that was shipped, as that version made them, are restored by this one. */

import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openBook } from '../book.ts';
import { rebuildAll } from '../rebuild-all.ts';
import { NEWEST_VERSION } from '../schema.ts';
import { derivedRows, freshBook } from '../testing/fresh-book.ts';
import { BACKUP_OF_VERSION_2, bytesOf } from '../testing/version-2.ts';
import { holdsKitchenOfVersion2 } from '../testing/version-2-kitchen.ts';
import '../testing/local-storage.ts';
import { rehearse, restore } from './restore.ts';

it('of version 2', async () => {
  const book = freshBook();
  const file = new Blob([bytesOf(BACKUP_OF_VERSION_2)]);
  expect(await rehearse(book, { file, passphrase: null })).toMatchObject({
    ok: true,
    rehearsal: {
      header: { schema: 2 },
      entries: { onlyInFile: 24, onlyInBook: 0 },
      items: { onlyInFile: ['Ayam', 'Beras'] },
      people: { onlyInFile: ['Ani'] },
    },
  });
  const outcome = await restore(book, { file, passphrase: null });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const again = openBook(outcome.name);
  await holdsKitchenOfVersion2(again);
  const before = await derivedRows(again);
  await rebuildAll(again);
  expect(await derivedRows(again)).toEqual(before);
  expect(again.verno).toBe(NEWEST_VERSION);
  again.close();
});

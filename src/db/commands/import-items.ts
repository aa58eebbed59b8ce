/** Command: items of a file join the book; of those it has, what the file tells is taken over. */

import { fieldsOf, planItems } from '../../domain/files/plan.ts';
import type { ItemRow } from '../../domain/files/read-items.ts';
import { carryOut } from '../journal.ts';
import { newItem } from '../new-item.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { type ImportedNouns, readNouns, refuseClashes, rowsOfFile, supplierMaker } from '../take-nouns.ts';

/** Items are found by name or alias, suppliers by name or made. Refuses: `nothing-to-import`, `bad-input` where units differ. */
export function importItems(
  book: Book,
  input: { readonly fileName: string; readonly rows: readonly ItemRow[] },
): Promise<CommandOutcome<ImportedNouns>> {
  return carryOut(book, rowsOfFile, input, {
    name: 'importItems',
    write: async (draft) => {
      const known = await readNouns(book);
      const supplierNamed = supplierMaker(draft, known);
      const { news, changes, clashes } = planItems(input.rows, known, supplierNamed);
      refuseClashes(clashes);
      if (news.length + changes.length === 0) refuse({ code: 'nothing-to-import' });
      for (const row of news) {
        const { name, baseUnit } = row;
        const fields = newItem({ ...fieldsOf(row, null, supplierNamed), name, baseUnit });
        draft.say({ kind: 'item', subject: draft.newId<'item'>(), born: true, fields });
      }
      for (const { noun, fields } of changes) draft.say({ kind: 'item', subject: noun.id, born: false, fields });
      const brought = { added: news.length, changed: changes.length };
      return { brought, journalled: { fileName: input.fileName, ...brought } };
    },
  });
}

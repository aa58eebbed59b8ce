/** Command: suppliers of a file join the book; of those it has, what the file tells is taken over. */

import { planSuppliers } from '../../domain/files/plan.ts';
import type { SupplierRow } from '../../domain/files/read-suppliers.ts';
import { carryOut } from '../journal.ts';
import { newSupplier } from '../new-supplier.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { type ImportedNouns, readNouns, rowsOfFile } from '../take-nouns.ts';

/** Refuses: `nothing-to-import`. */
export function importSuppliers(
  book: Book,
  input: { readonly fileName: string; readonly rows: readonly SupplierRow[] },
): Promise<CommandOutcome<ImportedNouns>> {
  return carryOut(book, rowsOfFile, input, {
    name: 'importSuppliers',
    write: async (draft) => {
      const { news, changes } = planSuppliers(input.rows, await readNouns(book));
      if (news.length + changes.length === 0) refuse({ code: 'nothing-to-import' });
      for (const { row: _row, ...fields } of news) {
        draft.say({ kind: 'supplier', subject: draft.newId<'supplier'>(), born: true, fields: newSupplier(fields) });
      }
      for (const { noun, fields } of changes) {
        draft.say({ kind: 'supplier', subject: noun.id, born: false, fields });
      }
      const brought = { added: news.length, changed: changes.length };
      return { brought, journalled: { fileName: input.fileName, ...brought } };
    },
  });
}

/** Command: recipes of a file join the book; a dish it has is made as the file tells. */

import { nameKey, planRecipes } from '../../domain/files/plan.ts';
import type { RecipeOfFile } from '../../domain/files/read-recipes.ts';
import type { DishId, Id, ItemId } from '../../domain/nouns.ts';
import { carryOut } from '../journal.ts';
import { newItem } from '../new-item.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { type ImportedNouns, readNouns, refuseClashes, rowsOfFile } from '../take-nouns.ts';

/** Items that recipes name and the book lacks are made. Refuses: `nothing-to-import`, `bad-input` where units differ or a recipe loops. */
export function importRecipes(
  book: Book,
  input: { readonly fileName: string; readonly rows: readonly RecipeOfFile[] },
): Promise<CommandOutcome<ImportedNouns & { readonly newItems: number }>> {
  return carryOut(book, rowsOfFile, input, {
    name: 'importRecipes',
    write: async (draft) => {
      const made = new Map<string, Id<string>>();
      const idOf = <Of extends string>(kind: Of, name: string): Id<Of> => {
        const key = `${kind} ${nameKey(name)}`;
        const id = made.get(key) ?? draft.newId<string>();
        made.set(key, id);
        return id as Id<Of>;
      };
      const ids = {
        dish: (name: string): DishId => idOf('dish', name),
        item: (name: string): ItemId => idOf('item', name),
      };
      const plan = planRecipes(input.rows, await readNouns(book), ids);
      refuseClashes(plan.clashes);
      if (plan.news.length + plan.changes.length === 0) refuse({ code: 'nothing-to-import' });
      for (const { name, baseUnit } of plan.newItems) {
        draft.say({ kind: 'item', subject: ids.item(name), born: true, fields: newItem({ name, baseUnit }) });
      }
      for (const recipe of plan.news) {
        const { name, yields, unit, price, isArchived } = recipe;
        const fields = { name, yields, unit, price, isArchived, lines: plan.linesOf.get(recipe)! };
        draft.say({ kind: 'dish', subject: ids.dish(name), born: true, fields });
      }
      for (const { noun, fields } of plan.changes) draft.say({ kind: 'dish', subject: noun.id, born: false, fields });
      const brought = { added: plan.news.length, changed: plan.changes.length, newItems: plan.newItems.length };
      return { brought, journalled: { fileName: input.fileName, ...brought } };
    },
  });
}

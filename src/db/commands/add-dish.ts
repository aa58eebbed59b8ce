/** Command: a dish joins the book, or a part of dishes made ahead. */

import type { Dish, DishId } from '../../domain/nouns.ts';
import { dishFields } from '../checks.ts';
import { refuseBadRecipe, refuseDishName } from '../dish-checks.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

/** Refuses: `name-taken`, `no-such-item`, `no-such-dish`. */
export function addDish(book: Book, dish: Omit<Dish, 'id'>): Promise<CommandOutcome<{ readonly dishId: DishId }>> {
  return carryOut(book, dishFields, dish, {
    name: 'addDish',
    write: async (draft, fields) => {
      const dishId = draft.newId<'dish'>();
      await refuseDishName(book, fields.name, null);
      await refuseBadRecipe(book, dishId, fields);
      draft.say({ kind: 'dish', subject: dishId, born: true, fields });
      return { brought: { dishId } };
    },
  });
}

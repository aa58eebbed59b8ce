/** Command: a dish is made otherwise, sold for another price, or no longer made. */

import * as v from 'valibot';
import type { Dish, DishId } from '../../domain/nouns.ts';
import { anId, dishFields } from '../checks.ts';
import { refuseBadRecipe, refuseDishName } from '../dish-checks.ts';
import { findDish } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface DishChange {
  readonly dishId: DishId;
  /** Only what changes. The unit never does: recipes that take of it are written in it. */
  readonly fields: Partial<Omit<Dish, 'id' | 'unit'>>;
}

const schema = v.object({ dishId: anId<'dish'>(), fields: v.partial(v.omit(dishFields, ['unit'])) });

/** Refuses: `no-such-dish`, `no-such-item`, `name-taken`, `recipe-loops`. */
export function changeDish(book: Book, change: DishChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeDish',
    write: async (draft, { dishId, fields }) => {
      const dish = await findDish(book, dishId);
      const told = given(fields);
      if (told.name !== undefined) await refuseDishName(book, told.name, dishId);
      await refuseBadRecipe(book, dishId, { ...dish, ...told });
      draft.say({ kind: 'dish', subject: dishId, born: false, fields: told });
      return { brought: {} };
    },
  });
}

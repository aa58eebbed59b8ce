/** What a recipe must be before it is written: of things in the book, and never part of itself. */

import type { Dish, DishId } from '../domain/nouns.ts';
import { takesOf } from '../domain/recipe.ts';
import { findDish, findItem, nameKey } from './find.ts';
import { refuse } from './outcome.ts';
import type { Book } from './schema.ts';

export async function refuseDishName(book: Book, name: string, self: DishId | null): Promise<void> {
  const others = (await book.dishes.toArray()).filter((one) => one.id !== self);
  if (others.some((one) => nameKey(one.name) === nameKey(name))) refuse({ code: 'name-taken', name });
}

export async function refuseBadRecipe(book: Book, dishId: DishId, dish: Pick<Dish, 'lines' | 'yields'>): Promise<void> {
  for (const line of dish.lines) {
    if (line.dishId === null) await findItem(book, line.itemId);
    else if (line.dishId !== dishId) await findDish(book, line.dishId);
  }
  const dishes = await book.dishes.toArray();
  const worked = takesOf(dishId, new Map([...dishes.map((one) => [one.id, one] as const), [dishId, dish]]));
  if (!worked.ok && worked.trouble.code === 'recipe-loops') refuse(worked.trouble);
}

/** A supplier as it joins the book, with or without much being known of it. */

import type { Supplier } from '../domain/nouns.ts';

/** Delivers the day after any order, as long as nothing else is known. */
export function newSupplier(fields: Pick<Supplier, 'name'> & Partial<Omit<Supplier, 'id'>>): Omit<Supplier, 'id'> {
  return { leadTimeDays: 1, orderDays: [], cutoff: null, minOrder: null, phone: null, email: null, ...fields };
}

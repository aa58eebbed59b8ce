/** Queries: who uses the book, and who is at this device now. */

import type { Person, PersonId } from '../../domain/nouns.ts';
import { type Here, whoIsHere } from '../rights.ts';
import type { Book } from '../schema.ts';
import { waitUntil } from '../wrong-tries.ts';
import { byName } from './list-outlets.ts';

/** By name, those who no longer use it included. */
export async function listPeople(book: Book): Promise<readonly Person[]> {
  return (await book.people.toArray()).sort(byName);
}

export interface AtDevice extends Here {
  /** Those who may sign in, by name; none where everybody is the manager. */
  readonly people: readonly Person[];
  /** Nobody is signed in: a PIN is asked for. */
  readonly isLocked: boolean;
  /** Who was here last, where they may still come. */
  readonly lastPersonId: PersonId | null;
}

export async function atDevice(book: Book): Promise<AtDevice> {
  const [here, all, identity] = await Promise.all([whoIsHere(book), listPeople(book), book.identity.get('this')]);
  const people = all.filter((person) => !person.isArchived);
  const last = people.find((person) => person.id === identity?.personId);
  return { ...here, people, isLocked: here.role === null, lastPersonId: last?.id ?? null };
}

/** Until when a person has to wait after wrong PINs, milliseconds since the epoch; null when they may try. */
export async function waitOf(book: Book, personId: PersonId, now: number): Promise<number | null> {
  return waitUntil((await book.identity.get('this'))?.tries?.[personId], now);
}

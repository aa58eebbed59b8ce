/** Who is at the device now, and whether they may do what they ask for. */

import type { DeviceId, Person, PersonId, Role } from '../domain/nouns.ts';
import { leastRole, mayDo } from '../domain/rights.ts';
import { refuse } from './outcome.ts';
import type { Book } from './schema.ts';

/** Stands in the journal for what the device did with nobody signed in. */
export const NOBODY = 'device' as PersonId;

export interface Here {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  /** null while nobody is signed in: the device is locked. */
  readonly role: Role | null;
  /** null in a book without people, where everybody is its manager. */
  readonly person: Person | null;
  /** Another book has taken this one's place. */
  readonly isMoved: boolean;
}

/** May be asked within a transaction over `identity` and `people`. */
export async function whoIsHere(book: Book): Promise<Here> {
  const [identity, people] = await Promise.all([book.identity.get('this'), book.people.toArray()]);
  const { deviceId, personId, isLocked = false, movedTo } = identity!;
  const isMoved = movedTo !== undefined;
  if (people.length === 0) return { deviceId, personId, role: 'manager', person: null, isMoved };
  const person = people.find((one) => one.id === personId && !one.isArchived);
  if (isLocked || person === undefined) return { deviceId, personId: NOBODY, role: null, person: null, isMoved };
  return { deviceId, personId, role: person.role, person, isMoved };
}

/** Refuses with `not-allowed` and who may, or with `locked` when nobody is signed in. */
export function demand({ role, isMoved }: Pick<Here, 'role' | 'isMoved'>, right: string): void {
  if (isMoved) refuse({ code: 'book-closed' });
  if (mayDo(role, right)) return;
  if (role === null) refuse({ code: 'locked' });
  refuse({ code: 'not-allowed', who: leastRole(right) === 'manager' ? 'manager' : 'staff' });
}

/** Where there are people, one is a manager with a PIN: otherwise nobody could let anybody in. */
export async function refuseWithoutManager(book: Book): Promise<void> {
  const people = await book.people.toArray();
  const managers = people.filter((one) => one.role === 'manager' && one.pin !== null && !one.isArchived);
  if (people.length > 0 && managers.length === 0) refuse({ code: 'last-manager' });
}

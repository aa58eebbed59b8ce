/** Command: somebody may use the book from now on. */

import * as v from 'valibot';
import { type PersonId, ROLES, type Role } from '../../domain/nouns.ts';
import { aName, aPin } from '../checks.ts';
import { nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { hashSecret, newRecoveryCode } from '../pin.ts';
import type { Book } from '../schema.ts';

export interface NewPerson {
  readonly name: string;
  readonly role: Role;
  /** Four to eight figures; null asks for none. A manager must have one. */
  readonly pin: string | null;
}

export interface AddedPerson {
  readonly personId: PersonId;
  /** Lets a manager who forgot the PIN in again. Told this once and kept nowhere; null for others. */
  readonly recoveryCode: string | null;
}

const schema = v.object({ name: aName, role: v.picklist(ROLES), pin: v.nullable(aPin) });

/**
 * The first one must be a manager with a PIN, and is signed in at once: up to then everybody is the manager. Refuses: `not-allowed`,
 * `name-taken`, `last-manager`.
 */
export async function addPerson(book: Book, person: NewPerson): Promise<CommandOutcome<AddedPerson>> {
  const recoveryCode = person.role === 'manager' ? newRecoveryCode() : null;
  const secrets = {
    pin: person.pin === null ? null : await hashSecret(person.pin),
    recovery: recoveryCode === null ? null : await hashSecret(recoveryCode),
  };
  return carryOut(book, schema, person, {
    name: 'addPerson',
    write: async (draft, { name, role, pin }) => {
      const people = await book.people.toArray();
      if (people.some((one) => !one.isArchived && nameKey(one.name) === nameKey(name))) {
        refuse({ code: 'name-taken', name });
      }
      if (role === 'manager' && pin === null) refuse({ code: 'last-manager' });
      const personId = draft.newId<'person'>();
      draft.say({
        kind: 'person',
        subject: personId,
        born: true,
        fields: { name, role, ...secrets, isArchived: false },
      });
      if (people.length === 0) await book.identity.update('this', { personId, isLocked: false });
      return { brought: { personId, recoveryCode }, journalled: { name, role, hasPin: pin !== null } };
    },
  });
}

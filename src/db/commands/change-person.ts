/** Commands: what is known of a person changes, or they no longer use the book. Their entries stay theirs. */

import * as v from 'valibot';
import { type PersonId, ROLES, type Role } from '../../domain/nouns.ts';
import { aName, anId, aPin } from '../checks.ts';
import { findPerson, nameKey } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { hashSecret, newRecoveryCode } from '../pin.ts';
import type { Book } from '../schema.ts';

export interface PersonChange {
  readonly personId: PersonId;
  readonly name?: string;
  readonly role?: Role;
  /** A new one; null asks for none any more. */
  readonly pin?: string | null;
}

const schema = v.object({
  personId: anId<'person'>(),
  name: v.exactOptional(aName),
  role: v.exactOptional(v.picklist(ROLES)),
  pin: v.exactOptional(v.nullable(aPin)),
});

/** Who becomes a manager gets a recovery code, told once. Refuses: `not-allowed`, `no-such-person`, `name-taken`, `last-manager`. */
export async function changePerson(
  book: Book,
  change: PersonChange,
): Promise<CommandOutcome<{ readonly recoveryCode: string | null }>> {
  const code = newRecoveryCode();
  const recovery = change.role === 'manager' ? await hashSecret(code) : null;
  const newPin = typeof change.pin === 'string' ? await hashSecret(change.pin) : change.pin;
  return carryOut(book, schema, change, {
    name: 'changePerson',
    write: async (draft, { personId, name, role, pin }) => {
      const before = await findPerson(book, personId);
      const others = (await book.people.toArray()).filter((one) => one.id !== personId && !one.isArchived);
      if (name !== undefined && others.some((one) => nameKey(one.name) === nameKey(name))) {
        refuse({ code: 'name-taken', name });
      }
      const isPromoted = role === 'manager' && before.role !== 'manager';
      const pinAfter = newPin === undefined ? before.pin : newPin;
      if ((role ?? before.role) === 'manager' && pinAfter === null) refuse({ code: 'last-manager' });
      const fields = given({ name, role, pin: newPin, recovery: isPromoted ? recovery : undefined });
      draft.say({ kind: 'person', subject: personId, born: false, fields });
      return {
        brought: { recoveryCode: isPromoted ? code : null },
        journalled: { personId, ...given({ name, role, hasPin: pin === undefined ? undefined : pin !== null }) },
      };
    },
  });
}

/** Away from the list of who is here, or back on it. Refuses: `not-allowed`, `no-such-person`, `last-manager`. */
export function archivePerson(
  book: Book,
  input: { readonly personId: PersonId; readonly isArchived: boolean },
): Promise<CommandOutcome> {
  return carryOut(book, v.object({ personId: anId<'person'>(), isArchived: v.boolean() }), input, {
    name: 'archivePerson',
    write: async (draft, { personId, isArchived }) => {
      await findPerson(book, personId);
      draft.say({ kind: 'person', subject: personId, born: false, fields: { isArchived } });
      return { brought: {} };
    },
  });
}

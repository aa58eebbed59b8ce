/** Lets any part of a screen ask whether whoever is signed in may do a thing; the commands check it again. */

import { createContext, type ReactNode, useContext } from 'react';
import type { PersonId, Role } from '../domain/nouns.ts';
import { leastRole, mayDo, type Right } from '../domain/rights.ts';

/** A book without people has one manager: everybody. */
const RoleHere = createContext<Role | null>('manager');

export interface RightsProviderProps {
  readonly role: Role | null;
  readonly personId: PersonId | null;
  readonly children: ReactNode;
}

export function RightsProvider({ role, personId, children }: RightsProviderProps) {
  return (
    <RoleHere value={role}>
      <PersonHere value={personId}>{children}</PersonHere>
    </RoleHere>
  );
}

/** Whoever is signed in; null while nobody is, or nobody is named. */
const PersonHere = createContext<PersonId | null>(null);

/** A function from a right (a command's name) to whether it is there. */
export function useMay(): (right: string) => boolean {
  const role = useContext(RoleHere);
  return (right) => mayDo(role, right);
}

/**
 * Who would have to sign in for this; null where whoever is here may. While the device is locked nothing is taken off the screen: it is covered,
 * and what was half done on it stays for who comes back.
 */
export function useMissing(right: Right | undefined): 'manager' | 'staff' | null {
  const role = useContext(RoleHere);
  return right === undefined || role === null || mayDo(role, right) ? null : whoMay(right);
}

/** A function from an entry of the journal to whether whoever is here may take it back: their own, or all of them as a manager. */
export function useMayUndo(): (entry: { readonly command: string; readonly personId: string } | undefined) => boolean {
  const may = useMay();
  const personId = useContext(PersonHere);
  return (entry) =>
    may('undo') &&
    (entry === undefined || (may(entry.command) && (may('undoOfOthers') || entry.personId === personId)));
}

/** Who may, where whoever is here may not: the key of the words for it. */
export function whoMay(right: string): 'manager' | 'staff' {
  return leastRole(right) === 'manager' ? 'manager' : 'staff';
}

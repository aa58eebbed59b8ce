/** Lets any part of a screen ask whether whoever is signed in may do a thing; the commands check it again. */

import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '../domain/nouns.ts';
import { leastRole, mayDo } from '../domain/rights.ts';

/** A book without people has one manager: everybody. */
const RoleHere = createContext<Role | null>('manager');

export function RightsProvider({ role, children }: { readonly role: Role | null; readonly children: ReactNode }) {
  return <RoleHere value={role}>{children}</RoleHere>;
}

/** A function from a right (a command's name) to whether it is there. */
export function useMay(): (right: string) => boolean {
  const role = useContext(RoleHere);
  return (right) => mayDo(role, right);
}

/** Who may, where whoever is here may not: the key of the words for it. */
export function whoMay(right: string): 'manager' | 'staff' {
  return leastRole(right) === 'manager' ? 'manager' : 'staff';
}

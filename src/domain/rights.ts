/** Who may do what in the stock book: checked by every command before it writes, and asked by the screens. */

import type { Role } from './nouns.ts';

/** From least to most: who may do a thing may do all that a lesser role may. `device`: the device itself, with nobody signed in. */
const RANK = { device: 0, viewer: 1, staff: 2, manager: 3 } as const;
export type Allowed = keyof typeof RANK;

/**
 * The least role for each command of the book (named as in the journal) and for what only part of a command does. What is not listed is the
 * manager's. Viewers look and export; staff do the day's work on the shelves; managers decide.
 */
export const RIGHTS = {
  addCalendarDay: 'manager',
  addDish: 'manager',
  addItem: 'manager',
  addOutlet: 'manager',
  addPerson: 'manager',
  addSupplier: 'manager',
  archivePerson: 'manager',
  arrangeAreas: 'manager',
  changeDish: 'manager',
  changeItem: 'manager',
  changeOrder: 'staff',
  changeOutlet: 'manager',
  changeOwnPin: 'viewer',
  changePerson: 'manager',
  /** How the book is shown on this device; what holds for the whole book is `changeBookSettings`. */
  changeSettings: 'device',
  changeBookSettings: 'manager',
  changeSupplier: 'manager',
  closeOrder: 'manager',
  countStock: 'staff',
  dropCount: 'staff',
  enterSales: 'staff',
  finishCount: 'staff',
  importCalendar: 'manager',
  importItems: 'manager',
  importRecipes: 'manager',
  importSales: 'manager',
  importSuppliers: 'manager',
  importRecords: 'manager',
  importSample: 'manager',
  /** A line of an open count: a draft, not in the journal. */
  keepCountLine: 'staff',
  /** The device learns by itself while nobody is there. */
  keepLearning: 'device',
  /** A picture of what was thrown away, or of a paper. */
  keepPhoto: 'staff',
  notePriceChange: 'manager',
  noteRanOut: 'staff',
  placeItem: 'manager',
  placeOrder: 'manager',
  receiveTransfer: 'staff',
  recordDelivery: 'staff',
  /** Whoever has the recovery code has proven enough. */
  recoverPin: 'device',
  rememberPaperNames: 'staff',
  removeCalendarDay: 'manager',
  restoreBook: 'manager',
  sendOrder: 'manager',
  sendTransfer: 'staff',
  startCount: 'staff',
  /** All that another device has entered in the same book. */
  takeInBook: 'manager',
  /** What another device has counted. */
  takeInCount: 'staff',
  throwAway: 'staff',
  /** Of one's own entries; those of others need `undoOfOthers`. Either way one must have the right to what is undone. */
  undo: 'staff',
  undoOfOthers: 'manager',
  withdrawOrder: 'manager',
  withdrawTransfer: 'staff',
} as const satisfies Readonly<Record<string, Allowed>>;
export type Right = keyof typeof RIGHTS;

/** The least role that may. */
export function leastRole(right: string): Allowed {
  return Object.hasOwn(RIGHTS, right) ? RIGHTS[right as Right] : 'manager';
}

/** `role` is null while nobody is signed in. */
export function mayDo(role: Role | null, right: string): boolean {
  return RANK[role ?? 'device'] >= RANK[leastRole(right)];
}

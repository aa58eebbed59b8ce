/** What a command answers: done, with its journal entry, or refused, with a stable code the screens translate. */

import type {
  CalendarDayId,
  CountId,
  DishId,
  EntryId,
  ItemId,
  MovementId,
  OrderId,
  OutletId,
  PersonId,
  SupplierId,
  TransferId,
} from '../domain/nouns.ts';
import type { BaseUnit } from '../domain/quantity.ts';

/** Why a command was not carried out. Nothing of it is left behind. */
export type Refusal =
  | { readonly code: 'bad-input'; readonly problems: readonly { readonly path: string; readonly message: string }[] }
  | { readonly code: 'no-such-outlet'; readonly outletId: OutletId }
  | { readonly code: 'no-such-item'; readonly itemId: ItemId }
  | { readonly code: 'no-such-supplier'; readonly supplierId: SupplierId }
  | { readonly code: 'no-such-order'; readonly orderId: OrderId }
  | { readonly code: 'no-such-transfer'; readonly transferId: TransferId }
  | { readonly code: 'no-such-dish'; readonly dishId: DishId }
  | { readonly code: 'no-such-movement'; readonly movementId: MovementId }
  | { readonly code: 'no-such-count'; readonly countId: CountId }
  | { readonly code: 'no-such-entry'; readonly entryId: EntryId }
  /** An undo that was itself undone can be undone no further; undo the newest one instead. */
  | { readonly code: 'already-undone'; readonly entryId: EntryId }
  /** What the entry brought is no longer kept (weights of a learning older than the one before). */
  | { readonly code: 'too-old'; readonly entryId: EntryId }
  | { readonly code: 'no-such-day'; readonly calendarDayId: CalendarDayId }
  /** A file names outlets that the book does not know. */
  | { readonly code: 'unknown-outlets'; readonly names: readonly string[] }
  | { readonly code: 'name-taken'; readonly name: string }
  /** The day lies more than a day ahead of the device's clock. */
  | { readonly code: 'in-the-future'; readonly day: string }
  | { readonly code: 'nothing-to-import' }
  /** The book measures these items in another base unit than the file. */
  | {
      readonly code: 'units-differ';
      readonly items: readonly { readonly name: string; readonly book: BaseUnit; readonly file: BaseUnit }[];
    }
  /** Two spellings in the file are one item (or outlet) in the book. */
  | { readonly code: 'same-twice'; readonly names: readonly string[] }
  | { readonly code: 'order-closed'; readonly orderId: OrderId }
  /** Sent already: only a draft can be changed or sent. */
  | { readonly code: 'order-sent'; readonly orderId: OrderId }
  /** Received or withdrawn already. */
  | { readonly code: 'transfer-closed'; readonly transferId: TransferId }
  /** The other outlet has confirmed it; its confirmation is taken back first. */
  | { readonly code: 'already-received'; readonly transferId: TransferId }
  /** A transfer needs two outlets. */
  | { readonly code: 'same-outlet'; readonly outletId: OutletId }
  /** A recipe that is part of itself cannot be taken apart. */
  | { readonly code: 'recipe-loops'; readonly dishes: readonly DishId[] }
  /** Whoever is signed in may not; `who` is the least role that may. */
  | { readonly code: 'not-allowed'; readonly who: 'manager' | 'staff' }
  /** Nobody is signed in. */
  | { readonly code: 'locked' }
  | { readonly code: 'no-such-person'; readonly personId: PersonId }
  /** There would be nobody left who can let others in. */
  | { readonly code: 'last-manager' }
  | { readonly code: 'wrong-pin'; readonly triesLeft: number }
  /** After wrong tries; milliseconds since the epoch until when. */
  | { readonly code: 'wait'; readonly until: number }
  | { readonly code: 'wrong-code' }
  /** Finished or dropped already. */
  | { readonly code: 'count-closed'; readonly countId: CountId }
  /** Everything that another device has counted is here already. */
  | { readonly code: 'nothing-new' }
  /** The file is of a book that has nothing in common with this one. */
  | { readonly code: 'other-book' }
  /** No line of the count is a level yet. */
  | { readonly code: 'nothing-counted' }
  /** Cancelled by the person who asked. */
  | { readonly code: 'stopped' }
  /** The browser gave no more room. */
  | { readonly code: 'storage-full' }
  /** The book was closed, because another tab runs a newer Papadin or the browser took the storage away. */
  | { readonly code: 'book-closed' };
export type RefusalCode = Refusal['code'];

export type CommandOutcome<Brought extends object = object> =
  | ({ readonly ok: true; readonly entryId: EntryId } & Brought)
  | { readonly ok: false; readonly refusal: Refusal };

/** How far long work is, in words the screens translate. */
export interface CommandProgress {
  readonly doing: 'series';
  readonly done: number;
  readonly of: number;
}

export interface CommandControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CommandProgress) => void) | undefined;
}

/** Thrown inside a transaction to abandon it whole; never leaves `src/db`. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

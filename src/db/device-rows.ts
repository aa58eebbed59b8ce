/** Rows that are of this device alone and never merged: who writes, how far a learning has come, how the engines fare. */

import type { Day } from '../domain/day.ts';
import type { DeviceId, PersonId } from '../domain/nouns.ts';
import type { LearningKind } from './worked-out.ts';

/** What a learning under way was asked, so that it can be asked again. */
export interface LearningQuestion {
  readonly kind: LearningKind;
  /** Last day learned from. */
  readonly through: Day;
  /** Asked for by a person; otherwise the device does it when idle. */
  readonly byHand: boolean;
}

/** A piece of a learning that is not done yet, opaque to the book but for its name. */
export interface CheckpointRow {
  readonly name: string;
  /** Pieces of one learning have it in common. */
  readonly of: string;
  readonly isWhole: boolean;
  readonly value: unknown;
  readonly question: LearningQuestion;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface IdentityRow {
  readonly key: 'this';
  readonly deviceId: DeviceId;
  /** Who is signed in, or was last while it is locked; `manager` in a book without people. */
  readonly personId: PersonId;
  /** Nobody is signed in. */
  readonly isLocked?: boolean;
  /** Wrong PINs since the last right one. */
  readonly tries?: Readonly<Record<PersonId, WrongTries>>;
  /** The book that took this one's place, by name: nothing more is written here. */
  readonly movedTo?: string;
}

export interface WrongTries {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

/** What this device knows of the copies of its book: named words, not part of the book. */
export interface SafekeepingRow {
  readonly key: string;
  readonly value: unknown;
}

export interface EngineCall {
  readonly id?: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly ms: number;
  /** Rows asked about, where that means something. */
  readonly rows: number | null;
  /** 'ok' or the failure's code. */
  readonly outcome: string;
}

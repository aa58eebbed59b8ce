/** Query: what taking in a count of another device would change, before anything is written. */

import { isErased, type Meeting, type MergeableLine } from '../../domain/count-merge.ts';
import type { CountId, Item, OutletId } from '../../domain/nouns.ts';
import { meetHanded } from '../commands/take-in-count.ts';
import type { HandedCount } from '../count-file.ts';
import type { Book } from '../schema.ts';

/** Where the person stands who wants to take it in. */
export interface TakingPlace {
  readonly outletId: OutletId;
  /** Only lines of this count; null for any of the outlet. */
  readonly countId: CountId | null;
}

/** Why it cannot be taken in here. */
export type TakingTrouble = 'unknown-outlet' | 'other-outlet' | 'other-count' | 'count-closed' | 'own-file';

export interface ForeseenArea {
  readonly area: string;
  /** Lines that were not counted here. */
  readonly added: number;
  /** Lines that take the place of an earlier one. */
  readonly changed: number;
  /** Lines that are here already, or later here. */
  readonly kept: number;
}

export interface ForeseenTakeIn {
  readonly ok: true;
  /** Not begun on this device yet. */
  readonly isNewCount: boolean;
  readonly areas: readonly ForeseenArea[];
  /** Lines it would write. */
  readonly changes: number;
  /** Counted on both devices with different results; the later wins. */
  readonly conflicts: readonly (Meeting<MergeableLine> & { readonly item: Item })[];
  /** Names of items that this book does not have, or measures in another unit. */
  readonly unknown: readonly string[];
  /** Milliseconds by which the sender's clock is ahead of this one, as far as the file shows it. */
  readonly clockAhead: number;
}

export async function foreseeTakeIn(
  book: Book,
  handed: HandedCount,
  place: TakingPlace,
): Promise<ForeseenTakeIn | { readonly ok: false; readonly trouble: TakingTrouble }> {
  const { outlet, count } = handed;
  const trouble = (code: TakingTrouble) => ({ ok: false, trouble: code }) as const;
  if ((await book.outlets.get(outlet.id)) === undefined) return trouble('unknown-outlet');
  if (outlet.id !== place.outletId) return trouble('other-outlet');
  if (place.countId !== null && count.id !== place.countId) return trouble('other-count');
  const [known, identity] = await Promise.all([book.counts.get(count.id), book.identity.get('this')]);
  if (known !== undefined && known.status !== 'open') return trouble('count-closed');
  if (identity?.deviceId === handed.deviceId) return trouble('own-file');
  const { meetings, unknown } = await meetHanded(book, handed);
  const items = await book.items.bulkGet(meetings.map(({ there }) => there.itemId));
  const nameOf = new Map(handed.items.map((item) => [item.id, item.name]));
  const latest = Math.max(handed.sentAt, ...handed.lines.map((line) => line.at));
  return {
    ok: true,
    isNewCount: known === undefined,
    areas: handed.areas.map((area) => sumUp(area, meetings)),
    changes: meetings.filter(({ wins }) => wins === 'there').length,
    conflicts: meetings.flatMap((meeting, at) => (meeting.isConflict ? [{ ...meeting, item: items[at]! }] : [])),
    unknown: [...new Set(unknown.map((line) => nameOf.get(line.itemId) ?? '–'))],
    clockAhead: latest - Date.now(),
  };
}

function sumUp(area: string, meetings: readonly Meeting<MergeableLine>[]): ForeseenArea {
  const own = meetings.filter(({ there }) => there.area === area);
  const taken = own.filter(({ wins }) => wins === 'there');
  const isAdded = ({ here }: Meeting<MergeableLine>) => here === null || isErased(here);
  return {
    area,
    added: taken.filter(isAdded).length,
    changed: taken.filter((one) => !isAdded(one)).length,
    kept: own.length - taken.length,
  };
}

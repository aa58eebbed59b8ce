/** Query: the journal entries behind ledger lines. */

import type { DeviceId, EntryId, PersonId } from '../../domain/nouns.ts';
import type { Entry } from '../facts.ts';
import type { Book } from '../schema.ts';

export interface KnownEntries {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  /** This device, to tell its entries from those of others. */
  readonly deviceId: DeviceId;
  /** Names of those who use or used the book. */
  readonly people: ReadonlyMap<PersonId, string>;
}

/** Who wrote what, by entry id; ids that are not in the journal are left out. */
export async function entriesOf(book: Book, ids: readonly EntryId[]): Promise<KnownEntries> {
  const [entries, identity, people] = await Promise.all([
    book.journal.bulkGet([...new Set(ids)]),
    book.identity.get('this'),
    book.people.toArray(),
  ]);
  const known = entries.filter((entry) => entry !== undefined);
  return {
    byId: new Map(known.map((entry) => [entry.id, entry])),
    deviceId: identity!.deviceId,
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

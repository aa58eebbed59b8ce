/** Query: the settings that hold on this device. */

import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import type { Book } from '../schema.ts';
import { listOutlets } from './list-outlets.ts';

/** What was never set has its default. The outlet is one that exists: the one set, else the first by name, else null. */
export async function readSettings(book: Book): Promise<Settings> {
  const [identity, all, outlets] = await Promise.all([
    book.identity.get('this'),
    // One row a device.
    book.settings.toArray(),
    listOutlets(book),
  ]);
  const rowOf = (key: string) => all.find((row) => row.key === key);
  const { key: _key, ...set } = { ...DEFAULT_SETTINGS, ...rowOf('book'), ...rowOf(identity!.deviceId), key: null };
  const outlet = outlets.find((one) => one.id === set.outletId) ?? outlets[0];
  return { ...set, outletId: outlet?.id ?? null };
}

/** True when nothing is in the book yet: the first screen is the welcome. */
export async function isEmpty(book: Book): Promise<boolean> {
  return (await book.outlets.limit(1).count()) === 0;
}

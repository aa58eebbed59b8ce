/** Command: the storage areas of an outlet in walking order, and the walk through each of them. */

import * as v from 'valibot';
import { areasOf } from '../../domain/count-sheet.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { aName, anId } from '../checks.ts';
import { findOutlet, nameKey } from '../find.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { placementsOf } from '../queries/placements-of.ts';
import type { Book } from '../schema.ts';
import { sayPlacement } from './place-item.ts';

export interface Arrangement {
  readonly outletId: OutletId;
  /** In walking order. `was` is the name it had, where it has a new one. */
  readonly areas: readonly { readonly name: string; readonly was?: string }[];
  /** The walk through one of them: its items in order. */
  readonly walk?: { readonly area: string; readonly itemIds: readonly ItemId[] };
}

const schema = v.object({
  outletId: anId<'outlet'>(),
  areas: v.pipe(v.array(v.object({ name: aName, was: v.exactOptional(aName) })), v.readonly()),
  walk: v.exactOptional(v.object({ area: v.string(), itemIds: v.pipe(v.array(anId<'item'>()), v.readonly()) })),
});

/** An area that is left out goes, and what lay in it has none here. Refuses: `no-such-outlet`, `name-taken`. */
export function arrangeAreas(book: Book, arrangement: Arrangement): Promise<CommandOutcome> {
  return carryOut(book, schema, arrangement, {
    name: 'arrangeAreas',
    write: async (draft, { outletId, areas, walk }) => {
      const outlet = await findOutlet(book, outletId);
      const names = areas.map((area) => area.name);
      const keys = names.map(nameKey);
      const twice = names.find((_, index) => keys.indexOf(keys[index]!) !== index);
      if (twice !== undefined) refuse({ code: 'name-taken', name: twice });
      draft.say({ kind: 'outlet', subject: outletId, born: false, fields: { areas: names } });
      const newNames = new Map(
        areas.flatMap(({ name, was }) => (was === undefined || was === name ? [] : [[was, name]])),
      );
      const kept = new Set([...names, ...areas.map(({ name, was }) => was ?? name)]);
      const gone = outlet.areas.filter((area) => !kept.has(area));
      await moveItems(draft, outletId, newNames, new Set(gone));
      for (const [position, itemId] of (walk?.itemIds ?? []).entries()) {
        await sayPlacement(draft, outletId, itemId, { position });
      }
      return { brought: {} };
    },
  });
}

/** Items follow their area to its new name; other outlets keep theirs. */
async function moveItems(
  draft: Draft,
  outletId: OutletId,
  newNames: ReadonlyMap<string | undefined, string | undefined>,
  gone: ReadonlySet<string>,
): Promise<void> {
  if (newNames.size === 0 && gone.size === 0) return;
  const placements = await placementsOf(draft.book, outletId);
  for (const item of await draft.book.items.toArray()) {
    const before = areasOf(item, placements.get(item.id));
    const after = before.filter((area) => !gone.has(area)).map((area) => newNames.get(area) ?? area);
    if (after.length === before.length && after.every((area, index) => area === before[index])) continue;
    await sayPlacement(draft, outletId, item.id, { areas: after.filter((area) => area !== '') });
  }
}

/** Command: how the book is shown on this device, or what holds for the whole book, is set. */

import * as v from 'valibot';
import { FILE_KINDS } from '../../domain/files/formats.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { COLOUR_SCHEMES, COUNTRY_CHOICES, type Settings } from '../../domain/settings.ts';
import { anId } from '../checks.ts';
import { findOutlet } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.partial(
  v.object({
    language: v.nullable(v.picklist(LANGUAGES)),
    colourScheme: v.picklist(COLOUR_SCHEMES),
    outletId: v.nullable(anId<'outlet'>()),
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    serviceLevel: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.99)),
    country: v.nullable(v.picklist(COUNTRY_CHOICES)),
    learnWhenIdle: v.boolean(),
    fileMappings: v.pipe(
      v.array(
        v.object({
          signature: v.string(),
          kind: v.picklist(FILE_KINDS),
          columns: v.pipe(v.array(v.nullable(v.string())), v.readonly()),
        }),
      ),
      v.readonly(),
    ),
    lockAfterMinutes: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(720))),
  }),
);

/** Only what changes need be given. Refuses: `not-allowed` (what holds for the book is the manager's), `no-such-outlet`. */
export function changeSettings(book: Book, changes: Partial<Settings>): Promise<CommandOutcome> {
  return carryOut(book, schema, changes, {
    name: 'changeSettings',
    also: ['settings'],
    write: async (draft, checked) => {
      const { currency, serviceLevel, country, lockAfterMinutes, fileMappings, ...device } = checked;
      if (device.outletId) await findOutlet(book, device.outletId);
      const ofBook = given({ currency, serviceLevel, country, lockAfterMinutes, fileMappings });
      const ofDevice = given(device);
      if (Object.keys(ofBook).length > 0) {
        draft.demand('changeBookSettings');
        draft.say({ kind: 'settings', subject: 'book', born: false, fields: ofBook });
      }
      if (Object.keys(ofDevice).length > 0) {
        draft.say({ kind: 'settings', subject: draft.deviceId, born: false, fields: ofDevice });
      }
      return { brought: {} };
    },
  });
}

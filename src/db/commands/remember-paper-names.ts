/** Command: what a supplier's papers call items is remembered, so that the next paper maps itself. */

import * as v from 'valibot';
import { BASE_UNITS } from '../../domain/quantity.ts';
import type { PaperName } from '../../domain/receipt-mapping.ts';
import { aName, anId } from '../checks.ts';
import type { PaperNameId } from '../facts.ts';
import { findItem, findSupplier } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const schema = v.object({
  names: v.pipe(
    v.array(
      v.object({
        supplierId: v.nullable(anId<'supplier'>()),
        key: aName,
        itemId: anId<'item'>(),
        unit: v.nullable(aName),
        holds: v.object({ base: v.picklist(BASE_UNITS), numerator: positive, denominator: positive }),
      }),
    ),
    v.minLength(1),
    v.readonly(),
  ),
});

/** The last word on a name counts. Refuses: `no-such-item`, `no-such-supplier`, `bad-input` for a unit that is not the item's. */
export function rememberPaperNames(book: Book, names: readonly PaperName[]): Promise<CommandOutcome> {
  return carryOut(
    book,
    schema,
    { names },
    {
      name: 'rememberPaperNames',
      write: async (draft, asked) => {
        for (const fields of asked.names) {
          const item = await findItem(book, fields.itemId);
          if (fields.supplierId !== null) await findSupplier(book, fields.supplierId);
          if (item.baseUnit !== fields.holds.base) {
            refuse({
              code: 'bad-input',
              problems: [{ path: 'holds.base', message: `${item.name} is in ${item.baseUnit}` }],
            });
          }
          // Said as born each time: it stands as long as one of those who said it does.
          draft.say({ kind: 'paperName', subject: paperNameId(fields), born: true, fields });
        }
        return { brought: {} };
      },
    },
  );
}

const paperNameId = ({ supplierId, key }: Pick<PaperName, 'supplierId' | 'key'>): PaperNameId =>
  `${supplierId ?? ''} ${key}`;

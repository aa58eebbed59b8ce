/** Command: the days of a stock-record file join the book, all of them or none. */

import * as v from 'valibot';
import type { ReadRecords } from '../../domain/records-file.ts';
import { carryOut } from '../journal.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { type Imported, takeDays } from '../take-days.ts';

export interface FileImport {
  /** As the engine read it; rows with errors are not in it. Amounts are whole. */
  readonly read: Pick<ReadRecords, 'rows' | 'goodRows' | 'firstDay' | 'lastDay' | 'series'>;
  readonly fileName: string;
}

const schema = v.object({
  fileName: v.string(),
  read: v.looseObject({ series: v.array(v.looseObject({ outlet: v.string(), item: v.string() })) }),
});

/**
 * Outlets and items are found by name, whatever its case, or alias; those not found are made. Where days are known already, the file's known
 * values replace them. Refuses: `nothing-to-import`, `units-differ`, `same-twice`, `stopped`, `storage-full`, leaving nothing behind.
 */
export function importRecords(
  book: Book,
  input: FileImport,
  control: CommandControl = {},
): Promise<CommandOutcome<Imported>> {
  return carryOut(book, schema, input, {
    name: 'importRecords',
    control,
    write: async (draft) => {
      const { series, rows, goodRows, firstDay, lastDay } = input.read;
      if (series.length === 0) refuse({ code: 'nothing-to-import' });
      const { imported: brought } = await takeDays(draft, series);
      return { brought, journalled: { fileName: input.fileName, rows, goodRows, firstDay, lastDay, ...brought } };
    },
  });
}

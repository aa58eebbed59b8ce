/** From a chosen or dropped file to the stock book: read it, show what is in it, then import it whole. */

import type { Outcome } from '../../models/kit/control.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { importRecords } from '../db/commands/import-records.ts';
import type { Book } from '../db/schema.ts';
import type { Imported } from '../db/take-days.ts';
import type { Currency } from '../domain/money.ts';
import type { EntryId } from '../domain/nouns.ts';
import type { ReadRecords } from '../domain/records-file.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { type ReadOptions, readFileText } from './file-text.ts';
import { type JobOutcome, runJob } from './running.ts';

/**
 * What a stock-record file holds, bad rows and all; nothing is changed. `currency` is what its `unit_cost` is meant in.
 * Fails with `bad-input` and a `FileProblem` in `detail.problem` when the file is no text.
 */
export async function readFile(
  file: File,
  currency: Currency,
  options: ReadOptions = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<Outcome<ReadRecords>> {
  const text = await readFileText(file, options);
  if (!text.ok) return text;
  return engine.ask(
    'records.read',
    { name: file.name, text: text.value, currency },
    { signal: options.signal, rows: (read) => read.rows },
  );
}

/** Imports what {@link readFile} read, all of it or nothing, as a job that can be cancelled. */
export function importFile(book: Book, read: ReadRecords): Promise<JobOutcome<Imported & { entryId: EntryId }>> {
  return runJob('import', async ({ signal, report }) => {
    const outcome = await importRecords(book, { read, fileName: read.fileName }, { signal, onProgress: report });
    if (!outcome.ok) return outcome;
    const { ok: _done, ...value } = outcome;
    return { ok: true, value };
  });
}

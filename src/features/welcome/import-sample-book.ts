/** Moves the sample restaurant in as a job, so that it is shown, can be stopped, and is there once. */

import { importSample } from '../../db/commands/import-sample.ts';
import type { Book } from '../../db/schema.ts';
import type { Language } from '../../domain/language.ts';
import type { EntryId } from '../../domain/nouns.ts';
import { type JobOutcome, runJob } from '../../jobs/running.ts';

export function importSampleBook(book: Book, language: Language): Promise<JobOutcome<{ readonly entryId: EntryId }>> {
  return runJob('import', async ({ signal, report }) => {
    report({ doing: 'make', done: 0, of: 1 });
    const outcome = await importSample(book, { language, signal, onProgress: report });
    return outcome.ok ? { ok: true, value: { entryId: outcome.entryId } } : outcome;
  });
}

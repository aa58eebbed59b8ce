/** From a file of any format to the stock book: look what it seems to be, read it as what it was settled to be, take it part by part. */

import { fail, type Outcome } from '../../models/kit/control.ts';
import type { LookedSheet, NumbersMethods } from '../../workers/contract.ts';
import { importCalendar } from '../db/commands/add-calendar-day.ts';
import { importItems } from '../db/commands/import-items.ts';
import { importRecipes } from '../db/commands/import-recipes.ts';
import { importRecords } from '../db/commands/import-records.ts';
import { importSales } from '../db/commands/import-sales.ts';
import { importSuppliers } from '../db/commands/import-suppliers.ts';
import type { CommandControl, CommandOutcome } from '../db/outcome.ts';
import type { Book } from '../db/schema.ts';
import type { FileKind } from '../domain/files/formats.ts';
import type { RememberedMapping } from '../domain/files/mapping.ts';
import type { PartChoice, ReadPart } from '../domain/files/read-part.ts';
import type { Currency } from '../domain/money.ts';
import type { EntryId } from '../domain/nouns.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { type ReadOptions, readFileContent } from './file-text.ts';
import { type JobOutcome, runJob } from './running.ts';

/** A file that was opened, with what its sheets seem to be. Its content is kept, as a file may go away before it is read. */
export interface LookedFile {
  readonly name: string;
  readonly content: string | ArrayBuffer;
  readonly sheets: readonly LookedSheet[];
  /** All of it, where every sheet was recognised for certain; else null. */
  readonly parts: readonly ReadPart[] | null;
}

export type SheetChoice = PartChoice & { readonly sheet: number };

/** Fails with `bad-input` and a `FileProblem` in `detail.problem` when the file can hold no table. */
export async function lookAtFile(
  file: File,
  remembered: readonly RememberedMapping[],
  currency: Currency,
  options: ReadOptions = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<Outcome<LookedFile>> {
  const content = await readFileContent(file, options);
  if (!content.ok) return content;
  const question = { name: file.name, content: content.value, remembered, currency };
  const looked = await engine.ask('files.look', question, { signal: options.signal });
  if (!looked.ok) return looked;
  if (looked.value.sheets.every((sheet) => sheet.headers.length === 0))
    return fail('bad-input', 'no rows', { problem: 'empty' });
  return { ok: true, value: { name: file.name, content: content.value, ...looked.value } };
}

/** Reads sheets in the order in which they are best taken: what others name comes first. */
export function readSheets(
  { name, content }: LookedFile,
  choices: readonly SheetChoice[],
  options: ReadOptions = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<Outcome<readonly ReadPart[]>> {
  return engine.ask(
    'files.read',
    { name, content, parts: choices },
    { signal: options.signal, rows: (read) => read.reduce((sum, part) => sum + part.rows, 0) },
  );
}

export interface TakenPart {
  readonly kind: FileKind;
  readonly sheet: string;
  readonly entryId: EntryId;
  readonly rows: number;
}

/**
 * Takes the good rows of every part, one journal entry each, as a job that can be cancelled. A part that tells nothing new is passed over.
 * When one is refused or the job is cancelled, the parts before it stay, each to be undone by itself; `onTaken` is told of each.
 */
export function importParts(
  book: Book,
  parts: readonly ReadPart[],
  onTaken: (taken: TakenPart) => void = () => {},
): Promise<JobOutcome<readonly TakenPart[]>> {
  return runJob('import', async ({ signal, report }) => {
    const taken: TakenPart[] = [];
    for (const part of parts) {
      if (part.goodRows === 0) continue;
      const outcome = await takePart(book, part, { signal, onProgress: report });
      if (!outcome.ok && outcome.refusal.code === 'nothing-to-import' && parts.length > 1) continue;
      if (!outcome.ok) return outcome;
      const one = { kind: part.kind, sheet: part.sheet, entryId: outcome.entryId, rows: part.goodRows };
      taken.push(one);
      onTaken(one);
    }
    return { ok: true, value: taken };
  });
}

function takePart(book: Book, part: ReadPart, control: CommandControl): Promise<CommandOutcome> {
  const { fileName } = part;
  switch (part.kind) {
    case 'stock':
      return importRecords(book, { read: part.found, fileName }, control);
    case 'items':
      return importItems(book, { fileName, rows: part.found });
    case 'suppliers':
      return importSuppliers(book, { fileName, rows: part.found });
    case 'recipes':
      return importRecipes(book, { fileName, rows: part.found });
    case 'sales':
      return importSales(book, { fileName, days: part.found.days }, control);
    case 'calendar':
      return importCalendar(book, { fileName, days: part.found.days });
  }
}

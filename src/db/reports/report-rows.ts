/** The rows of any report, in steps; and where each table of the book is told. */

import type { FileKind } from '../../domain/files/formats.ts';
import type { ReportKind } from '../../domain/files/reports.ts';
import type { Book, TableName } from '../schema.ts';
import { LEDGER_REPORTS, type ReportStep } from './ledger.ts';
import type { Names } from './names.ts';
import { NOUN_REPORTS } from './nouns.ts';

export async function* reportRows(book: Book, kind: ReportKind, names: Names): AsyncGenerator<ReportStep> {
  if (kind in LEDGER_REPORTS) yield* LEDGER_REPORTS[kind as keyof typeof LEDGER_REPORTS](book, names);
  else {
    const rows = await NOUN_REPORTS[kind as keyof typeof NOUN_REPORTS](book, names);
    yield { rows, done: rows.length, of: rows.length };
  }
}

/**
 * Where every table of the book leaves it as rows. `learned`: learned again from the rest. `device`: of this device alone, no fact of the book.
 * `draft`: a paper being checked; it becomes a delivery, until then the backup keeps it. A test holds it to the tables there are.
 */
export const TOLD_IN: Readonly<Record<TableName, readonly (ReportKind | FileKind)[] | 'learned' | 'device' | 'draft'>> =
  {
    journal: ['audit'],
    movements: ['movements', 'prices'],
    changes: ['changes'],
    importedDays: ['stock'],
    days: ['stock'],
    stock: ['levels', 'batches'],
    outlets: ['areas', 'stock'],
    items: ['items', 'packs'],
    suppliers: ['suppliers'],
    orders: ['orders'],
    calendarDays: ['calendar'],
    placements: ['placements'],
    transfers: ['transfers'],
    counts: ['counts'],
    countLines: ['count_lines'],
    dishes: ['dishes', 'recipes'],
    people: ['people'],
    photos: ['photos'],
    papers: ['papers'],
    paperNames: ['paper_names'],
    paperDrafts: 'draft',
    paperPages: 'draft',
    sales: ['sales'],
    settings: ['settings'],
    learnings: 'learned',
    learnedModels: 'learned',
    forecasts: 'learned',
    checkpoints: 'device',
    identity: 'device',
    engineLog: 'device',
    safekeeping: 'device',
  };

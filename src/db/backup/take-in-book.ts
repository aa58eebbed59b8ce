/**
 * Takes in what another device has entered in the same book since the two parted: the union of both journals, worked out anew, so that nothing that either of
 * them knows is lost and it does not matter who takes in whom, or how often.
 */

import { Dexie } from 'dexie';
import { laterOf } from '../../domain/count-merge.ts';
import { openBook } from '../book.ts';
import type { CountLineRow } from '../drafts.ts';
import type { Entry } from '../facts.ts';
import { type CommandControl, refuse } from '../outcome.ts';
import { rebuildAll } from '../rebuild-all.ts';
import { demand, whoIsHere } from '../rights.ts';
import type { Book, TableName } from '../schema.ts';
import { nameBook } from '../which-book.ts';
import { readRows } from './make-backup.ts';
import { alone, answer, fill, forgetOlder, newName, note, type PlaceOutcome, unlock, type Wish } from './place-book.ts';
import { backedUp, TABLE_KINDS } from './table-kinds.ts';

/** What was learned here goes along: it is renewed with the days that came, not begun again. */
const LEARNED = ['learnings', 'learnedModels', 'forecasts'] satisfies TableName[];
/**
 * Brings the entries, movements, photos and lines of open counts of a backup of the same book to those here; of a line that both have, the later look at the
 * shelf stands. Papers in hand stay with the device that read them. The book before can be gone back to (`undoRestore`); the page is to be loaded anew
 * afterwards. Answers how many entries came. Refuses: `other-book` when no entry is in both, `nothing-new`, `not-allowed`, `locked`, the trouble with the
 * file, `stopped`, `storage-full`; then the book is as it was.
 */
export function takeInBook(
  book: Book,
  wish: Wish,
): Promise<PlaceOutcome<{ readonly name: string; readonly entries: number }>> {
  return answer(() =>
    alone(async () => {
      demand(await whoIsHere(book), 'takeInBook');
      const opened = await unlock(wish);
      const { madeAt, deviceId } = opened.header;
      const name = newName();
      let inBoth = 0;
      let entries = 0;
      try {
        const half = halved(wish);
        await fill(book, name, { ...wish, ...half.first }, opened, async (table, rows) => {
          if (table === 'journal') {
            const known = await book.journal.bulkGet((rows as readonly Entry[]).map(({ id }) => id));
            const both = known.filter((entry) => entry !== undefined).length;
            inBoth += both;
            entries += rows.length - both;
          }
          return table === 'countLines' || TABLE_KINDS[table as TableName] === 'fact';
        });
        if (inBoth === 0) refuse({ code: 'other-book' });
        if (entries === 0) refuse({ code: 'nothing-new' });
        const joined = openBook(name);
        try {
          await bringTogether(book, joined, name, { ...wish, ...half.second }, () =>
            note(
              joined,
              book,
              { command: 'takeInBook', input: { madeAt, from: deviceId, entries } },
              { madeAt, tookIn: entries },
            ),
          );
        } finally {
          joined.close();
        }
        nameBook(name);
      } catch (error) {
        await Dexie.delete(name);
        throw error;
      }
      await forgetOlder(book, name);
      return { name, entries };
    }),
  );
}

/** Adds what is here, works all out, and closes the book here in the same moment in which it is known that nothing was entered meanwhile; else once more. */
async function bringTogether(
  book: Book,
  joined: Book,
  name: string,
  control: CommandControl,
  noteIt: () => Promise<void>,
) {
  for (let round = 0; ; round++) {
    const seen = await stateOf(book);
    await addOwn(book, joined, control);
    await rebuildAll(joined, { signal: control.signal });
    if (round === 0) await noteIt();
    const { identity, journal, countLines, paperDrafts } = book;
    const isSame = await book.transaction('rw', [identity, journal, countLines, paperDrafts], async () => {
      if ((await stateOf(book)) !== seen) return false;
      await identity.update('this', { movedTo: name });
      return true;
    });
    if (isSame) return;
  }
}

/** Changes with every entry, every line typed and every paper in hand. */
async function stateOf({ journal, countLines, paperDrafts }: Book): Promise<string> {
  const last = await journal.toCollection().last();
  const lines = await countLines.toArray();
  const papers = await paperDrafts.toArray();
  return JSON.stringify([
    last?.id,
    lines.length,
    Math.max(0, ...lines.map(({ at }) => at)),
    papers.length,
    Math.max(0, ...papers.map(({ touchedAt }) => touchedAt)),
  ]);
}

async function addOwn(book: Book, joined: Book, { signal, onProgress }: CommandControl): Promise<void> {
  const names = [...backedUp(book.tables.map((table) => table.name)), ...LEARNED];
  const counts = await Promise.all(names.map((name) => book.table(name).count()));
  const of = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  // A paper booked since the last round is in hand no more.
  await Promise.all([joined.paperDrafts.clear(), joined.paperPages.clear()]);
  for (const name of names) {
    for await (const rows of readRows(book, { table: name, last: null })) {
      if (signal?.aborted) refuse({ code: 'stopped' });
      if (name === 'countLines') await addLines(joined, rows as unknown as readonly CountLineRow[]);
      else await joined.table(name).bulkPut(rows);
      done += rows.length;
      onProgress?.({ doing: 'series', done: Math.min(done, of), of });
    }
  }
}

async function addLines(joined: Book, rows: readonly CountLineRow[]): Promise<void> {
  const { countLines } = joined;
  const there = await countLines.bulkGet(rows.map(({ countId, area, itemId }) => [countId, area, itemId]));
  await countLines.bulkPut(rows.map((row, i) => (there[i] === undefined ? row : laterOf(row, there[i]))));
}

/** The file is the first half of the way, the book here the second. */
function halved({ onProgress }: CommandControl): { readonly first: CommandControl; readonly second: CommandControl } {
  const half = (from: number): CommandControl => ({
    onProgress: ({ doing, done, of }) => onProgress?.({ doing, done: from + done / Math.max(1, of), of: 2 }),
  });
  return { first: half(0), second: half(1) };
}

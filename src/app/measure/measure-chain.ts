/** Times what is done every hour in a book of a chain's size: this browser's own book, filled by `fillChainBook`. */

import { makeBackup } from '../../db/backup/make-backup.ts';
import { rehearse } from '../../db/backup/restore.ts';
import { book } from '../../db/book.ts';
import { countStock } from '../../db/commands/count-stock.ts';
import { keepCountLine } from '../../db/commands/keep-count-line.ts';
import { startCount } from '../../db/commands/start-count.ts';
import { undo } from '../../db/commands/undo.ts';
import type { CommandOutcome } from '../../db/outcome.ts';
import { entriesOf } from '../../db/queries/entries-of.ts';
import { itemHistory } from '../../db/queries/item-history.ts';
import { ledgerOf } from '../../db/queries/ledger-of.ts';
import { listStock } from '../../db/queries/list-stock.ts';
import { readOutlook } from '../../db/queries/read-outlook.ts';
import { readToday } from '../../db/queries/read-today.ts';
import { recentEntries } from '../../db/queries/recent-entries.ts';
import { dayAt } from '../../domain/day.ts';
import { indexItems } from '../../domain/item-search.ts';
import { type ChainSize, fillChainBook } from './chain-book.ts';
import type { BlockWatch } from './page-blocks.ts';

/** By what was done: milliseconds each, and of how long the page was kept from answering at most while it was. */
export type ChainTimes = Readonly<Record<string, { readonly ms: readonly number[]; readonly longestBlock: number }>>;

/** What a live query still draws after a write is not to be measured with what comes next. */
const SETTLED_MS = 400;

/** What people type: a word, a part, a slip, two words, an alias. */
const ASKED = ['ayam', 'mera', 'miynak', 'udang beku', 'super 7', 'telr', 'daging giling', 'k'];

export interface ChainMeasuring {
  readonly fill: (size: ChainSize) => Promise<{ readonly seconds: number; readonly itemId: string }>;
  readonly times: (runs: number, blocks: BlockWatch) => Promise<ChainTimes>;
  readonly backup: (blocks: BlockWatch) => Promise<{
    readonly seconds: number;
    readonly bytes: number;
    readonly rehearsal: number;
    /** Milliseconds. */
    readonly longestBlocks: { readonly backup: number; readonly rehearsal: number };
  }>;
}

export const measureChain: ChainMeasuring = {
  async fill(size) {
    const began = performance.now();
    await fillChainBook(book, size, (done) => console.info(`outlet ${done} of ${size.outlets}`));
    const itemId = (await book.items.toCollection().first())!.id;
    return { seconds: (performance.now() - began) / 1000, itemId };
  },
  async times(runs, blocks) {
    const found: Record<string, { ms: number[]; longestBlock: number }> = {};
    const time = async <Value>(what: string, work: () => PromiseLike<Value> | Value): Promise<Value> => {
      blocks.reset();
      const began = performance.now();
      const value = await work();
      const ms = performance.now() - began;
      await pause(SETTLED_MS);
      found[what] ??= { ms: [], longestBlock: 0 };
      found[what].ms.push(ms);
      found[what].longestBlock = Math.max(found[what].longestBlock, blocks.seen().longestMs);
      return value;
    };
    const outlets = await book.outlets.toArray();
    const outletId = outlets[0]!.id;
    const items = await book.items.toArray();
    const day = dayAt(Date.now());
    const started = done(await startCount(book, { outletId, day, areas: null, itemIds: null, isBlind: false }));
    for (let run = 0; run < runs; run++) {
      const itemId = items[(run * 37) % items.length]!.id;
      await time('read what Today looks ahead from', () => readOutlook(book));
      await time('read what waits today', () => readToday(book, outletId, day));
      const ledger = await time("read an item's ledger", () => ledgerOf(book, outletId, itemId));
      await time('read who wrote its lines', () =>
        entriesOf(
          book,
          ledger.lines.map((line) => line.entryId),
        ),
      );
      await time("read an item's days", () => itemHistory(book, outletId, itemId));
      await time('read the newest 50 entries', () => recentEntries(book, 50));
      const lines = await time('read the stock of an outlet', () => listStock(book, outletId));
      const index = indexItems(lines, (line) => line.item);
      await time('search', () => index.find(ASKED[run % ASKED.length]!));
      const line = {
        area: 'Dapur',
        itemId,
        state: 'counted',
        pieces: null,
        pieceWeight: null,
        isConfirmed: false,
      } as const;
      const typed = [{ key: 'g', name: 'g', isPack: false, numerator: 1, denominator: 1, text: String(100 + run) }];
      done(await time('save a count line', () => keepCountLine(book, { countId: started.countId, ...line, typed })));
      const counted = done(
        await time('count an item', () => countStock(book, { outletId, itemId, day, quantity: 100 + run })),
      );
      done(await time('undo a count', () => undo(book, counted.entryId)));
    }
    return found;
  },
  async backup(blocks) {
    await pause(2000);
    blocks.reset();
    const began = performance.now();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const part of makeBackup(book)) parts.push(part);
    const file = new Blob(parts);
    const seconds = (performance.now() - began) / 1000;
    await pause(SETTLED_MS);
    const ofBackup = blocks.seen().longestMs;
    blocks.reset();
    const again = performance.now();
    const outcome = await rehearse(book, { file, passphrase: null });
    if (!outcome.ok || outcome.rehearsal.entries.onlyInBook + outcome.rehearsal.entries.onlyInFile > 0) {
      throw new Error('the backup is not the book');
    }
    const rehearsal = (performance.now() - again) / 1000;
    await pause(SETTLED_MS);
    const longestBlocks = { backup: ofBackup, rehearsal: blocks.seen().longestMs };
    return { seconds, bytes: file.size, rehearsal, longestBlocks };
  },
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function done<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  if (!outcome.ok)
    throw new Error(`refused: ${JSON.stringify((outcome as unknown as CommandOutcome & { ok: false }).refusal)}`);
  return outcome as Extract<Outcome, { readonly ok: true }>;
}

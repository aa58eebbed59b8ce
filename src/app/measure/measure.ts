/** Lets the command line ask the built app's own engines, and tests break them; loaded only with `?measure` in the address. */

import type { Outcome, Progress } from '../../../models/kit/control.ts';
import { book } from '../../db/book.ts';
import { countStock } from '../../db/commands/count-stock.ts';
import { keepCountLine } from '../../db/commands/keep-count-line.ts';
import { startCount } from '../../db/commands/start-count.ts';
import { dayAt } from '../../domain/day.ts';
import type { CalendarDay, DemandPanel } from '../../domain/demand-forecast.ts';
import type { ReadRecords, RecordsFile } from '../../domain/records-file.ts';
import { ENGINES, type EngineName, numbers, vision } from '../../jobs/engines.ts';
import { importFile } from '../../jobs/file-import.ts';
import { type LearnWish, learn } from '../../jobs/learn.ts';
import type { JobOutcome } from '../../jobs/running.ts';
import { measureChain } from './measure-chain.ts';
import { type FileTimes, measureFiles } from './measure-files.ts';
import { measureStock, type StockSize, type StockTimes } from './measure-stock.ts';
import { type BlockWatch, watchBlocks } from './page-blocks.ts';
import { panelOfRecords } from './record-panel.ts';

/** What hangs on `window.papadin` while measuring. */
export interface Measuring {
  readonly numbers: typeof numbers;
  readonly vision: typeof vision;
  readonly blocks: BlockWatch;
  /**
   * Reads a stock-record file with the engine, exactly as it is written, and keeps it for {@link Measuring.panel}; answers all but the
   * series.
   */
  readonly readRecords: (file: RecordsFile) => Promise<Outcome<Omit<ReadRecords, 'series'>>>;
  /** The panel of the file read last. Throws when none was read. */
  readonly panel: (calendar: readonly CalendarDay[]) => DemandPanel;
  /** Times the stock book on made-up days. */
  readonly stock: (size: StockSize) => Promise<StockTimes>;
  /** Times the checking of files of 5,000 rows. */
  readonly files: () => Promise<FileTimes>;
  /** Fills this browser's book to a chain's size and times what is done in it. */
  readonly chain: typeof measureChain;
  /** Counts an item of the book so often; answers the entries. */
  readonly count: (times: number) => Promise<readonly string[]>;
  /** Begins a count and keeps so many lines of it, one after the other; answers those that were confirmed. */
  readonly keepCountLines: (lines: number) => Promise<readonly { readonly countId: string; readonly itemId: string }[]>;
  /** Imports the file read last into this browser's book, as the import screen does. */
  readonly importRead: () => Promise<JobOutcome<unknown>>;
  /** Learns from the book, as the app does. */
  readonly learn: (wish: LearnWish) => Promise<JobOutcome<unknown>>;
  /** Ends an engine's thread as a crash would. */
  readonly killEngine: (name: EngineName) => void;
  readonly isRunning: (name: EngineName) => boolean;
  /** Bytes of this page and its engines; null where the browser does not tell. */
  readonly memory: () => Promise<number | null>;
}

declare global {
  interface Window {
    papadin?: Measuring;
    /** Where the command line listens to progress, when it does. */
    papadinProgress?: (progress: Progress) => void;
  }
}

export function startMeasuring(): void {
  let given: RecordsFile | null = null;
  let read: ReadRecords | null = null;
  const blocks = watchBlocks();
  window.papadin = {
    numbers,
    vision,
    blocks,
    stock: (size) => measureStock(size, blocks),
    files: measureFiles,
    chain: measureChain,
    count: countOften,
    keepCountLines,
    async readRecords(file) {
      const outcome = await numbers.ask('records.read', { ...file, fractions: 'keep' }, { rows: ({ rows }) => rows });
      if (!outcome.ok) return outcome;
      given = file;
      read = outcome.value;
      const { series: _kept, ...rest } = read;
      return { ok: true, value: rest };
    },
    panel(calendar) {
      if (read === null) throw new Error('no file was read');
      return panelOfRecords(read.series, calendar);
    },
    async importRead() {
      if (given === null) throw new Error('no file was read');
      // The book keeps whole base units, so the file is read once more as the import screen reads it.
      const outcome = await numbers.ask('records.read', given);
      return outcome.ok ? importFile(book, outcome.value) : outcome;
    },
    learn: (wish) => learn(book, wish),
    killEngine: (name) => ENGINES[name].kill(),
    isRunning: (name) => ENGINES[name].isRunning(),
    memory: measureMemory,
  };
}

async function countOften(times: number): Promise<readonly string[]> {
  const row = await book.stock.toCollection().first();
  const entries: string[] = [];
  for (let i = 0; i < times; i++) {
    const { outletId, itemId } = row!;
    const counted = await countStock(book, { outletId, itemId, day: dayAt(Date.now()), quantity: i });
    if (!counted.ok) throw new Error(counted.refusal.code);
    entries.push(counted.entryId);
  }
  return entries;
}

async function keepCountLines(lines: number) {
  const { outletId } = (await book.stock.toCollection().first())!;
  const items = await book.items.toArray();
  const started = await startCount(book, {
    outletId,
    day: dayAt(Date.now()),
    areas: null,
    itemIds: null,
    isBlind: false,
  });
  if (!started.ok) throw new Error(started.refusal.code);
  const kept: { countId: string; itemId: string }[] = [];
  for (let i = 0; i < lines; i++) {
    const itemId = items[i % items.length]!.id;
    const typed = [{ key: 'g', name: 'g', isPack: false, numerator: 1, denominator: 1, text: String(i + 1) }];
    const line = {
      area: '',
      itemId,
      state: 'counted',
      typed,
      pieces: null,
      pieceWeight: null,
      isConfirmed: false,
    } as const;
    const outcome = await keepCountLine(book, { countId: started.countId, ...line });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    kept.push({ countId: started.countId, itemId });
  }
  return kept;
}

/** Not in TypeScript's DOM yet: https://wicg.github.io/performance-measure-memory/ */
interface MeasuresMemory {
  measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
}

async function measureMemory(): Promise<number | null> {
  try {
    return (await (performance as MeasuresMemory).measureUserAgentSpecificMemory?.())?.bytes ?? null;
  } catch {
    // Refused where the page is not cross-origin isolated.
    return null;
  }
}

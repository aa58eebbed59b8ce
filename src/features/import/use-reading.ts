/** Reads a chosen file in the engine, as far as it has come, and forgets it when another is chosen or the screen is left. */

import { useEffect, useRef, useState } from 'react';
import type { Failure, Progress } from '../../../models/kit/control.ts';
import { readFirstRows } from '../../domain/first-rows.ts';
import type { Currency } from '../../domain/money.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import { readFile } from '../../jobs/file-import.ts';

const FIRST_ROWS = 6;
/** Bytes enough for the first rows of any stock file. */
const HEAD_BYTES = 16_384;

export type Reading =
  | { readonly state: 'none' }
  | {
      readonly state: 'reading';
      readonly name: string;
      readonly startedAt: number;
      readonly steps: readonly Progress[];
    }
  | { readonly state: 'failed'; readonly name: string; readonly failure: Failure }
  | { readonly state: 'read'; readonly read: ReadRecords; readonly firstRows: readonly (readonly string[])[] };

export interface ReadingControl {
  readonly reading: Reading;
  readonly start: (file: File, currency: Currency) => void;
  /** Stops reading, or puts the file aside. */
  readonly forget: () => void;
}

export function useReading(): ReadingControl {
  const [reading, setReading] = useState<Reading>({ state: 'none' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const forget = () => {
    stop.current?.abort();
    setReading({ state: 'none' });
  };

  const start = async (file: File, currency: Currency) => {
    stop.current?.abort();
    const control = new AbortController();
    stop.current = control;
    setReading({ state: 'reading', name: file.name, startedAt: Date.now(), steps: [] });
    const onProgress = (progress: Progress) => {
      if (control.signal.aborted) return;
      // The engine reads all rows in one go once the text is there.
      const steps = progress.done < progress.of ? [progress] : [progress, { doing: 'rows', done: 0, of: 1 }];
      setReading((now) => (now.state === 'reading' ? { ...now, steps } : now));
    };
    const [outcome, head] = await Promise.all([
      readFile(file, currency, { signal: control.signal, onProgress }),
      file
        .slice(0, HEAD_BYTES)
        .text()
        .catch(() => ''),
    ]);
    if (control.signal.aborted) return;
    if (!outcome.ok) setReading({ state: 'failed', name: file.name, failure: outcome.failure });
    else setReading({ state: 'read', read: outcome.value, firstRows: readFirstRows(head, FIRST_ROWS) });
  };
  return { reading, start: (file, currency) => void start(file, currency), forget };
}

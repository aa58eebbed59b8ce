/** A chosen file on its way to the book: opened, settled, read; forgotten when another is chosen or the screen is left. */

import { useEffect, useRef, useState } from 'react';
import type { Failure, Progress } from '../../../models/kit/control.ts';
import type { RememberedMapping } from '../../domain/files/mapping.ts';
import type { ReadPart } from '../../domain/files/read-part.ts';
import type { Currency } from '../../domain/money.ts';
import { type LookedFile, lookAtFile, readSheets, type SheetChoice } from '../../jobs/file-parts.ts';

export type FileState =
  | { readonly state: 'none' }
  | {
      readonly state: 'reading';
      readonly name: string;
      readonly startedAt: number;
      readonly steps: readonly Progress[];
    }
  | { readonly state: 'failed'; readonly name: string; readonly failure: Failure }
  /** Its columns are to be settled by hand. */
  | { readonly state: 'unsettled'; readonly looked: LookedFile }
  | { readonly state: 'read'; readonly looked: LookedFile; readonly parts: readonly ReadPart[] };

export interface FileControl {
  readonly file: FileState;
  /** Opens it; reads it too where every sheet is recognised for certain, as written or as settled before. */
  readonly open: (file: File, currency: Currency, remembered: readonly RememberedMapping[]) => void;
  readonly read: (looked: LookedFile, choices: readonly SheetChoice[]) => void;
  /** Back to the columns of a file that was read. */
  readonly settleAgain: () => void;
  /** Stops reading, or puts the file aside. */
  readonly forget: () => void;
}

export function useFile(): FileControl {
  const [file, setFile] = useState<FileState>({ state: 'none' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const begin = (name: string) => {
    stop.current?.abort();
    const control = new AbortController();
    stop.current = control;
    setFile({ state: 'reading', name, startedAt: Date.now(), steps: [] });
    return control.signal;
  };
  const read = async (looked: LookedFile, choices: readonly SheetChoice[]) => {
    const signal = begin(looked.name);
    setFile((now) => (now.state === 'reading' ? { ...now, steps: [{ doing: 'rows', done: 0, of: 1 }] } : now));
    const parts = await readSheets(looked, choices, { signal });
    if (signal.aborted) return;
    if (parts.ok) setFile({ state: 'read', looked, parts: parts.value });
    else setFile({ state: 'failed', name: looked.name, failure: parts.failure });
  };
  const open = async (chosen: File, currency: Currency, remembered: readonly RememberedMapping[]) => {
    const signal = begin(chosen.name);
    const onProgress = (progress: Progress) => {
      if (signal.aborted) return;
      // The engine reads all rows in one go once the file is there.
      const steps = progress.done < progress.of ? [progress] : [progress, { doing: 'rows', done: 0, of: 1 }];
      setFile((now) => (now.state === 'reading' ? { ...now, steps } : now));
    };
    const looked = await lookAtFile(chosen, remembered, currency, { signal, onProgress });
    if (signal.aborted) return;
    if (!looked.ok) return setFile({ state: 'failed', name: chosen.name, failure: looked.failure });
    const { parts } = looked.value;
    setFile(
      parts === null ? { state: 'unsettled', looked: looked.value } : { state: 'read', looked: looked.value, parts },
    );
  };
  return {
    file,
    open: (chosen, currency, remembered) => void open(chosen, currency, remembered),
    read: (looked, choices) => void read(looked, choices),
    settleAgain: () => setFile((now) => (now.state === 'read' ? { state: 'unsettled', looked: now.looked } : now)),
    forget: () => {
      stop.current?.abort();
      setFile({ state: 'none' });
    },
  };
}

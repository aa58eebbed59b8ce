/** The pages taken so far: each looked at by the engine as soon as it is there, so that a blurred one is taken again before it is read. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoTrouble } from '../../../models/receipts/seeing/types.ts';
import { checkPhoto } from '../../jobs/watch-paper.ts';

export interface Shot {
  readonly id: number;
  readonly file: Blob;
  /** An address for showing it; null for what is no picture. */
  readonly address: string;
  /** `unknown`: the engine is not there to look. A failure's code says why it is of no use. */
  readonly verdict: 'checking' | 'good' | 'poor' | 'again' | 'unknown' | { readonly failure: string };
  readonly reasons: readonly PhotoTrouble[];
}

export interface Shots {
  readonly shots: readonly Shot[];
  readonly add: (files: readonly Blob[]) => void;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
}

/** `canLook`: the engine's files are on the device; otherwise looking would fetch them unasked. */
export function useShots(canLook: boolean): Shots {
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const lastId = useRef(0);
  const addresses = useRef(new Set<string>());
  const change = useCallback(
    (id: number, fields: Partial<Shot>) =>
      setShots((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one))),
    [],
  );
  useEffect(() => {
    const made = addresses.current;
    return () => {
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, []);
  const look = useCallback(
    async ({ id, file }: Shot) => {
      const outcome = await checkPhoto(file);
      if (outcome.ok) change(id, { verdict: outcome.value.verdict, reasons: outcome.value.reasons });
      else if (FILE_FAILURES.has(outcome.failure.code)) change(id, { verdict: { failure: outcome.failure.code } });
      else change(id, { verdict: 'unknown' });
    },
    [change],
  );
  const add = useCallback(
    (files: readonly Blob[]) => {
      const added = files.map((file): Shot => {
        lastId.current += 1;
        const address = URL.createObjectURL(file);
        addresses.current.add(address);
        return { id: lastId.current, file, address, verdict: canLook ? 'checking' : 'unknown', reasons: [] };
      });
      setShots((all) => [...all, ...added]);
      if (canLook) for (const shot of added) void look(shot);
    },
    [canLook, look],
  );
  const remove = useCallback((id: number) => setShots((all) => all.filter((one) => one.id !== id)), []);
  const clear = useCallback(() => setShots([]), []);
  return { shots, add, remove, clear };
}

const FILE_FAILURES = new Set(['not-an-image', 'empty-image', 'too-large', 'broken-pdf']);

/** A count as a screen sees it: its sheet, its lines as typed here or by others, and the way to keep one. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { book } from '../../db/book.ts';
import { type CountLineEntry, keepCountLine } from '../../db/commands/keep-count-line.ts';
import type { Refusal } from '../../db/outcome.ts';
import { type CountSheet, countSheet, linesOfCount } from '../../db/queries/count-sheet.ts';
import type { CountState, TypedPart } from '../../domain/count-line.ts';
import type { CountId, ItemId } from '../../domain/nouns.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';

/** A line as it stands on the screen. */
export interface ShownLine {
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  readonly typed: readonly TypedPart[];
  readonly pieces: number | null;
  readonly quantity: BaseQuantity | null;
  readonly isEstimated: boolean;
  readonly isConfirmed: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a keystroke makes of a line. */
export type LineChange = Omit<CountLineEntry, 'countId'> & Pick<ShownLine, 'quantity' | 'isEstimated'>;

export interface KeptCount {
  /** undefined while it is read; null when it is not in the book. */
  readonly sheet: CountSheet | null | undefined;
  readonly lineOf: (area: string, itemId: ItemId) => ShownLine | null;
  readonly keep: (change: LineChange) => void;
  readonly saving: 'saved' | 'saving' | Refusal['code'];
}

export function useCount(countId: CountId): KeptCount {
  const sheet = useLiveQuery(async () => countSheet(book, countId), [countId]);
  const kept = useLiveQuery(async () => linesOfCount(book, countId), [countId]);
  const [typed, setTyped] = useState<ReadonlyMap<string, ShownLine>>(new Map());
  const [saving, setSaving] = useState<KeptCount['saving']>('saved');
  const waiting = useRef(0);
  const rows = useMemo(() => new Map((kept ?? []).map((row) => [keyOf(row.area, row.itemId), row])), [kept]);

  const lineOf = useCallback(
    (area: string, itemId: ItemId): ShownLine | null => {
      const here = typed.get(keyOf(area, itemId));
      const row = rows.get(keyOf(area, itemId));
      // What was typed here shows at once; what somebody else typed later in the same line wins.
      const line = here !== undefined && (row === undefined || row.at < here.at) ? here : row;
      return line === undefined || isBlank(line) ? null : line;
    },
    [typed, rows],
  );
  const keep = useCallback(
    ({ quantity, isEstimated, ...entry }: LineChange) => {
      const { pieceWeight: _learned, ...line } = entry;
      const shown: ShownLine = { ...line, quantity, isEstimated, at: Date.now() };
      setTyped((before) => new Map(before).set(keyOf(entry.area, entry.itemId), shown));
      waiting.current += 1;
      setSaving('saving');
      void keepCountLine(book, { ...entry, countId }).then((outcome) => {
        waiting.current -= 1;
        if (!outcome.ok) setSaving(outcome.refusal.code);
        else if (waiting.current === 0) setSaving('saved');
      });
    },
    [countId],
  );
  return { sheet, lineOf, keep, saving };
}

const keyOf = (area: string, itemId: ItemId) => `${itemId} ${area}`;

function isBlank({ state, typed, pieces }: Pick<ShownLine, 'state' | 'typed' | 'pieces'>): boolean {
  return state === 'counted' && pieces === null && typed.every(({ text }) => text === '');
}

/** Brings lines of one count together that were typed on several devices: line by line the last look at the shelf wins. */

import type { CountState, TypedPart } from './count-line.ts';
import type { DeviceId, ItemId, PersonId } from './nouns.ts';
import type { BaseQuantity } from './quantity.ts';

/** A line of a count as far as bringing together cares. */
export interface MergeableLine {
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  readonly quantity: BaseQuantity | null;
  readonly typed: readonly TypedPart[];
  readonly pieces: number | null;
  readonly isEstimated: boolean;
  readonly isConfirmed: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly personId: PersonId;
  /** Where it was typed; lines of before this was noted have none. */
  readonly deviceId?: DeviceId;
}

/** Everything in it was taken away again. Such a line is kept, so that the other devices hear of it, and shown to nobody. */
export function isErased({ state, quantity, typed, pieces }: MergeableLine): boolean {
  return state === 'counted' && quantity === null && pieces === null && typed.every(({ text }) => text === '');
}

/** The line that stands where two devices have one each: the later; of two at the same moment always the same one, whoever asks. */
export function laterOf<Line extends MergeableLine>(a: Line, b: Line): Line {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return wordsOf(a) >= wordsOf(b) ? a : b;
}

/**
 * The lines of two devices as one, sorted by area and item. A line is the greatest of a total order, so that it is the same in whatever order,
 * grouping and number devices are brought together (a join semilattice; Shapiro, Preguiça, Baquero & Zawirski 2011, last-writer-wins register).
 */
export function mergeLines<Line extends MergeableLine>(
  mine: readonly Line[],
  theirs: readonly Line[],
): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of [...mine, ...theirs]) {
    const other = merged.get(keyOf(line));
    merged.set(keyOf(line), other === undefined ? line : laterOf(other, line));
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** What taking in one line comes to. */
export interface Meeting<Line extends MergeableLine> {
  readonly here: Line | null;
  readonly there: Line;
  /** `same`: nothing changes. `here`: what is here is later and stays. `there`: the line of the other device takes its place, or is new. */
  readonly wins: 'same' | 'here' | 'there';
  /** Two devices counted the same line and found different amounts. */
  readonly isConflict: boolean;
}

export function meet<Line extends MergeableLine>(
  mine: readonly Line[],
  theirs: readonly Line[],
): readonly Meeting<Line>[] {
  const hereByKey = new Map(mine.map((line) => [keyOf(line), line]));
  return mergeLines([], theirs).map((there): Meeting<Line> => {
    const here = hereByKey.get(keyOf(there)) ?? null;
    // An erased line that was never here leaves nothing to tell.
    if (here === null) return { here, there, wins: isErased(there) ? 'same' : 'there', isConflict: false };
    if (wordsOf(here) === wordsOf(there) && here.at === there.at) {
      return { here, there, wins: 'same', isConflict: false };
    }
    const wins = laterOf(here, there) === here ? 'here' : 'there';
    const found = ({ state, quantity, pieces }: MergeableLine) => JSON.stringify([state, quantity, pieces]);
    return { here, there, wins, isConflict: here.deviceId !== there.deviceId && found(here) !== found(there) };
  });
}

const keyOf = ({ area, itemId }: MergeableLine) => `${area}\u0000${itemId}`;

/** Everything a line says but its moment, always in the same order of words. */
function wordsOf(line: MergeableLine): string {
  const typed = line.typed.map((part) => [
    part.key,
    part.name,
    part.isPack,
    part.numerator,
    part.denominator,
    part.text,
  ]);
  return JSON.stringify([
    line.deviceId ?? '',
    line.personId,
    line.state,
    line.quantity,
    line.pieces,
    line.isEstimated,
    line.isConfirmed,
    typed,
  ]);
}

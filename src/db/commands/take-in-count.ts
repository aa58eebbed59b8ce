/** Command: what another device has counted comes into the same count here, line by line the later look at the shelf. */

import { type Meeting, type MergeableLine, meet } from '../../domain/count-merge.ts';
import type { Count, CountId, ItemId } from '../../domain/nouns.ts';
import { type HandedCount, handedCount } from '../count-file.ts';
import type { CountLineRow } from '../drafts.ts';
import type { Entry } from '../facts.ts';
import { findOutlet } from '../find.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { allLinesOfCount } from '../queries/count-sheet.ts';
import type { Book } from '../schema.ts';

/** What the journal keeps of it: enough to take it back. */
interface TakenIn {
  readonly countId: CountId;
  readonly from: Pick<HandedCount, 'deviceId' | 'sentAt' | 'people'>;
  readonly lines: readonly { readonly before: MergeableLine | null; readonly after: MergeableLine }[];
}

/**
 * A count that this device has not heard of begins here as the other device began it. Answers how many lines changed. Refuses:
 * `no-such-outlet`, `count-closed`, `nothing-new`.
 */
export function takeInCount(
  book: Book,
  handed: HandedCount,
): Promise<CommandOutcome<{ readonly countId: CountId; readonly lines: number }>> {
  return carryOut(book, handedCount, handed, {
    name: 'takeInCount',
    also: ['countLines'],
    write: async (draft, told) => {
      const { count, outlet, deviceId, sentAt, people } = told;
      await findOutlet(book, outlet.id);
      const known = await book.counts.get(count.id);
      if (known !== undefined && known.status !== 'open') refuse({ code: 'count-closed', countId: count.id });
      const { meetings } = await meetHanded(book, told);
      const taken = meetings.filter(({ wins }) => wins === 'there');
      if (taken.length === 0 && known !== undefined) refuse({ code: 'nothing-new' });
      if (known === undefined) {
        const { id, ...fields } = count;
        draft.say({
          kind: 'count',
          subject: id,
          born: true,
          fields: { ...fields, outletId: outlet.id, status: 'open' },
        });
      }
      await book.countLines.bulkPut(taken.map(({ there }) => ({ ...there, countId: count.id })));
      const lines = taken.map(({ here, there }) => ({ before: here, after: there }));
      const journalled: TakenIn = { countId: count.id, from: { deviceId, sentAt, people }, lines };
      return { brought: { countId: count.id, lines: taken.length }, journalled };
    },
  });
}

/** How the lines of a file meet those of the book; those of items it does not have, or measures in another unit, stay outside. */
export async function meetHanded(
  book: Book,
  { count, lines, items }: HandedCount,
): Promise<{ readonly meetings: readonly Meeting<MergeableLine>[]; readonly unknown: readonly MergeableLine[] }> {
  const [mine, known] = await Promise.all([
    allLinesOfCount(book, count.id),
    book.items.bulkGet(items.map((item) => item.id)),
  ]);
  const fits = new Set<ItemId>(
    known.flatMap((item, at) => (item !== undefined && item.baseUnit === items[at]!.baseUnit ? [item.id] : [])),
  );
  return {
    meetings: meet<MergeableLine>(
      mine.map(withoutCount),
      lines.filter((line) => fits.has(line.itemId)),
    ),
    unknown: lines.filter((line) => !fits.has(line.itemId)),
  };
}

const withoutCount = ({ countId: _same, ...line }: CountLineRow): MergeableLine => line;

/**
 * Lines are drafts and no facts: taking a take-in back puts the lines of before in their place, taking that back brings the others again. What
 * was typed since stays. A finished count has set its levels: its finish is taken back first.
 */
export async function swapTakenLines({ book, undone }: Draft, first: Pick<Entry, 'id' | 'input'>): Promise<void> {
  const { countId, lines } = first.input as TakenIn;
  const count: Count | undefined = await book.counts.get(countId);
  if (count !== undefined && count.status !== 'open') refuse({ code: 'count-closed', countId });
  await undone.learn([first.id]);
  const isBack = undone.has(first.id);
  for (const { before, after } of lines) {
    const [from, to] = isBack ? [after, before] : [before, after];
    const now = (await book.countLines.get([countId, after.area, after.itemId])) ?? null;
    if (now?.at !== from?.at || now?.deviceId !== from?.deviceId) continue;
    if (to === null) await book.countLines.delete([countId, after.area, after.itemId]);
    else await book.countLines.put({ ...to, countId });
  }
}

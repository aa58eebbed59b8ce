/** Command: takes an entry back, or an undo. Nothing is deleted: what the entry brought no longer counts. */

import * as v from 'valibot';
import type { EntryId, TransferId } from '../../domain/nouns.ts';
import type { Right } from '../../domain/rights.ts';
import { BOOK_SETTINGS } from '../../domain/settings.ts';
import { anId } from '../checks.ts';
import type { Entry } from '../facts.ts';
import { carryOut, type Draft } from '../journal.ts';
import { touchChange, touchSeries } from '../materialise.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { swapTakenLines } from './take-in-count.ts';

const OF_TRANSFERS: ReadonlySet<string> = new Set<Right>(['sendTransfer', 'receiveTransfer', 'withdrawTransfer']);

/**
 * Refuses: `not-allowed`, `no-such-entry`, `already-undone`, `too-old`; of transfers `already-received`, `no-such-transfer`, `transfer-closed`;
 * of a count taken in `count-closed`.
 * Undoing the entry this answers is the redo.
 */
export function undo(book: Book, entryId: EntryId, control: CommandControl = {}): Promise<CommandOutcome> {
  return carryOut(
    book,
    v.object({ entryId: anId<'entry'>() }),
    { entryId },
    {
      name: 'undo',
      undoes: entryId,
      also: ['settings', 'learnings', 'learnedModels', 'forecasts', 'countLines'],
      control,
      write: async (draft) => {
        const entry = await findEntry(book, entryId);
        const first = await firstOf(book, entry);
        draft.demand(leastRight(first));
        if (entry.personId !== draft.personId) draft.demand('undoOfOthers');
        await draft.undone.learn([entryId]);
        if (draft.undone.has(entryId)) refuse({ code: 'already-undone', entryId });
        if (OF_TRANSFERS.has(first.command)) await keepTransferWhole(draft, first, first.command === 'sendTransfer');
        await draft.undone.takeBack(entry);
        if (first.command === 'takeInCount') await swapTakenLines(draft, first);
        for (const movement of await book.movements.where('entryId').equals(entryId).toArray()) {
          draft.voidMovement(movement);
        }
        await touchAll(draft, first);
        return { brought: {} };
      },
    },
  );
}

async function findEntry(book: Book, entryId: EntryId): Promise<Entry> {
  return (await book.journal.get(entryId)) ?? refuse({ code: 'no-such-entry', entryId });
}

/** Follows undos of undos to the entry that said something. */
async function firstOf(book: Book, entry: Entry): Promise<Entry> {
  let first = entry;
  while (first.undoes !== null) first = await findEntry(book, first.undoes);
  return first;
}

/** Who may do a thing may take it back; a setting of the book is more than one of the device. */
function leastRight({ command, input }: Entry): Right {
  const isOfBook = command === 'changeSettings' && BOOK_SETTINGS.some((name) => Object.hasOwn(input as object, name));
  return isOfBook ? 'changeBookSettings' : (command as Right);
}

/**
 * What the other outlet has on its shelf cannot come back to this one's as if it had never left: their confirmation goes first. And a
 * confirmation, or a withdrawal, comes back only to a transfer that is still on its way.
 */
async function keepTransferWhole({ book, undone }: Draft, { id }: Entry, isSend: boolean): Promise<void> {
  const said = await book.changes.where('entryId').equals(id).first();
  const transferId = said?.subject as TransferId;
  const transfer = await book.transfers.get(transferId);
  await undone.learn([id]);
  if (isSend) {
    if (transfer?.status === 'received') refuse({ code: 'already-received', transferId });
  } else if (undone.has(id)) {
    if (transfer === undefined) refuse({ code: 'no-such-transfer', transferId });
    if (transfer.status !== 'sent') refuse({ code: 'transfer-closed', transferId });
  }
}

/** Everything that the entry speaks of is to be worked out anew. */
async function touchAll(draft: Draft, { id, command }: Entry): Promise<void> {
  const { book, touched } = draft;
  const changes = await book.changes.where('entryId').equals(id).toArray();
  for (const change of changes) {
    touchChange(touched, change);
    if (change.kind !== 'order') continue;
    const order = await book.orders.get(change.subject);
    for (const itemId of order?.itemIds ?? []) touchSeries(touched, order!.outletId, itemId);
  }
  const blocks = book.importedDays.where('[entryId+outletId+itemId+year]').between([id], [id, []]);
  for (const [, outletId, itemId] of await blocks.primaryKeys()) touchSeries(touched, outletId, itemId);
  if (command !== 'keepLearning') return;
  await draft.undone.learn([id]);
  const changed = await book.learnings.update(id, { undone: draft.undone.has(id) });
  if (changed === 0 && (await book.learnings.get(id)) === undefined) refuse({ code: 'too-old', entryId: id });
}

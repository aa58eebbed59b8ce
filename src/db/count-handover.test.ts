import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { countUnitsOf, partOf } from '../domain/count-line.ts';
import { dayAt } from '../domain/day.ts';
import type { CountId, ItemId, OutletId } from '../domain/nouns.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addItem } from './commands/add-item.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { finishCount } from './commands/finish-count.ts';
import { keepCountLine } from './commands/keep-count-line.ts';
import { startCount } from './commands/start-count.ts';
import { takeInCount } from './commands/take-in-count.ts';
import { undo } from './commands/undo.ts';
import { type HandedCount, handOver, readCountFile, writeCountFile } from './count-file.ts';
import { linesOfCount } from './queries/count-sheet.ts';
import { foreseeTakeIn } from './queries/foresee-take-in.ts';
import { stockOf } from './queries/list-stock.ts';
import { rebuildAll } from './rebuild-all.ts';
import type { Book } from './schema.ts';
import { addFacts, derivedRows, done, freshBook, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const dus = { name: 'dus', size: baseQuantity(2500) };
const [pack] = countUnitsOf({ baseUnit: 'g', pack: dus, packs: [] });

/** A tablet and a phone with one book: chicken in the freezer, rice in the store. */
async function twoDevices() {
  const { book: tablet, outletId, itemId: chicken } = await smallBook();
  const rice = done(await addItem(tablet, { name: 'Beras', baseUnit: 'g', area: 'Gudang', pack: dus })).itemId;
  const phone = freshBook();
  await addFacts(tablet, phone);
  await rebuildAll(phone);
  const { countId } = done(
    await startCount(tablet, { outletId, day: today, areas: null, itemIds: null, isBlind: true }),
  );
  return { tablet, phone, outletId, chicken, rice, countId };
}

async function type(book: Book, countId: CountId, area: string, itemId: ItemId, text: string): Promise<void> {
  const typed = [partOf(pack!, text)];
  const fields = { state: 'counted', pieces: null, pieceWeight: null, isConfirmed: false } as const;
  const outcome = await keepCountLine(book, { countId, area, itemId, typed, ...fields });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  // Two looks at one shelf are never at the same millisecond here.
  await new Promise((resolve) => setTimeout(resolve, 2));
}

const hand = async (book: Book, countId: CountId, ...areas: string[]): Promise<HandedCount> => {
  const handed = await handOver(book, countId, areas.length === 0 ? ['', 'Gudang'] : areas);
  const read = await readCountFile(await writeCountFile(handed!));
  if (!read.ok) throw new Error(read.trouble);
  expect(read.handed).toEqual(handed);
  return read.handed;
};
const amounts = async (book: Book, countId: CountId) =>
  Object.fromEntries((await linesOfCount(book, countId)).map((line) => [line.area, line.quantity]));
const levelOf = async (book: Book, outletId: OutletId, itemId: ItemId) =>
  (await stockOf(book, outletId, itemId))?.onHand ?? null;

describe('a count on several devices', () => {
  it('goes over, is counted in two places, comes back and is finished as one', async () => {
    const { tablet, phone, outletId, chicken, rice, countId } = await twoDevices();
    const begun = await hand(tablet, countId);
    expect(await foreseeTakeIn(phone, begun, { outletId, countId: null })).toMatchObject({
      isNewCount: true,
      changes: 0,
    });
    done(await takeInCount(phone, begun));
    expect(await phone.counts.get(countId)).toEqual(await tablet.counts.get(countId));
    await type(phone, countId, 'Gudang', rice, '4');
    await type(tablet, countId, '', chicken, '2');
    const back = await hand(phone, countId, 'Gudang');
    expect(await foreseeTakeIn(tablet, back, { outletId, countId })).toMatchObject({
      isNewCount: false,
      changes: 1,
      areas: [{ area: 'Gudang', added: 1, changed: 0, kept: 0 }],
      conflicts: [],
      unknown: [],
    });
    const taken = done(await takeInCount(tablet, back));
    expect(taken).toMatchObject({ countId, lines: 1 });
    expect(await amounts(tablet, countId)).toEqual({ '': 5000, Gudang: 10_000 });
    done(await finishCount(tablet, { countId }));
    expect([await levelOf(tablet, outletId, chicken), await levelOf(tablet, outletId, rice)]).toEqual([5000, 10_000]);
    expect(await undo(tablet, taken.entryId)).toMatchObject({ refusal: { code: 'count-closed' } });
    expect(await takeInCount(tablet, back)).toMatchObject({ refusal: { code: 'count-closed' } });
  });

  it('changes nothing when the same file comes twice, nor in whatever order files come', async () => {
    const { tablet, phone, chicken, rice, countId } = await twoDevices();
    done(await takeInCount(phone, await hand(tablet, countId)));
    await type(tablet, countId, 'Gudang', rice, '1');
    await type(phone, countId, 'Gudang', rice, '2');
    await type(tablet, countId, '', chicken, '3');
    const [fromTablet, fromPhone] = [await hand(tablet, countId), await hand(phone, countId)];
    done(await takeInCount(tablet, fromPhone));
    const lines = await linesOfCount(tablet, countId);
    const entries = await tablet.journal.count();
    expect(await takeInCount(tablet, fromPhone)).toMatchObject({ refusal: { code: 'nothing-new' } });
    expect(await linesOfCount(tablet, countId)).toEqual(lines);
    expect(await tablet.journal.count()).toBe(entries);
    done(await takeInCount(phone, fromTablet));
    expect(await linesOfCount(phone, countId)).toEqual(lines);
    expect(await amounts(phone, countId)).toEqual({ '': 7500, Gudang: 5000 });
  });

  it('shows where both counted one line, and the later look wins', async () => {
    const { tablet, phone, outletId, rice, countId } = await twoDevices();
    done(await takeInCount(phone, await hand(tablet, countId)));
    await type(phone, countId, 'Gudang', rice, '2');
    await type(tablet, countId, 'Gudang', rice, '1');
    const late = await hand(tablet, countId);
    const early = await hand(phone, countId);
    const seen = await foreseeTakeIn(tablet, early, { outletId, countId });
    expect(seen).toMatchObject({ changes: 0, conflicts: [{ wins: 'here', item: { id: rice } }] });
    expect(await foreseeTakeIn(phone, late, { outletId, countId })).toMatchObject({
      changes: 1,
      areas: [{ area: '' }, { area: 'Gudang', added: 0, changed: 1 }],
      conflicts: [{ wins: 'there', here: { quantity: 5000 }, there: { quantity: 2500 } }],
    });
    expect(await takeInCount(tablet, early)).toMatchObject({ refusal: { code: 'nothing-new' } });
  });

  it('is taken back, and that too; what was typed since stays', async () => {
    const { tablet, phone, chicken, rice, countId } = await twoDevices();
    const born = done(await takeInCount(phone, await hand(tablet, countId)));
    await type(phone, countId, 'Gudang', rice, '1');
    await type(tablet, countId, 'Gudang', rice, '2');
    await type(tablet, countId, '', chicken, '3');
    const taken = done(await takeInCount(phone, await hand(tablet, countId)));
    expect(await amounts(phone, countId)).toEqual({ '': 7500, Gudang: 5000 });
    const undone = done(await undo(phone, taken.entryId));
    expect(await amounts(phone, countId)).toEqual({ Gudang: 2500 });
    done(await undo(phone, undone.entryId));
    expect(await amounts(phone, countId)).toEqual({ '': 7500, Gudang: 5000 });
    await type(phone, countId, '', chicken, '4');
    const { entryId } = done(await undo(phone, (await phone.journal.toCollection().last())!.id));
    expect(await amounts(phone, countId)).toEqual({ '': 10_000, Gudang: 2500 });
    done(await undo(phone, entryId));
    expect(await amounts(phone, countId)).toEqual({ '': 10_000, Gudang: 5000 });
    // The count itself came with a file: taking that back takes it away, and its lines wait for it.
    done(await undo(phone, born.entryId));
    expect(await phone.counts.get(countId)).toBeUndefined();
    const rows = await derivedRows(phone);
    await rebuildAll(phone);
    expect(await derivedRows(phone)).toEqual(rows);
  });

  it('hears of a line that was erased on the other device', async () => {
    const { tablet, phone, rice, countId } = await twoDevices();
    await type(tablet, countId, 'Gudang', rice, '2');
    done(await takeInCount(phone, await hand(tablet, countId)));
    expect(await amounts(phone, countId)).toEqual({ Gudang: 5000 });
    await type(tablet, countId, 'Gudang', rice, '');
    expect(await amounts(tablet, countId)).toEqual({});
    done(await takeInCount(phone, await hand(tablet, countId)));
    expect(await amounts(phone, countId)).toEqual({});
  });

  it('leaves out what this book does not know, and says so by name', async () => {
    const { tablet, phone, outletId, countId } = await twoDevices();
    const salt = done(await addItem(tablet, { name: 'Garam', baseUnit: 'g', area: 'Gudang', pack: dus })).itemId;
    await type(tablet, countId, 'Gudang', salt, '1');
    const handed = await hand(tablet, countId);
    expect(await foreseeTakeIn(phone, handed, { outletId, countId: null })).toMatchObject({
      changes: 0,
      unknown: ['Garam'],
    });
    done(await takeInCount(phone, handed));
    expect(await phone.countLines.count()).toBe(0);
  });

  it('says what is wrong with a file that does not belong here', async () => {
    const { tablet, phone, outletId, countId } = await twoDevices();
    const handed = await hand(tablet, countId);
    const other = done(await addOutlet(phone, { name: 'Kemang' })).outletId;
    const trouble = async (place: { outletId: OutletId; countId: CountId | null }, book = phone) => {
      const seen = await foreseeTakeIn(book, handed, place);
      return seen.ok ? null : seen.trouble;
    };
    expect(await trouble({ outletId: other, countId: null })).toBe('other-outlet');
    expect(await trouble({ outletId, countId: 'another' as CountId })).toBe('other-count');
    expect(await trouble({ outletId, countId }, tablet)).toBe('own-file');
    expect(await trouble({ outletId, countId }, freshBook())).toBe('unknown-outlet');
    expect(await trouble({ outletId, countId: null })).toBeNull();
  });

  it('does not take a file that was damaged, is of another kind, or newer', async () => {
    const { tablet, rice, countId } = await twoDevices();
    await type(tablet, countId, 'Gudang', rice, '2');
    const text = await (await writeCountFile((await handOver(tablet, countId, ['Gudang']))!)).text();
    const read = async (changed: string) => {
      const outcome = await readCountFile(new Blob([changed]));
      return outcome.ok ? 'read' : outcome.trouble;
    };
    expect(await read(text)).toBe('read');
    // Spaces and line ends are not part of what was said.
    expect(await read(text.replaceAll('\n', '\r\n'))).toBe('read');
    expect(await read(text.replace('"quantity": 5000', '"quantity": 5001'))).toBe('damaged');
    expect(await read(text.slice(0, -20))).toBe('damaged');
    expect(await read(text.replace('"version": 1', '"version": 2'))).toBe('newer-count');
    expect(await read('{"a":1}')).toBe('not-a-count');
    expect(await read('tanggal,barang\n')).toBe('not-a-count');
  });
});

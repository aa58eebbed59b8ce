/** The file by which one device hands its part of a count to another: small, readable, checked word by word. */

import * as v from 'valibot';
import type { MergeableLine } from '../domain/count-merge.ts';
import type { Count, CountId, DeviceId, ItemId, OutletId, PersonId } from '../domain/nouns.ts';
import { BASE_UNITS, type BaseUnit } from '../domain/quantity.ts';
import { aDay, anId, aQuantity } from './checks.ts';
import { typedPart } from './commands/keep-count-line.ts';
import { allLinesOfCount } from './queries/count-sheet.ts';
import { whoIsHere } from './rights.ts';
import type { Book } from './schema.ts';

/** What such a file calls itself; a later version may say more, which an older Papadin must not read by half. */
const FORMAT = 'papadin-count';
const VERSION = 1;
/** Characters: a count of thousands of lines. What is larger is something else. */
const LARGEST = 8_000_000;

/** A part of a count on its way to another device. */
export interface HandedCount {
  /** Milliseconds since the epoch by the sender's clock. */
  readonly sentAt: number;
  readonly deviceId: DeviceId;
  /** Who sent it. */
  readonly personId: PersonId;
  readonly outlet: { readonly id: OutletId; readonly name: string };
  readonly count: Pick<Count, 'id' | 'day' | 'areas' | 'itemIds' | 'isBlind'>;
  /** The areas that were sent. */
  readonly areas: readonly string[];
  readonly lines: readonly MergeableLine[];
  /** Of those items: for saying what is meant where the other book has not heard of it. */
  readonly items: readonly { readonly id: ItemId; readonly name: string; readonly baseUnit: BaseUnit }[];
  /** Who counted and sent. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
}

const aText = v.pipe(v.string(), v.maxLength(200));
const aMoment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** `manager` in a book without people. */
const aPersonId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(60),
  v.transform((text) => text as PersonId),
);

const aLine = v.object({
  area: aText,
  itemId: anId<'item'>(),
  state: v.picklist(['counted', 'zero', 'skipped']),
  quantity: v.nullable(aQuantity),
  typed: v.pipe(v.array(typedPart), v.readonly()),
  pieces: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  isEstimated: v.boolean(),
  isConfirmed: v.boolean(),
  at: aMoment,
  personId: aPersonId,
  deviceId: v.exactOptional(anId<'device'>()),
});

/** Also what the command accepts. */
export const handedCount = v.object({
  sentAt: aMoment,
  deviceId: anId<'device'>(),
  personId: aPersonId,
  outlet: v.object({ id: anId<'outlet'>(), name: aText }),
  count: v.object({
    id: anId<'count'>(),
    day: aDay,
    areas: v.nullable(v.pipe(v.array(aText), v.readonly())),
    itemIds: v.nullable(v.pipe(v.array(anId<'item'>()), v.readonly())),
    isBlind: v.boolean(),
  }),
  areas: v.pipe(v.array(aText), v.readonly()),
  lines: v.pipe(v.array(aLine), v.maxLength(20_000), v.readonly()),
  items: v.pipe(v.array(v.object({ id: anId<'item'>(), name: aText, baseUnit: v.picklist(BASE_UNITS) })), v.readonly()),
  people: v.pipe(v.array(v.object({ id: aPersonId, name: aText })), v.readonly()),
});

/** What an open count has in some of its areas; null when it is not in the book. Lines of other devices go along: the other side sorts them out. */
export async function handOver(book: Book, countId: CountId, areas: readonly string[]): Promise<HandedCount | null> {
  const count = await book.counts.get(countId);
  const outlet = count && (await book.outlets.get(count.outletId));
  if (count === undefined || outlet === undefined) return null;
  const [all, here] = await Promise.all([allLinesOfCount(book, countId), whoIsHere(book)]);
  const chosen = all.filter(({ area }) => areas.includes(area));
  const lines = chosen.map(({ countId: _same, ...line }): MergeableLine => line);
  const [items, people] = await Promise.all([
    book.items.bulkGet([...new Set(lines.map((line) => line.itemId))]),
    book.people.bulkGet([...new Set([here.personId, ...lines.map((line) => line.personId)])]),
  ]);
  const { id, day, areas: through, itemIds, isBlind } = count;
  return {
    sentAt: Date.now(),
    deviceId: here.deviceId,
    personId: here.personId,
    outlet: { id: outlet.id, name: outlet.name },
    count: { id, day, areas: through, itemIds, isBlind },
    areas,
    lines,
    items: items.flatMap((item) => (item ? [{ id: item.id, name: item.name, baseUnit: item.baseUnit }] : [])),
    people: people.flatMap((person) => (person ? [{ id: person.id, name: person.name }] : [])),
  };
}

/** As a file. A text file by its name, as share sheets take few others. */
export async function writeCountFile(handed: HandedCount): Promise<File> {
  const sha256 = await sumOf(handed);
  const text = JSON.stringify({ format: FORMAT, version: VERSION, sha256, handed }, null, 1);
  return new File([text], fileName(handed), { type: 'text/plain' });
}

function fileName({ count, outlet, areas }: HandedCount): string {
  const where = areas.length > 0 && areas.length <= 2 ? areas : [];
  const words = [outlet.name, ...where].join(' ').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return `${count.day}-${words}.${FORMAT}.txt`;
}

/** Why a file is not taken. */
export type CountFileTrouble = 'not-a-count' | 'newer-count' | 'damaged';

export type ReadCountFile =
  | { readonly ok: true; readonly handed: HandedCount }
  | { readonly ok: false; readonly trouble: CountFileTrouble };

export async function readCountFile(file: Blob): Promise<ReadCountFile> {
  if (file.size > LARGEST) return { ok: false, trouble: 'not-a-count' };
  const text = await file.text();
  // What was cut off on its way is no JSON any more, but still tells what it was.
  const broken = text.includes(`"${FORMAT}"`) ? 'damaged' : 'not-a-count';
  let outer: unknown;
  try {
    outer = JSON.parse(text);
  } catch {
    return { ok: false, trouble: broken };
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), outer);
  if (!head.success) return { ok: false, trouble: broken };
  if (head.output.version > VERSION) return { ok: false, trouble: 'newer-count' };
  const body = v.safeParse(v.object({ sha256: v.string(), handed: v.unknown() }), outer);
  if (!body.success || (await sumOf(body.output.handed)) !== body.output.sha256)
    return { ok: false, trouble: 'damaged' };
  const read = v.safeParse(handedCount, body.output.handed);
  return read.success ? { ok: true, handed: read.output } : { ok: false, trouble: 'damaged' };
}

/** SHA-256 of the words, without the spaces that made them readable; the order of the words is the file's. */
async function sumOf(handed: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(handed));
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

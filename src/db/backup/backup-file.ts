/**
 * The backup file: what it is, frame by frame. `PAPADIN` and the format's number (8 bytes) · length and text of the header · frames, each
 * with its length, packed by gzip and maybe locked · a length of 0 and the checksum. The checksum is a chain: SHA-256 of the one before and
 * the frame, so that a file can be checked as it is read and a frame neither goes missing nor changes its place.
 */

import type { DeviceId } from '../../domain/nouns.ts';
import { type BackupLock, type LockPlate, sealBytes, toHex, unsealBytes } from './backup-lock.ts';
import { bytesToRows, rowsToBytes } from './row-bytes.ts';

const MAGIC = new TextEncoder().encode('PAPADIN');
export const FORMAT = 1;
/** More is no frame of ours. */
const LONGEST_FRAME = 2 ** 28;
const LONGEST_HEADER = 2 ** 20;

export interface BackupHeader {
  readonly format: number;
  /** Version of the book's schema. */
  readonly schema: number;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly deviceId: DeviceId;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** null when no passphrase is needed. */
  readonly lock: LockPlate | null;
}

export type BackupTrouble = 'not-a-backup' | 'newer-backup' | 'damaged' | 'wrong-passphrase' | 'passphrase-needed';

/** Thrown while a file is read. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
  readonly trouble: BackupTrouble;
  constructor(trouble: BackupTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

export interface RowFrame {
  readonly table: string;
  readonly rows: readonly unknown[];
}

/** The bytes of a backup, piece by piece. */
export async function* packBackup(
  header: BackupHeader,
  frames: AsyncIterable<RowFrame>,
  lock: BackupLock | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const head = join([MAGIC, Uint8Array.of(FORMAT), uint32(text.length), text]);
  yield head;
  let chain = await digest(head);
  for await (const { table, rows } of frames) {
    const packed = await gzip(rowsToBytes([table, ...rows]));
    const payload = lock === null ? packed : await sealBytes(lock, packed, chain);
    chain = await digest(join([chain, payload]));
    yield join([uint32(payload.length), payload]);
  }
  yield join([uint32(0), chain]);
}

/** Throws {@link BadBackup}: `not-a-backup`, `newer-backup`, `damaged`. */
export async function readHeader(file: Blob, newestSchema: number): Promise<BackupHeader> {
  return (await openHeader(file, newestSchema)).header;
}

async function openHeader(file: Blob, newestSchema: number) {
  const start = await bytesOf(file, 0, 12);
  if (start.length < 12 || !MAGIC.every((byte, i) => start[i] === byte)) throw new BadBackup('not-a-backup');
  if (start[7]! > FORMAT) throw new BadBackup('newer-backup');
  const length = readUint32(start.subarray(8));
  const text = length > LONGEST_HEADER ? new Uint8Array() : await bytesOf(file, 12, 12 + length);
  if (text.length !== length || length > LONGEST_HEADER) throw new BadBackup('damaged');
  const header = parseHeader(new TextDecoder().decode(text));
  if (header.schema > newestSchema) throw new BadBackup('newer-backup');
  return { header, head: join([start, text]), from: 12 + length };
}

function parseHeader(text: string): BackupHeader {
  try {
    return JSON.parse(text) as BackupHeader;
  } catch {
    throw new BadBackup('damaged');
  }
}

/**
 * Row frames of a file in the order they were written; ends only when all of it is there and unharmed. Throws {@link BadBackup}. `lock` must
 * open the file's plate, or be null where there is none.
 */
export async function* unpackBackup(
  file: Blob,
  newestSchema: number,
  lock: BackupLock | null,
): AsyncGenerator<RowFrame & { readonly readBytes: number }> {
  const { header, head, from } = await openHeader(file, newestSchema);
  if (header.lock !== null && lock === null) throw new BadBackup('passphrase-needed');
  let chain = await digest(head);
  for (let at = from; ; ) {
    const length = await lengthAt(file, at);
    at += 4;
    if (length === 0) {
      const told = await bytesOf(file, at, at + 32);
      if (toHex(told) !== toHex(chain) || file.size !== at + 32) throw new BadBackup('damaged');
      return;
    }
    const payload = await bytesOf(file, at, at + length);
    if (payload.length !== length) throw new BadBackup('damaged');
    at += length;
    const before = chain;
    chain = await digest(join([chain, payload]));
    const [table, ...rows] = await openFrame(payload, header.lock === null ? null : lock, before);
    yield { table: String(table), rows, readBytes: at };
  }
}

async function lengthAt(file: Blob, at: number): Promise<number> {
  const bytes = await bytesOf(file, at, at + 4);
  const length = bytes.length === 4 ? readUint32(bytes) : LONGEST_FRAME + 1;
  if (length > LONGEST_FRAME) throw new BadBackup('damaged');
  return length;
}

async function openFrame(payload: Uint8Array<ArrayBuffer>, lock: BackupLock | null, bond: Uint8Array<ArrayBuffer>) {
  try {
    return bytesToRows(await gunzip(lock === null ? payload : await unsealBytes(lock, payload, bond)));
  } catch {
    throw new BadBackup('damaged');
  }
}

const bytesOf = async (file: Blob, from: number, to: number) =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const gzip = (bytes: Uint8Array<ArrayBuffer>) => through(bytes, new CompressionStream('gzip'));
const gunzip = (bytes: Uint8Array<ArrayBuffer>) => through(bytes, new DecompressionStream('gzip'));

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

const readUint32 = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);

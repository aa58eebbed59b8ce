/** Fetches what the engines need before they need it, so that learning works without a network from the first day. */

import type { EngineFile } from '../service-worker/kept-files.ts';
import { ENGINE_LIST, ENGINES_CACHE, KEEPING_HEADER } from '../service-worker/kept-files.ts';

/** Why files could not be kept: no network, a host that answers wrongly, no room on the device. */
export type KeepingFailureCode = 'offline' | 'host' | 'no-room';

export class KeepingFailure extends Error {
  override readonly name = 'KeepingFailure';
  readonly code: KeepingFailureCode;
  constructor(code: KeepingFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The part of the browser's `Cache` that keeping needs. */
export type Shelf = Pick<Cache, 'match' | 'put'>;

export interface KeepingOptions {
  /** Absolute address that the files are relative to. */
  readonly base: string;
  readonly shelf: Shelf;
  readonly signal: AbortSignal;
  /** Called with every piece that arrives: its bytes, or minus what had come of a file that must be fetched anew. */
  readonly onBytes: (bytes: number) => void;
  /** Waited for before every file; background work lets the page go first here. */
  readonly rest?: () => Promise<void>;
}

export function openShelf(): Promise<Cache> {
  return caches.open(ENGINES_CACHE);
}

/** @throws {@link KeepingFailure} when there is no list to be had. */
export async function readEngineList(base: string): Promise<readonly EngineFile[]> {
  const response = await fetchFile(new URL(ENGINE_LIST, base).href, {});
  return (await response.json()) as readonly EngineFile[];
}

/** Those of `files` that are not on the shelf yet. */
export async function findMissing(
  files: readonly EngineFile[],
  base: string,
  shelf: Shelf,
): Promise<readonly EngineFile[]> {
  const kept = await Promise.all(files.map(({ url }) => shelf.match(new URL(url, base).href)));
  return files.filter((_, index) => kept[index] === undefined);
}

/**
 * Fetches the files one after the other and keeps each whole or not at all.
 * @throws {@link KeepingFailure}; or the signal's reason once cancelled. Files that were done by then stay kept.
 */
export async function keepFiles(files: readonly EngineFile[], options: KeepingOptions): Promise<void> {
  for (const file of files) {
    await options.rest?.();
    options.signal.throwIfAborted();
    await keepFile(file, options);
  }
}

async function keepFile({ url, bytes }: EngineFile, { base, shelf, signal, onBytes }: KeepingOptions): Promise<void> {
  const address = new URL(url, base).href;
  const response = await fetchFile(address, { signal, headers: { [KEEPING_HEADER]: '1' } });
  if (response.body === null) throw new KeepingFailure('host', `${url} came without a body`);
  let come = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, stream) {
        come += piece.byteLength;
        onBytes(piece.byteLength);
        stream.enqueue(piece);
      },
      // A log-in page of some hotel, or half a file, is not what the list promised.
      flush(stream) {
        if (come !== bytes) stream.error(new KeepingFailure('host', `${url} has ${come} bytes instead of ${bytes}`));
      },
    }),
  );
  try {
    const type = url.endsWith('.wasm') ? 'application/wasm' : (response.headers.get('content-type') ?? '');
    await shelf.put(address, new Response(counted, { headers: { 'Content-Type': type } }));
  } catch (error) {
    onBytes(-come);
    signal.throwIfAborted();
    throw asFailure(error, url);
  }
}

/** @throws {@link KeepingFailure} for all but a whole answer */
async function fetchFile(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((error: unknown) => {
    init.signal?.throwIfAborted();
    throw asFailure(error, address);
  });
  if (response.status === 200 && !response.redirected) return response;
  throw new KeepingFailure('host', `${address} answered ${response.status}`);
}

function asFailure(error: unknown, what: string): KeepingFailure {
  if (error instanceof KeepingFailure) return error;
  const name = error instanceof Error ? error.name : '';
  const code = name === 'QuotaExceededError' ? 'no-room' : 'offline';
  return new KeepingFailure(code, `${what}: ${error instanceof Error ? error.message : String(error)}`);
}

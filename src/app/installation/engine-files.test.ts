/** Keeping, against a real host on this machine that answers well and badly. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMissing, type KeepingFailure, keepFiles, readEngineList, type Shelf } from './engine-files.ts';

const WASM = new Uint8Array(300_000).map((_, index) => (index * 7) % 251);
const FILES = [
  { url: 'engines/a-12345678.wasm', bytes: WASM.byteLength },
  { url: 'engines/b-12345678.js', bytes: 12 },
];

let server: Server;
let base: string;
let answer: RequestListener;

beforeEach(async () => {
  answer = (request, response) => {
    if (request.url === '/app/engines.json') return response.end(JSON.stringify(FILES));
    if (request.url === '/app/engines/a-12345678.wasm') return response.end(WASM);
    if (request.url === '/app/engines/b-12345678.js') {
      return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('export {}; //');
    }
    return response.writeHead(404).end();
  };
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The browser's cache, as far as keeping uses it: what is put is read whole, or the putting fails. */
function openMemoryShelf(): Shelf & { readonly kept: Map<string, Response> } {
  const kept = new Map<string, Response>();
  return {
    kept,
    match: async (address) => kept.get(String(address))?.clone(),
    put: async (address, response) => {
      const body = await response.arrayBuffer();
      kept.set(String(address), new Response(body, { headers: response.headers }));
    },
  };
}

const unhurried = () => ({ base, signal: new AbortController().signal, onBytes: () => {} });

test('keeps every file whole, tells every byte, and finds nothing missing afterwards', async () => {
  const shelf = openMemoryShelf();
  const files = (await readEngineList(base)).map((file) => (file.url.endsWith('.js') ? { ...file, bytes: 13 } : file));
  let told = 0;
  expect(await findMissing(files, base, shelf)).toEqual(files);
  await keepFiles(files, {
    ...unhurried(),
    shelf,
    onBytes: (bytes) => {
      told += bytes;
    },
  });
  expect(told).toBe(WASM.byteLength + 13);
  expect(await findMissing(files, base, shelf)).toEqual([]);
  const kept = shelf.kept.get(`${base}engines/a-12345678.wasm`);
  expect(kept?.headers.get('content-type')).toBe('application/wasm');
  expect(new Uint8Array(await kept!.arrayBuffer())).toEqual(WASM);
});

test('keeps no page that stands in for a file, and takes its bytes back', async () => {
  const shelf = openMemoryShelf();
  answer = (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Please log in</h1>');
  let told = 0;
  const keeping = keepFiles(FILES, {
    ...unhurried(),
    shelf,
    onBytes: (bytes) => {
      told += bytes;
    },
  });
  await expect(keeping).rejects.toMatchObject({ code: 'host' } satisfies Partial<KeepingFailure>);
  expect(shelf.kept.size).toBe(0);
  expect(told).toBe(0);
});

test('calls a missing file the fault of the host, and no host the lack of a network', async () => {
  const shelf = openMemoryShelf();
  const absent = [{ url: 'engines/c-12345678.js', bytes: 1 }];
  await expect(keepFiles(absent, { ...unhurried(), shelf })).rejects.toMatchObject({ code: 'host' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(keepFiles(absent, { ...unhurried(), shelf })).rejects.toMatchObject({ code: 'offline' });
  await expect(readEngineList(base)).rejects.toMatchObject({ code: 'offline' });
});

test('says when the device has no room', async () => {
  const full: Shelf = {
    match: async () => undefined,
    put: async (_, response) => {
      await response.body?.cancel();
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  await expect(keepFiles(FILES, { ...unhurried(), shelf: full })).rejects.toMatchObject({ code: 'no-room' });
});

test('stops between pieces when cancelled, and keeps what was whole', async () => {
  const shelf = openMemoryShelf();
  const stop = new AbortController();
  answer = (request, response) => {
    if (request.url?.endsWith('.js')) return response.end('export {}; //');
    response.write(WASM.subarray(0, 1000));
    return setTimeout(() => stop.abort(), 20);
  };
  const [wasm, script] = FILES;
  const files = [{ ...script!, bytes: 13 }, wasm!];
  let told = 0;
  const keeping = keepFiles(files, {
    ...unhurried(),
    shelf,
    signal: stop.signal,
    onBytes: (bytes) => {
      told += bytes;
    },
  });
  await expect(keeping).rejects.toMatchObject({ name: 'AbortError' });
  expect([...shelf.kept.keys()]).toEqual([`${base}engines/b-12345678.js`]);
  expect(told).toBe(13);
});

/** Lays a small copy beside every file of the build that shrinks, and serves them in the preview as a good host would. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import sirv from 'sirv';
import type { Plugin } from 'vite';
import { headersFor } from '../../src/app/service-worker/headers.ts';

const SHRINKS = /\.(html|js|css|json|svg|wasm|webmanifest)$/;
/** Below this the copy saves less than its own headers cost. */
const WORTH_IT_BYTES = 1024;
/** The last two steps to 11 take ten times as long for some two percent. */
const BROTLI_QUALITY = 9;

/** Must stand after the plugin that writes the service worker, so that it sees the finished folder. */
export function compressedFiles(): Plugin {
  let folder = 'dist';
  return {
    name: 'papadin:compressed-files',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => compressFolder(folder),
    },
    configurePreviewServer(server) {
      const serve = serveFolder(folder, headersFor);
      server.middlewares.use(serve);
    },
  };
}

/** A connect-style handler over a built folder: ranges, caching by hash, small copies where the browser takes them. */
export function serveFolder(
  folder: string,
  headers: (path: string) => Readonly<Record<string, string>>,
): ReturnType<typeof sirv> {
  return sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      const isHashed = /^\/(assets|engines)\//.test(path);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      for (const [name, value] of Object.entries(headers(path))) response.setHeader(name, value);
    },
  });
}

async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter((name) => SHRINKS.test(name)).map((name) => compressFile(join(folder, name))));
}

async function compressFile(path: string): Promise<void> {
  const plain = await readFile(path);
  if (plain.byteLength < WORTH_IT_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  };
  const [small, fair] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: 9 }),
  ]);
  if (small.byteLength < plain.byteLength) await writeFile(`${path}.br`, small);
  if (fair.byteLength < plain.byteLength) await writeFile(`${path}.gz`, fair);
}

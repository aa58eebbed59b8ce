/** Builds the app where the build is missing or older than its sources, and serves it as `npm start` does. */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SOURCES = [
  'src',
  'workers',
  'models',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'e2e/tools',
];

export interface ServedApp {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Port 0 lets the system choose. Build output goes to stderr, so that stdout stays for results. */
export async function serveBuiltApp(port = 0): Promise<ServedApp> {
  buildIfStale();
  const server = await preview({ root: ROOT, logLevel: 'warn', preview: { port, host: 'localhost', open: false } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the preview server told no address');
  return { address, close: () => server.close() };
}

function buildIfStale(): void {
  const built = resolve(ROOT, process.env['PAPADIN_DIST'] ?? 'dist', 'index.html');
  const path = existsSync(built) ? built : null;
  if (path !== null && newestOf(SOURCES.map((source) => join(ROOT, source))) <= statSync(path).mtimeMs) return;
  process.stderr.write('Papadin: building …\n');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the app does not build');
}

/** Milliseconds of the last change below the paths; tests do not count. */
function newestOf(paths: readonly string[]): number {
  return paths.reduce((newest, path) => {
    if (!existsSync(path) || /\.(test|spec)\.tsx?$|\.md$/.test(path)) return newest;
    const found = statSync(path);
    const changed = found.isDirectory() ? newestOf(readdirSync(path).map((name) => join(path, name))) : found.mtimeMs;
    return Math.max(newest, changed);
  }, 0);
}

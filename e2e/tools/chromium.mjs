/** Finds the Chromium that tests and measurements run in, or installs one where that is allowed. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** What a headless Chromium is started with everywhere: no chatter on the network; no sandbox only where root forbids one. */
export const CHROMIUM_ARGS = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot() ? ['--no-sandbox'] : []),
];

/**
 * Looks at CHROMIUM_PATH, the usual places and Playwright's own download, in that order; with `install`, installs one by
 * Playwright or, as root on Debian, by apt.
 * @param {{ readonly install?: boolean }} [options]
 * @returns {string} path of the executable
 */
export function findChromium({ install = false } = {}) {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
  }
  const found = lookAround();
  if (found) return found;
  if (install) {
    installOne();
    const installed = lookAround();
    if (installed) return installed;
  }
  throw new Error(
    `No Chromium found. Install one or set CHROMIUM_PATH. Looked at:\n  ${[...USUAL_PLACES, playwrightsOwn() ?? "Playwright's own"].join('\n  ')}`,
  );
}

function lookAround() {
  const own = playwrightsOwn();
  return [...USUAL_PLACES, ...(own ? [own] : [])].find((path) => existsSync(path));
}

/** Playwright knows where it keeps its download; asking in a process of its own keeps this file free of dependencies. */
function playwrightsOwn() {
  const ask =
    "import('playwright-core').then((p) => console.log((p.default ?? p).chromium.executablePath()), () => {})";
  const answer = spawnSync(process.execPath, ['-e', ask], { cwd: new URL('../..', import.meta.url), encoding: 'utf8' });
  return answer.stdout?.trim() || undefined;
}

function installOne() {
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    console.log('Papadin: no Chromium here; installing the system package …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    /** @param {readonly string[]} args */
    const apt = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0;
    if (apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')) return;
  }
  console.log("Papadin: no Chromium here; fetching Playwright's …");
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  spawnSync(npx, ['playwright', 'install', 'chromium'], {
    cwd: new URL('../..', import.meta.url),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

function isRoot() {
  return process.getuid?.() === 0;
}

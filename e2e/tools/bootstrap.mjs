/** Makes a fresh clone ready with nothing but Node: installs what the lock names, and a browser when asked for one. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.papadin-lock');
const OLDEST_NODE = [20, 19];

checkNode();
if (!isInstalled()) install();
if (process.argv.includes('--browser')) await prepareBrowser();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  console.error(`Papadin needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * By the digest of the lock as it was installed last; else by age, since npm notes every complete install of its own. npm may
 * write the lock itself some moments after that note.
 */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfLock()) return true;
  return statSync(note).mtimeMs + 10_000 >= statSync(lock).mtimeMs;
}

function digestOfLock() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

function install() {
  console.log('Papadin: installing what package-lock.json names (once, about a minute) …');
  const quiet = ['--no-audit', '--no-fund'];
  let isDone = runNpm(['ci', ...quiet]);
  if (!isDone) {
    console.warn('Papadin: the exact install failed; trying an ordinary one …');
    isDone = runNpm(['install', ...quiet]);
  }
  if (!isDone) {
    console.error('Papadin: could not install. Is the package registry reachable?');
    process.exit(1);
  }
  writeFileSync(stamp, digestOfLock());
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: windows }).status === 0;
}

async function prepareBrowser() {
  const { findChromium } = await import('./chromium.mjs');
  try {
    console.log(`Papadin: testing with ${findChromium({ install: true })}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

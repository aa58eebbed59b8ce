/** Makes a fresh clone ready with nothing but Node: installs what the lock names, and a browser when asked for one. */

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
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

/** npm writes `.package-lock.json` last, so its age tells of the last complete install. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  console.log('Papadin: installing what package-lock.json names (once, about a minute) …');
  const quiet = ['--no-audit', '--no-fund'];
  if (runNpm(['ci', ...quiet])) return;
  console.warn('Papadin: the exact install failed; trying an ordinary one …');
  if (runNpm(['install', ...quiet])) return;
  console.error('Papadin: could not install. Is the package registry reachable?');
  process.exit(1);
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

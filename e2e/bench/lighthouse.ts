/** Google's audits of the built app: performance, accessibility, best practices, on a phone and on a desk. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import process from 'node:process';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { readArguments } from '../eval/arguments.ts';
import { serveBuiltApp } from '../tools/built-app.ts';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';
import { machine } from '../tools/measured-page.ts';
import { type BenchResult, type Notebook, openNotebook } from './figures.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const FORMS = ['phone', 'desk'] as const;

/** `phone` is Lighthouse's slow phone on a slow network. `--path` opens another screen, e.g. `#/orders`. */
export async function benchLighthouse(given: readonly string[]): Promise<BenchResult> {
  const { small, runs, path } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 20], otherwise: 0 },
    path: { kind: 'text' },
  });
  const app = await serveBuiltApp();
  const notebook = openNotebook();
  const failing = new Set<string>();
  try {
    for (const form of FORMS) {
      for (let run = 0; run < (runs || (small ? 1 : 5)); run++) {
        for (const audit of await auditPatiently(app.address + (path ?? ''), form, notebook))
          failing.add(`${form}: ${audit}`);
      }
    }
  } finally {
    await app.close();
  }
  return { bench: 'lighthouse', machine: machine(), figures: notebook.figures(), notes: { failing: [...failing] } };
}

/** Lighthouse now and then loses its own trace; only a second loss in a row is told. */
async function auditPatiently(...given: Parameters<typeof auditOnce>): Promise<readonly string[]> {
  try {
    return await auditOnce(...given);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}; once more …\n`);
    return auditOnce(...given);
  }
}

/** Returns the audits that cost points. */
async function auditOnce(url: string, form: (typeof FORMS)[number], notebook: Notebook): Promise<readonly string[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
  });
  try {
    const flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' as const };
    const result = await lighthouse(url, flags, form === 'desk' ? desktopConfig : undefined);
    if (!result) throw new Error('Lighthouse told nothing');
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(`Lighthouse could not audit: ${runtimeError.message}`);
    const scores = CATEGORIES.map((name) => [name, categories[name]?.score] as const);
    for (const [name, score] of scores) {
      if (typeof score === 'number') continue;
      const broken = Object.values(audits).find(({ errorMessage }) => errorMessage !== undefined);
      throw new Error(`Lighthouse gave no score for ${name}: ${broken?.id} ${broken?.errorMessage}`);
    }
    for (const [name, score] of scores) notebook.note(`${form}: ${name}`, 'score', (score ?? 0) * 100);
    for (const name of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'] as const) {
      notebook.note(`${form}: ${name}`, 'ms', audits[name]?.numericValue ?? null);
    }
    return CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} (${audits[id]?.score}) ${audits[id]?.displayValue ?? ''}`.trim());
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** A headless Chromium with the built app open for measuring, and what its processes cost. */

import { readFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { serveBuiltApp } from './built-app.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

export interface MeasuredPage {
  readonly page: Page;
  /** Most memory that the page's process has held so far, in bytes; null where the system does not tell. */
  readonly peakMemory: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  /** `software` is for correctness on machines without a GPU: it is many times slower than WebAssembly. */
  readonly webgpu?: 'off' | 'on' | 'software';
  /**
   * A folder for what the browser keeps, as on a tablet; without it nothing touches the disk, and the room there is hangs on free memory.
   * The app is then served at {@link KEPT_PORT}, since what was kept belongs to an address.
   */
  readonly profile?: string;
}

const KEPT_PORT = 4187;

const WEBGPU_ARGS = {
  off: [],
  on: ['--enable-unsafe-webgpu', '--enable-features=Vulkan'],
  software: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
} as const;

/** Without the service worker, whose first caching would run beside what is measured. */
export async function openMeasuredPage({ webgpu = 'off', profile }: PageOptions = {}): Promise<MeasuredPage> {
  const app = await serveBuiltApp(profile === undefined ? 0 : KEPT_PORT);
  if (profile !== undefined && new URL(app.address).port !== `${KEPT_PORT}`) {
    await app.close();
    throw new Error(`port ${KEPT_PORT} is taken; what is kept in ${profile} belongs to it`);
  }
  const { browser, context } = await launch(webgpu, profile);
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`));
  page.on('console', (message) => {
    if (message.type() === 'error') process.stderr.write(`page: ${message.text()}\n`);
  });
  // tsx marks the functions that we hand to the page with a call that only exists on this side.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(`${app.address}?measure`);
  await page.waitForFunction(() => window.papadin !== undefined);
  return {
    page,
    peakMemory: () => peakOfRenderers(browser),
    async close() {
      await context.close();
      await browser.close();
      await app.close();
    },
  };
}

async function launch(
  webgpu: NonNullable<PageOptions['webgpu']>,
  profile: string | undefined,
): Promise<{ readonly browser: Browser; readonly context: BrowserContext }> {
  const options = {
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, '--enable-blink-features=ForceEagerMeasureMemory', ...WEBGPU_ARGS[webgpu]],
  };
  if (profile === undefined) {
    const browser = await chromium.launch(options);
    return { browser, context: await browser.newContext({ serviceWorkers: 'block' }) };
  }
  const context = await chromium.launchPersistentContext(profile, { ...options, serviceWorkers: 'block' });
  return { browser: context.browser()!, context };
}

/** What the figures were taken on. */
export function machine(): { readonly cores: number; readonly cpu: string; readonly system: string } {
  return { cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', system: platform() };
}

/** The largest high-water mark among the browser's page processes. */
export async function peakOfRenderers(browser: Browser): Promise<number | null> {
  if (platform() !== 'linux') return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => highWaterMark(id));
  return peaks.length === 0 ? null : Math.max(...peaks);
}

/** Bytes; 0 for a process that is gone. */
function highWaterMark(pid: number): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

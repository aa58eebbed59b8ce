/** Once opened with a network, the app goes on without one: reload, deep links, second tab, restart of the browser, engines. */

import { type BrowserContext, expect, test } from '@playwright/test';
import {
  askEngine,
  type Device,
  expectAppDrawn,
  keptEngineUrls,
  takeDevice,
  waitForEnginesKept,
  waitForShellKept,
} from '../pages/installed-app.ts';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';

declare global {
  interface Window {
    /** Lets a service worker come that was held back. */
    letKeep?: () => void;
  }
}

const BUILT = process.env['PAPADIN_DIST'] ?? 'dist';

test.describe('in a folder of a host without headers', () => {
  let host: StaticHost;
  let device: Device;
  let browser: BrowserContext;

  test.beforeEach(async () => {
    host = await startStaticHost(BUILT, '/kitchen/');
    device = takeDevice();
    browser = await device.open();
  });

  test.afterEach(async () => {
    await browser.close();
    await host.stop();
    device.forget();
  });

  test('the page is isolated from the second load on, without being reloaded for it', async () => {
    const page = await browser.newPage();
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await page.goto(host.address);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await waitForShellKept(page);
    await waitForEnginesKept(page);
    expect(loads).toBe(1);
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  test('everything works after the network is gone', async () => {
    const first = await browser.newPage();
    const errors: string[] = [];
    first.on('pageerror', ({ message }) => errors.push(message));
    await first.goto(host.address);
    await expectAppDrawn(first);
    await waitForShellKept(first);
    await waitForEnginesKept(first);

    await host.stop();
    await browser.setOffline(true);

    await first.reload();
    await expectAppDrawn(first);
    await first.goto(`${host.address}#/stock`);
    await first.reload();
    await expectAppDrawn(first);
    expect(new URL(first.url()).hash).toMatch(/^#\//);

    const second = await browser.newPage();
    await second.goto(`${host.address}?measure`);
    await expectAppDrawn(second);
    expect(await askEngine(second)).toMatch(/^(webgpu|wasm|cpu)$/);

    await browser.close();
    browser = await device.open();
    await browser.setOffline(true);
    const again = await browser.newPage();
    again.on('pageerror', ({ message }) => errors.push(message));
    await again.goto(`${host.address}?measure#/orders`);
    await expectAppDrawn(again);
    expect(await again.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await askEngine(again)).toMatch(/^(webgpu|wasm|cpu)$/);
    expect(errors).toEqual([]);
    await host.start();
  });

  test('an engine that ran before the app was kept can be asked for more after the network is gone', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const mayKeep = new Promise<void>((resolve) => {
        window.letKeep = resolve;
      });
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = async function (...given) {
        await mayKeep;
        return register.apply(this, given);
      };
    });
    await page.goto(`${host.address}?measure`);
    expect(await askEngine(page)).toMatch(/^(webgpu|wasm|cpu)$/);
    await page.evaluate(() => window.letKeep!());
    await waitForShellKept(page);
    await waitForEnginesKept(page);
    // What the browser keeps by itself is not to be relied on.
    await (await browser.newCDPSession(page)).send('Network.clearBrowserCache');
    await host.stop();
    await browser.setOffline(true);
    const learned = await page.evaluate(async () => {
      const used = Float64Array.from({ length: 120 }, (_, t) => 20 + (t % 7));
      const series = [{ outlet: 'Kemang', item: 'Rice', firstDay: 20_000, used }];
      const choices = { horizon: 7, origins: 2, competitors: ['theta', 'weekday_mean'] } as const;
      const outcome = await window.papadin!.numbers.ask('forecast.learn', { panel: { series, calendar: [] }, choices });
      return outcome.ok ? 'ok' : outcome.failure.message;
    });
    expect(learned).toBe('ok');
    await host.start();
  });

  test('who saves data gets the engines by a tap, can stop it, and a tap later has everything', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await page.goto(`${host.address}#/settings/device`);
    await waitForShellKept(page);
    const getEverything = page.getByRole('button', { name: 'Get everything now' });
    await expect(getEverything).toBeVisible();
    // Longer than it takes until idle minutes are used.
    await page.waitForTimeout(6_000);
    expect(await keptEngineUrls(page)).toEqual([]);

    // Without a network there is nothing to tap, and it is said why.
    await browser.setOffline(true);
    await expect(page.getByText('There is no network. What has come is kept.')).toBeVisible();
    await expect(getEverything).toBeHidden();
    await browser.setOffline(false);
    await expect(getEverything).toBeVisible();

    host.slowDown(400);
    await getEverything.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(getEverything).toBeVisible();
    host.slowDown(0);
    await getEverything.click();
    await expect(page.getByText('Everything is on this device', { exact: false })).toBeVisible({ timeout: 60_000 });
    await waitForEnginesKept(page);

    await host.stop();
    await browser.setOffline(true);
    await page.goto(`${host.address}?measure`);
    expect(await askEngine(page)).toMatch(/^(webgpu|wasm|cpu)$/);
    await host.start();
  });

  test('a file that is not there is missing, not the page', async ({ request }) => {
    expect((await request.get(`${host.address}engines/none-12345678.js`)).status()).toBe(404);
  });
});

test.describe('as served by npm start', () => {
  test('the page is isolated at once and obeys its policy', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto('/?measure');
    await expectAppDrawn(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await askEngine(page)).toMatch(/^(webgpu|wasm|cpu)$/);
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.head.append(script);
      return 'intruder' in window;
    });
    expect(evaluated).toBe(false);
    expect(complaints.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
  });

  test('files come compressed, cached by hash, in ranges, and with their types', async ({ request, page }) => {
    const home = await request.get('/', { headers: { 'Accept-Encoding': 'br' } });
    expect(home.headers()).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    const files: readonly { readonly url: string; readonly bytes: number }[] = await (
      await request.get('/engines.json')
    ).json();
    const wasm = files.find(({ url }) => url.endsWith('.wasm'));
    if (wasm) {
      const answer = await request.get(`/${wasm.url}`);
      expect(answer.headers()['content-type']).toBe('application/wasm');
      expect(answer.headers()['cache-control']).toContain('immutable');
      expect((await answer.body()).byteLength).toBe(wasm.bytes);
    }
    const range = await request.get(`/${files[0]!.url}`, {
      headers: { Range: 'bytes=0-9', 'Accept-Encoding': 'identity' },
    });
    expect(range.status()).toBe(206);
    expect((await range.body()).byteLength).toBe(10);
    expect((await request.get('/engines/none-12345678.js')).status()).toBe(404);
    expect((await request.get('/no/such/page')).status()).toBe(404);
    await page.goto('/');
  });
});

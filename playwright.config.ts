/** Whole journeys in a real browser, against the built app. */

import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './e2e/tools/chromium.mjs';

const port = Number(process.env['PAPADIN_PORT'] ?? 5180);
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e/journeys',
  timeout: 90_000,
  workers: 1,
  // A second try tells a slow machine from a fault; the report names what needed it.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    baseURL: address,
    headless: true,
    launchOptions: { executablePath: findChromium(), args: [...CHROMIUM_ARGS] },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite build && npx vite preview --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
    timeout: 240_000,
  },
});

/** How Papadin is built, served and unit-tested. */

import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { compressedFiles } from './e2e/tools/compressed-files.ts';
import { contentPolicy } from './e2e/tools/content-policy.ts';
import { controlWords } from './e2e/tools/control-words.ts';
import { engineList } from './e2e/tools/engine-list.ts';
import { firstVisit } from './e2e/tools/first-visit.ts';
import { tfjsWasmThreads } from './e2e/tools/tfjs-wasm-threads.ts';
import packageJson from './package.json' with { type: 'json' };
import { ISOLATION_HEADERS } from './src/app/service-worker/headers.ts';
import { ENGINES_FOLDER } from './src/app/service-worker/kept-files.ts';

const HASHED = '[name]-[hash:8]';
const SHELL_KINDS = 'html,js,css,woff2,svg,png,json,webmanifest';
const ENGINE_KINDS = 'js,mjs,wasm,bin,json,onnx,gz,pfb,ttf';
const MEGABYTE = 1024 * 1024;

export default defineConfig({
  base: './',
  // A missing file is a 404 and never the page: routes live behind the hash.
  appType: 'mpa',
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version) },
  plugins: [
    react(),
    tfjsWasmThreads(),
    contentPolicy(),
    // Whoever comes for the first time is welcomed, and most likely in English; the rest is fetched by need.
    firstVisit(['src/app/main.tsx', 'src/features/welcome/welcome-screen.tsx', 'src/app/languages/en-first.ts']),
    controlWords(),
    engineList(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app/service-worker',
      filename: 'service-worker.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: [`**/*.{${SHELL_KINDS}}`, `${ENGINES_FOLDER}*.{${ENGINE_KINDS}}`],
        // Shown by the browser's install dialogue only.
        globIgnores: ['screenshots/**'],
        // A name with a hash is its own revision: what did not change is not fetched again after an update.
        dontCacheBustURLsMatching: new RegExp(`^(assets|${ENGINES_FOLDER.slice(0, -1)})/`),
        maximumFileSizeToCacheInBytes: 64 * MEGABYTE,
      },
    }),
    compressedFiles(),
  ],
  resolve: {
    alias: [
      // The package hands out its build for old browsers, wrapped for programs that mix module systems; this one is smaller and runs quicker.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
    ],
  },
  worker: {
    format: 'es',
    plugins: () => [tfjsWasmThreads()],
    rolldownOptions: {
      output: {
        entryFileNames: `${ENGINES_FOLDER}${HASHED}.js`,
        chunkFileNames: `${ENGINES_FOLDER}${HASHED}.js`,
        // A host would send a packed file as if it were unpacked; the reader unpacks it itself.
        assetFileNames: ({ names }) =>
          `${ENGINES_FOLDER}${HASHED}${names.some((name) => name.endsWith('.gz')) ? '.bin' : '[extname]'}`,
        // Hundreds of copies of one notice would be shipped; `licences.md` has each once.
        comments: { legal: false },
        postBanner:
          '/*! Parts of this file: TensorFlow.js, (c) Google LLC, Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0 */',
      },
    },
  },
  build: {
    target: 'es2023',
    outDir: process.env['PAPADIN_DIST'] ?? 'dist',
    emptyOutDir: true,
    license: { fileName: 'licences.md' },
    // The policy forbids fetching `data:`, which small WebAssembly would become.
    assetsInlineLimit: 0,
    // A first visit is four files instead of thirty: round trips, not bytes, are dear on a slow network.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What stands there before the app, and fetches it, must not wait for it.
            {
              name: 'opening',
              test: /vite\/preload-helper|src\/app\/first-look\.ts|src\/domain\/language\.ts|\/opening\.json$/,
              priority: 5,
            },
            // Run one after the other, with a rest between: in one piece they would hold up the page for too long.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
            { name: 'book', test: /node_modules\/dexie\/|src\/db\/book\.ts$/, priority: 3 },
            { name: 'app', test: /src\/app\/main\.tsx$/, priority: 2 },
            // What a tap on the first screen does is fetched with the tap.
            { name: 'welcome', test: /features\/welcome\/(?!begin|import-sample)/, priority: 1 },
          ],
        },
      },
    },
  },
  // Without the workers here, the first question to an engine would find new packages and reload the page.
  optimizeDeps: { entries: ['index.html', 'workers/*.worker.ts'] },
  server: { headers: { ...ISOLATION_HEADERS } },
  test: {
    include: ['{src,models,workers,e2e}/**/*.test.{ts,tsx}'],
    // Style sheets are read as they are, so that tests can hold them to something.
    css: true,
    testTimeout: 20_000,
  },
});

/** How Papadin is built, served and unit-tested. */

import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { ISOLATION_HEADERS } from './e2e/tools/headers.ts';
import { tfjsWasmThreads } from './e2e/tools/tfjs-wasm-threads.ts';

export default defineConfig({
  base: './',
  // A missing file is a 404, never index.html: routes live behind the hash.
  appType: 'mpa',
  plugins: [
    react(),
    tfjsWasmThreads(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app/service-worker',
      filename: 'service-worker.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,json,webmanifest}'],
        globIgnores: ['engines/**'],
      },
    }),
  ],
  worker: {
    format: 'es',
    plugins: () => [tfjsWasmThreads()],
    rolldownOptions: {
      output: {
        entryFileNames: 'engines/[name]-[hash].js',
        chunkFileNames: 'engines/[name]-[hash].js',
        assetFileNames: 'engines/[name]-[hash][extname]',
      },
    },
  },
  build: {
    target: 'es2023',
    outDir: process.env['PAPADIN_DIST'] ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: (file) => (file.endsWith('.svg') ? undefined : false),
  },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
  test: {
    include: ['{src,models,workers,e2e}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 20_000,
  },
});

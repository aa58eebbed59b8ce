/** Builds the app as its next version would be: a changed page and one changed engine script, all else the same. */

import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes to `folder`, which is emptied. The page then carries `data-version="2"`. */
export async function buildNextVersion(folder: string): Promise<void> {
  await build({
    root,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false },
    plugins: [changedPage()],
    worker: { plugins: () => [changedEngine()] },
  });
}

function changedPage(): Plugin {
  return {
    name: 'papadin:changed-page',
    transformIndexHtml: (html) => html.replace('<html', '<html data-version="2"'),
  };
}

function changedEngine(): Plugin {
  return {
    name: 'papadin:changed-engine',
    transform: {
      filter: { id: /workers\/numbers\.worker\.ts$/ },
      handler: (code) => ({ code: `${code}\nglobalThis.papadinVersion = 2;\n`, map: null }),
    },
  };
}

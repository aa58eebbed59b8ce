/** Writes down, with sizes, what the build made for engines, so that the app knows what to keep before it fetches any. */

import type { Plugin } from 'vite';
import { ENGINE_LIST, ENGINES_FOLDER, type EngineFile } from '../../src/app/service-worker/kept-files.ts';

/** Emits the list as JSON. Fails the build where an engine file is named without a hash, since it could not be kept for good. */
export function engineList(): Plugin {
  return {
    name: 'papadin:engine-list',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files: EngineFile[] = [];
        for (const [url, file] of Object.entries(bundle)) {
          if (!url.startsWith(ENGINES_FOLDER) || url.endsWith('.map')) continue;
          if (!/-[\w-]{8}\.\w+$/.test(url)) this.error(`${url} carries no hash`);
          files.push({ url, bytes: Buffer.byteLength(file.type === 'chunk' ? file.code : file.source) });
        }
        files.sort((a, b) => a.url.localeCompare(b.url));
        this.emitFile({ type: 'asset', fileName: ENGINE_LIST, source: `${JSON.stringify(files, null, 1)}\n` });
      },
    },
  };
}

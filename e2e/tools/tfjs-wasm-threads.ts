/** Keeps the threads of tfjs's WebAssembly backend alive through the minifier. */

import type { Plugin } from 'vite';

const BACKEND = /tfjs-backend-wasm[\\/]dist[\\/]backend_wasm\.js/;
const THREAD_SOURCE =
  /new Blob\(\[`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)\], /;

/**
 * tfjs-backend-wasm 4.22 starts its threads from `wasmFactoryThreadedSimd.toString()`. A minified factory has lost the
 * variables around it, so every thread dies ("e is not defined"). This hands the threads the untouched source instead.
 */
export function tfjsWasmThreads(): Plugin {
  return {
    name: 'papadin:tfjs-wasm-threads',
    enforce: 'pre',
    transform: {
      filter: { id: BACKEND },
      handler(code) {
        if (!THREAD_SOURCE.test(code)) this.error('tfjs-backend-wasm no longer starts its threads the known way');
        const source = `import threadSource from '../wasm-out/tfjs-backend-wasm-threaded-simd.js?raw';\n`;
        const blob = 'new Blob(["var module={exports:{}};", threadSource], ';
        return { code: source + code.replace(THREAD_SOURCE, blob), map: null };
      },
    },
  };
}

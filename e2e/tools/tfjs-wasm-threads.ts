/** Keeps the threads of tfjs's WebAssembly backend alive through the minifier and the content security policy. */

import type { Plugin } from 'vite';

const BACKEND = /tfjs-backend-wasm[\\/]dist[\\/]backend_wasm\.js$/;
const THREAD_SOURCE =
  /new Blob\(\[`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)\], \{ type: 'text\/javascript' \}\)/;

/**
 * tfjs-backend-wasm 4.22 starts its threads from a blob of `wasmFactoryThreadedSimd.toString()`. A minified factory has lost
 * the variables around it, so every thread dies ("e is not defined"), and a strict policy refuses scripts from blobs. This
 * hands the threads the address of the untouched script instead; it is shipped as a file beside the WebAssembly.
 */
export function tfjsWasmThreads(): Plugin {
  return {
    name: 'papadin:tfjs-wasm-threads',
    enforce: 'pre',
    transform: {
      filter: { id: BACKEND },
      handler(code) {
        if (!THREAD_SOURCE.test(code)) this.error('tfjs-backend-wasm no longer starts its threads the known way');
        const source = `import threadScript from '../wasm-out/tfjs-backend-wasm-threaded-simd.js?url';\n`;
        // Threads run in blobs, which resolve no relative address.
        const address = 'new URL(threadScript, self.location.href).href';
        return { code: source + code.replace(THREAD_SOURCE, address), map: null };
      },
    },
  };
}

/** Where tests and benchmarks in Node find the programs of tfjs's WebAssembly backend; in the browser the bundler tells. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), '.');
const find = (name) => join(folder, '..', 'dist', name);

export const WASM_FILES = {
  plain: find('tfjs-backend-wasm.wasm'),
  simd: find('tfjs-backend-wasm-simd.wasm'),
  threaded: null,
};

/** The decoder's and the writer's WebAssembly as bytes, for tests in Node. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (name) => {
  const file = readFileSync(require.resolve(name));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
};

export const decoder = read('zxing-wasm/reader/zxing_reader.wasm');
export const writer = read('zxing-wasm/writer/zxing_writer.wasm');

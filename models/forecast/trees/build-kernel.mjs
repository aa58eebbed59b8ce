/** Compiles kernel.as.ts to kernel-wasm.ts: `node models/forecast/trees/build-kernel.mjs`. Needed only after a change of the kernel. */

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileAssemblyScript } from '../../kit/assembly-script.mjs';

/** The text of kernel-wasm.ts for the kernel as it stands; the same on every machine for one version of the compiler. */
export async function compileKernel() {
  const source = await readFile(new URL('./kernel.as.ts', import.meta.url), 'utf8');
  const simd = await compileAssemblyScript(source);
  return `/** kernel.as.ts compiled by build-kernel.mjs, as base64; do not edit. ${simd.length} bytes of WebAssembly. */

/** With SIMD. */
export const TREE_KERNEL =
  '${simd.toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('./kernel-wasm.ts', import.meta.url), await compileKernel());
}

/** Compiles kernel.as.ts to kernel-wasm.ts: `node models/forecast/lstm/build-kernel.mjs`. Needed only after a change of the kernel. */

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileAssemblyScript } from '../../kit/assembly-script.mjs';

/** The text of kernel-wasm.ts for the kernel as it stands; the same on every machine for one version of the compiler. */
export async function compileKernel() {
  const source = await readFile(new URL('./kernel.as.ts', import.meta.url), 'utf8');
  const relaxed = await compileAssemblyScript(source, ['--enable', 'relaxed-simd']);
  const simd = await compileAssemblyScript(source);
  return `/** kernel.as.ts compiled by build-kernel.mjs, as base64; do not edit. ${relaxed.length} and ${simd.length} bytes of WebAssembly. */

/** With relaxed SIMD: engines that have fused multiply-add. */
export const RELAXED_KERNEL =
  '${relaxed.toString('base64')}';

/** With plain SIMD. */
export const SIMD_KERNEL =
  '${simd.toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('./kernel-wasm.ts', import.meta.url), await compileKernel());
}

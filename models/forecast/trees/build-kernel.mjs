/** Compiles kernel.as.ts to kernel-wasm.ts: `node models/forecast/trees/build-kernel.mjs`. Needed only after a change of the kernel. */

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** The text of kernel-wasm.ts for the kernel as it stands; the same on every machine for one version of the compiler. */
export async function compileKernel() {
  const source = await readFile(new URL('./kernel.as.ts', import.meta.url), 'utf8');
  const simd = await compile(source, []);
  return `/** kernel.as.ts compiled by build-kernel.mjs, as base64; do not edit. ${simd.length} bytes of WebAssembly. */

/** With SIMD. */
export const TREE_KERNEL =
  '${simd.toString('base64')}';
`;
}

async function compile(source, options) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      'kernel.as.ts',
      ...['--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--noAssert', '--importMemory', '--noExportMemory'],
      ...['--enable', 'simd', ...options],
    ],
    {
      readFile: (name) => (name === 'kernel.as.ts' ? source : null),
      writeFile: (_name, contents) => {
        binary = Buffer.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`${error?.message}\n${stderr}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('./kernel-wasm.ts', import.meta.url), await compileKernel());
}

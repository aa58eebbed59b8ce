/** Compiles AssemblyScript to WebAssembly: the same bytes on every machine for one version of the compiler. */

import asc from 'assemblyscript/asc';

/** The binary of one file's text, with SIMD, on the memory of whoever runs it. `options` are further ones of the compiler. Throws what the compiler says. */
export async function compileAssemblyScript(source, options = []) {
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

/** What build-kernel.mjs gives to the test that compiles the kernel again. */

export function compileKernel(): Promise<string>;

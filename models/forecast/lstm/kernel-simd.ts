/** Brings the compiled kernel to life on the best instructions that the engine has. */

import type { Kernel } from './kernel.ts';
import { openPlainKernel } from './kernel-js.ts';
import { RELAXED_KERNEL, SIMD_KERNEL } from './kernel-wasm.ts';

const PAGE = 65_536;

/** Which kernels this engine can run, fastest first; `js` always can. */
export function listKernels(): readonly Kernel['name'][] {
  if (typeof WebAssembly === 'undefined') return ['js'];
  const names: Kernel['name'][] = [];
  if (WebAssembly.validate(unpack(RELAXED_KERNEL))) names.push('wasm-relaxed');
  if (WebAssembly.validate(unpack(SIMD_KERNEL))) names.push('wasm-simd');
  return [...names, 'js'];
}

/** A kernel over `floats` numbers of fresh memory, all zero. A page's thread may compile it too: it has five kilobytes. */
export function openKernel(name: Kernel['name'], floats: number): Kernel {
  if (name === 'js') return openPlainKernel(floats);
  const module = new WebAssembly.Module(unpack(name === 'wasm-relaxed' ? RELAXED_KERNEL : SIMD_KERNEL));
  const memory = new WebAssembly.Memory({ initial: Math.ceil((floats * 4) / PAGE) });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // The program exports one function for each of the interface, of the same name and arguments; a test calls them all.
  const functions = exports as unknown as Omit<Kernel, 'name' | 'memory'>;
  return { ...functions, name, memory: new Float32Array(memory.buffer) };
}

const unpack = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { compileKernel } from './build-kernel.mjs';
import { KEEP, type Kernel, placeOf, ZERO } from './kernel.ts';
import { openPlainKernel } from './kernel-js.ts';
import { listKernels, openKernel } from './kernel-simd.ts';
import { RELAXED_KERNEL, SIMD_KERNEL } from './kernel-wasm.ts';

const FLOATS = 40_000;

/** The same normal numbers in the memory of both. */
function fill(...kernels: readonly Kernel[]): void {
  const random = createRandom(8);
  const numbers = Float32Array.from({ length: FLOATS }, () => random.normal());
  for (const { memory } of kernels) memory.set(numbers);
}

const largestGap = (a: Kernel, b: Kernel): number =>
  a.memory.subarray(0, FLOATS).reduce((gap, x, i) => Math.max(gap, Math.abs(x - b.memory[i]!)), 0);

/** Each function once, with matrices whose rows in memory are more than those worked on. */
const CALLS: Readonly<Record<string, (kernel: Kernel) => unknown>> = {
  'multiply, kept': (k) => k.multiply(1024, 12, 8, 24, 4096, 16, 40, 8192, KEEP),
  'multiply, from zero': (k) => k.multiply(1024, 12, 8, 24, 4096, 16, 40, 8192, ZERO),
  'multiply, from a bias': (k) => k.multiply(1024, 12, 8, 24, 4096, 16, 40, 8192, 512),
  multiplyTransposed: (k) => k.multiplyTransposed(1024, 40, 24, 4096, 64, 8192, 48, 36),
  transpose: (k) => k.transpose(1024, 8192, 40, 24),
  sumRows: (k) => k.sumRows(1024, 8192, 48, 36, 24),
  gates: (k) => k.gates(1024, 12, 4096, 4224, 40, 8192, 20, 16384, 24, 8, 16),
  gatesBackward: (k) => k.gatesBackward(1024, 12, 4096, 40, 8192, 20, 16384, 24, 20000, 8, 16),
  dropout: (k) => k.dropout(1024, 40, 8192, 48, 7, 36, 24, 0x9abcdef1 | 0, 0.3 * 2 ** 31, 1 / 0.7),
  tanh: (k) => k.tanh(1024, 512),
  relu: (k) => k.relu(1024, 512),
  reluBackward: (k) => k.reluBackward(1024, 4096, 512),
  adam: (k) => {
    k.relu(8192, 1000);
    k.adam(1024, 4096, 6000, 8192, 1000, 0.7, 0.01, 3);
  },
};

describe.each(listKernels().filter((name) => name !== 'js'))('the kernel %s', (name) => {
  it.each(Object.entries(CALLS))('does %s as plain JavaScript does', (_, call) => {
    const plain = openPlainKernel(FLOATS);
    const fast = openKernel(name, FLOATS);
    fill(plain, fast);
    const untouched = openPlainKernel(FLOATS);
    fill(untouched);
    call(plain);
    call(fast);
    expect(largestGap(plain, fast)).toBeLessThan(1e-5);
    expect(largestGap(plain, untouched)).toBeGreaterThan(0.1);
  });

  it('adds up squares', () => {
    const plain = openPlainKernel(FLOATS);
    const fast = openKernel(name, FLOATS);
    fill(plain, fast);
    const sum = plain.sumSquares(512, 30_000);
    expect(Math.abs(fast.sumSquares(512, 30_000) - sum)).toBeLessThan(1e-6 * sum);
  });

  it('squashes within 4e-7, far out too, and hands on what is no number', () => {
    const kernel = openKernel(name, 8192);
    const f = kernel.memory;
    const sums = [
      ...Array.from({ length: 1500 }, (_, i) => (i - 750) / 40),
      -3e38,
      -200,
      200,
      3e38,
      Number.NaN,
      0,
      1e-20,
      -1e-20,
    ];
    for (const x of sums) {
      // One panel of four rows: gates i, f, c, o at 32 numbers from each other, all of them x; the cell before is 0.
      f.fill(x, 1024, 1024 + 128);
      f.fill(0, 2048, 2048 + 32);
      kernel.gates(1024, 4, 2048, 3072, 4, 4096, 4, 5120, 4, 4, 8);
      const sigmoid = 1 / (1 + Math.exp(-x));
      const worst = Math.max(
        Math.abs(f[1024]! - sigmoid),
        Math.abs(f[1024 + 32]! - sigmoid),
        Math.abs(f[1024 + 64]! - Math.tanh(x)),
        Math.abs(f[1024 + 96]! - sigmoid),
        Math.abs(f[4096]! - Math.tanh(sigmoid * Math.tanh(x))),
      );
      if (Number.isNaN(x)) expect(worst).toBeNaN();
      else expect(worst, `at ${x}`).toBeLessThan(4e-7);
    }
  });
});

describe('dropout', () => {
  it('drops the share that it is told, evenly, and other numbers for another key', () => {
    const kernel = openPlainKernel(3 * 64 * 512);
    const drop = (key: number): Float32Array => {
      kernel.memory.fill(1, 0, 64 * 512);
      kernel.dropout(64 * 512, 512, 0, 512, 0, 512, 64, key, 0.3 * 2 ** 31, 1 / 0.7);
      return kernel.memory.slice(64 * 512, 2 * 64 * 512);
    };
    const once = drop(1);
    const other = drop(2);
    const dropped = (mask: Float32Array): number => mask.filter((x) => x === 0).length / mask.length;
    // 32,768 draws: three deviations are 0.0076.
    expect(Math.abs(dropped(once) - 0.3)).toBeLessThan(0.0076);
    expect(Math.abs(dropped(other) - 0.3)).toBeLessThan(0.0076);
    const both = once.filter((x, i) => x === 0 && other[i] === 0).length / once.length;
    expect(Math.abs(both - 0.09)).toBeLessThan(0.005);
    for (let column = 0; column < 64; column++) {
      const of = Array.from({ length: 512 }, (_, row) => once[placeOf(row, column, 512)]!);
      expect(Math.abs(of.filter((x) => x === 0).length / 512 - 0.3)).toBeLessThan(0.09);
    }
  });
});

describe('the compiled kernel', () => {
  it('is what its source compiles to', async () => {
    const text = await compileKernel();
    expect(text).toContain(RELAXED_KERNEL);
    expect(text).toContain(SIMD_KERNEL);
  });
});

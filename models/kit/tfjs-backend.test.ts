import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { gradientsAgree } from './gradient-self-test.ts';
import { chooseBackend } from './tfjs-backend.ts';
import { WASM_FILES } from './wasm-files.mjs';

/** What a browser with such an adapter would have; Node 20 has no WebGPU of its own. */
function pretendGpu(adapter: object | null): void {
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu: { requestAdapter: async () => adapter } },
    configurable: true,
  });
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'navigator');
});

describe('choosing a backend', () => {
  it('takes WebAssembly with SIMD where there is no WebGPU, and says why nothing faster', async () => {
    const outcome = await chooseBackend({ wasmUrls: WASM_FILES });
    expect(outcome).toEqual({
      ok: true,
      value: {
        backend: 'wasm',
        simd: true,
        threads: 1,
        passedOver: [
          { backend: 'webgpu', why: 'not-supported' },
          { backend: 'wasm-threads', why: 'not-shipped' },
        ],
      },
    });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('passes over a WebGPU without a processor or in software', async () => {
    pretendGpu(null);
    const without = await chooseBackend({ wasmUrls: WASM_FILES });
    expect(without).toMatchObject({ value: { passedOver: [{ backend: 'webgpu', why: 'no-adapter' }, {}] } });
    for (const adapter of [
      { isFallbackAdapter: true },
      { info: { isFallbackAdapter: true } },
      { info: { architecture: 'swiftshader' } },
    ]) {
      pretendGpu(adapter);
      const soft = await chooseBackend({ wasmUrls: WASM_FILES });
      expect(soft).toMatchObject({ value: { passedOver: [{ backend: 'webgpu', why: 'fallback-adapter' }, {}] } });
    }
  });

  it('runs what it is told to, or says that it cannot', async () => {
    expect(await chooseBackend({ force: 'cpu', wasmUrls: WASM_FILES })).toMatchObject({ value: { backend: 'cpu' } });
    expect(tf.getBackend()).toBe('cpu');
    expect(await chooseBackend({ force: 'wasm', wasmUrls: WASM_FILES })).toMatchObject({ value: { backend: 'wasm' } });
    expect(await chooseBackend({ force: 'webgpu', wasmUrls: WASM_FILES })).toMatchObject({
      ok: false,
      failure: { code: 'unsupported', detail: { why: 'not-supported' } },
    });
  });

  it('leaves no tensor behind', async () => {
    await chooseBackend({ force: 'wasm', wasmUrls: WASM_FILES });
    const before = tf.memory().numTensors;
    await chooseBackend({ wasmUrls: WASM_FILES });
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the self-test of gradients', () => {
  it('trusts WebAssembly, and not once its products are wrong', async () => {
    await chooseBackend({ force: 'wasm', wasmUrls: WASM_FILES });
    expect(await gradientsAgree('wasm')).toBe(true);

    const tanh = tf.getKernel('Tanh', 'wasm');
    const sigmoid = tf.getKernel('Sigmoid', 'wasm');
    tf.unregisterKernel('Tanh', 'wasm');
    tf.registerKernel({ ...tanh, kernelFunc: sigmoid.kernelFunc });
    expect(await gradientsAgree('wasm')).toBe(false);
    tf.unregisterKernel('Tanh', 'wasm');
    tf.registerKernel(tanh);
    expect(await gradientsAgree('wasm')).toBe(true);
  });
});

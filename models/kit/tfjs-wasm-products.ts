/** Makes tfjs's WebAssembly backend fit for training: products with a transposed factor in SIMD instead of a scalar loop. */

import * as tf from '@tensorflow/tfjs-core';

const done = new WeakSet<tf.KernelBackend>();

/**
 * tfjs-backend-wasm 4.22 computes transposed products in a plain C++ loop (`slow_batch_matmul`), and every step back through an LSTM needs them. This
 * writes the transposed factor out first and then takes the fast way. Call once the backend runs; a second call does nothing.
 */
export function quickenWasmProducts(): void {
  const backend = tf.backend();
  if (done.has(backend)) return;
  const product = tf.getKernel('BatchMatMul', 'wasm');
  const transpose = tf.getKernel('Transpose', 'wasm');
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel({
    ...product,
    kernelFunc: ({ inputs, attrs, backend: wasm }) => {
      const { a, b } = inputs as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
      const turned: tf.TensorInfo[] = [];
      const turn = (x: tf.TensorInfo, wanted: unknown): tf.TensorInfo => {
        if (wanted !== true) return x;
        const last = x.shape.length - 1;
        const perm = x.shape.map((_, axis) => (axis === last ? last - 1 : axis === last - 1 ? last : axis));
        const out = transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend: wasm }) as tf.TensorInfo;
        turned.push(out);
        return out;
      };
      const factors = { a: turn(a, attrs?.['transposeA']), b: turn(b, attrs?.['transposeB']) };
      const straight = { transposeA: false, transposeB: false };
      const out = product.kernelFunc({ inputs: factors, attrs: straight, backend: wasm });
      for (const { dataId } of turned) (wasm as tf.KernelBackend).disposeData(dataId);
      return out;
    },
  });
  done.add(backend);
}

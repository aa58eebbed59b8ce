/** Chooses what the `numbers` engine calculates on, once in its life. */

import wasmPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { fail, type Outcome } from '../models/kit/control.ts';
import type { NumbersBackend } from '../models/kit/numbers-backend.ts';
import type { BackendChoice } from './contract.ts';

let chosen: Promise<Outcome<NumbersBackend>> | null = null;

/**
 * The backend in force; chosen by the first wish and kept. A later wish for another one fails with `bad-input`, since tfjs cannot change
 * under models that live on it. A choice that failed is tried anew.
 */
export async function backendInForce(wish: BackendChoice = {}): Promise<Outcome<NumbersBackend>> {
  chosen ??= choose(wish);
  const mine = chosen;
  const outcome = await mine;
  if (!outcome.ok) {
    if (chosen === mine) chosen = null;
  } else if (wish.force !== undefined && wish.force !== outcome.value.backend) {
    return fail('bad-input', `the engine runs on ${outcome.value.backend} already`);
  }
  return outcome;
}

async function choose(wish: BackendChoice): Promise<Outcome<NumbersBackend>> {
  const { chooseBackend } = await import('../models/kit/tfjs-backend.ts');
  return chooseBackend({ ...wish, wasmUrls: { plain: wasmPlain, simd: wasmSimd, threaded: wasmThreaded } });
}

/** The two PP-OCR networks on ONNX Runtime's WebAssembly. */

import * as ort from 'onnxruntime-web/wasm';
import type { NetworkInput } from './find-lines.ts';

/** A network that answers one input; shapes as its reader knows them. */
export interface Network {
  readonly run: (input: NetworkInput) => Promise<Float32Array>;
}

export interface Networks {
  /** Answers `height × width` of its input: how likely each pixel is text. */
  readonly find: Network;
  /** Answers `steps × letters`. */
  readonly read: Network;
  /** Frees their memory. */
  readonly release: () => Promise<void>;
}

export interface NetworkFiles {
  /** Addresses of ONNX Runtime's own files; left out where the runtime finds them itself. */
  readonly runtime?: { readonly mjs: string; readonly wasm: string };
  readonly find: Uint8Array;
  readonly read: Uint8Array;
  /** Threads of WebAssembly; more than one needs a cross-origin isolated page. */
  readonly threads: number;
}

export async function openNetworks({ runtime, find, read, threads }: NetworkFiles): Promise<Networks> {
  if (runtime !== undefined) ort.env.wasm.wasmPaths = runtime;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  const finder = await openNetwork(find);
  const reader = await openNetwork(read);
  return {
    find: finder,
    read: reader,
    release: async () => {
      await finder.release();
      await reader.release();
    },
  };
}

async function openNetwork(weights: Uint8Array): Promise<Network & { readonly release: () => Promise<void> }> {
  const session = await ort.InferenceSession.create(weights, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    // Sizes change from line to line; a pattern of memory would be planned anew for each.
    enableMemPattern: false,
  });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return {
    async run({ data, width, height }) {
      const tensor = new ort.Tensor('float32', data, [1, 3, height, width]);
      const answer = await session.run({ [input!]: tensor });
      return answer[output!]!.data as Float32Array;
    },
    release: () => session.release(),
  };
}

/**
 * Runs both networks once on nothing: the browser makes code that is run often quick, and memory of the size of a page is had, before
 * somebody waits for it.
 */
export async function warmUp({ find, read }: Networks): Promise<void> {
  const blank = (width: number, height: number) => ({ data: new Float32Array(3 * width * height), width, height });
  await find.run(blank(640, 960));
  for (const width of [160, 320, 480]) await read.run(blank(width, 48));
}

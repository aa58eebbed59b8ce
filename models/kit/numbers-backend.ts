/** Which tfjs backend does the arithmetic of layers, as plain data that crosses threads. */

export interface NumbersBackend {
  readonly backend: 'webgpu' | 'wasm' | 'cpu';
  readonly simd: boolean;
  readonly threads: number;
  /** What would have been faster, and a stable word for why it does not run. */
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  /** 'webgpu', 'wasm', or a part of the latter: 'wasm-simd', 'wasm-threads'. */
  readonly backend: string;
  readonly why: WhyNot;
}

export type WhyNot =
  /** The browser knows no WebGPU, or no WebAssembly SIMD. */
  | 'not-supported'
  /** WebGPU, but no graphics processor behind it, or one in software, which is slower than WebAssembly. */
  | 'no-adapter'
  | 'fallback-adapter'
  /** It gave other gradients than plain arithmetic in the self-test. */
  | 'wrong-gradients'
  | 'failed-to-start'
  /** Threads need an isolated page, and a build that ships them. */
  | 'not-isolated'
  | 'not-shipped';

/** Chooses what tfjs calculates on: a real graphics processor that passes the self-test, else WebAssembly, else plain JavaScript. */

import { fail, type Outcome, succeed } from './control.ts';
import type { NumbersBackend, PassedOver, WhyNot } from './numbers-backend.ts';

/** Where the three programs of tfjs-backend-wasm are served; `threaded` is null in a build whose threads would not start. */
export interface WasmUrls {
  readonly plain: string;
  readonly simd: string;
  readonly threaded: string | null;
}

export interface BackendWish {
  /** Only this one; a failure when it cannot run. */
  readonly force?: NumbersBackend['backend'];
  readonly wasmUrls: WasmUrls;
  /** For tests: a WebGPU in software counts too. */
  readonly allowFallbackAdapter?: boolean;
}

/** What a backend turned out to be, or why it was passed over. */
type Tried = Pick<NumbersBackend, 'simd' | 'threads'> | WhyNot;

/**
 * Brings the best backend up and leaves it in force. Code of a backend is loaded only when it is tried. The choice holds for the life of the thread: tfjs
 * reads the addresses of its programs once.
 *
 * Fails with `unsupported` (detail `why`) only when a forced backend cannot run.
 */
export async function chooseBackend(wish: BackendWish): Promise<Outcome<NumbersBackend>> {
  const passedOver: PassedOver[] = [];
  const ways = {
    webgpu: () => startWebgpu(wish.allowFallbackAdapter ?? false),
    wasm: () => startWasm(wish.wasmUrls, passedOver),
    cpu: startCpu,
  };
  const order = wish.force ? [wish.force] : (['webgpu', 'wasm', 'cpu'] as const);
  for (const backend of order) {
    const tried = await ways[backend]().catch((): WhyNot => 'failed-to-start');
    if (typeof tried !== 'string') return succeed({ backend, ...tried, passedOver });
    passedOver.push({ backend, why: tried });
  }
  const why = passedOver.at(-1)?.why ?? 'failed-to-start';
  return fail('unsupported', `tfjs cannot run on ${wish.force}: ${why}`, { why });
}

async function startWebgpu(allowFallback: boolean): Promise<Tried> {
  const gpu = (globalThis as { readonly navigator?: { readonly gpu?: Gpu } }).navigator?.gpu;
  if (!gpu) return 'not-supported';
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return 'no-adapter';
  if (isSoftware(adapter) && !allowFallback) return 'fallback-adapter';
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-backend-webgpu');
  await import('@tensorflow/tfjs-backend-cpu');
  const right = (await tf.setBackend('webgpu')) && (await testGradients('webgpu'));
  if (right) return { simd: false, threads: 1 };
  tf.removeBackend('webgpu');
  return 'wrong-gradients';
}

async function startWasm(urls: WasmUrls, passedOver: PassedOver[]): Promise<Tried> {
  if (typeof WebAssembly === 'undefined') return 'not-supported';
  const tf = await import('@tensorflow/tfjs-core');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  await import('@tensorflow/tfjs-backend-cpu');
  const noThreads = whyNoThreads(urls);
  if (noThreads) {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    passedOver.push({ backend: 'wasm-threads', why: noThreads });
  }
  wasm.setWasmPaths({
    'tfjs-backend-wasm.wasm': urls.plain,
    'tfjs-backend-wasm-simd.wasm': urls.simd,
    'tfjs-backend-wasm-threaded-simd.wasm': urls.threaded ?? urls.simd,
  });
  if (!(await tf.setBackend('wasm'))) return 'failed-to-start';
  const { quickenWasmProducts } = await import('./tfjs-wasm-products.ts');
  quickenWasmProducts();
  if (!(await testGradients('wasm'))) return 'wrong-gradients';
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  if (!simd) passedOver.push({ backend: 'wasm-simd', why: 'not-supported' });
  return { simd, threads: noThreads ? 1 : wasm.getThreadsCount() };
}

async function startCpu(): Promise<Tried> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-backend-cpu');
  return (await tf.setBackend('cpu')) ? { simd: false, threads: 1 } : 'failed-to-start';
}

async function testGradients(backend: string): Promise<boolean> {
  const { gradientsAgree } = await import('./gradient-self-test.ts');
  return gradientsAgree(backend);
}

function whyNoThreads({ threaded }: WasmUrls): WhyNot | null {
  if (threaded === null) return 'not-shipped';
  const isolated = (globalThis as { readonly crossOriginIsolated?: boolean }).crossOriginIsolated === true;
  return isolated ? null : 'not-isolated';
}

/** The little of WebGPU that is looked at before tfjs takes over. */
interface Gpu {
  readonly requestAdapter: (wish: { readonly powerPreference: string }) => Promise<Adapter | null>;
}
interface Adapter {
  readonly isFallbackAdapter?: boolean;
  readonly info?: { readonly isFallbackAdapter?: boolean; readonly architecture?: string };
}

/** Older browsers tell on the adapter, newer ones in its description; SwiftShader and WARP are known by name too. */
function isSoftware({ isFallbackAdapter, info }: Adapter): boolean {
  return (
    isFallbackAdapter === true ||
    info?.isFallbackAdapter === true ||
    /swiftshader|llvmpipe|warp/i.test(info?.architecture ?? '')
  );
}

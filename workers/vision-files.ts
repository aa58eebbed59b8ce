/** Where the build put what the `vision` engine needs; fetched by the first question that needs it. */

import opencv from '@techstark/opencv-js/dist/opencv.js?url';
import english from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import indonesian from '@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz?url';
import malay from '@tesseract.js-data/msa/4.0.0_best_int/msa.traineddata.gz?url';
import runtimeScript from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import runtimeWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import tesseractWorker from 'tesseract.js/dist/worker.min.js?url';
import tesseractCore from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url';
import findLines from '../models/receipts/reading/weights/find-lines.onnx?url';
import readLine from '../models/receipts/reading/weights/read-line.onnx?url';

/** Threads inside a worker resolve no relative address. */
const absolute = (url: string) => new URL(url, self.location.href).href;

export const VISION_FILES = {
  opencv: absolute(opencv),
  findLines: absolute(findLines),
  readLine: absolute(readLine),
  runtime: { mjs: absolute(runtimeScript), wasm: absolute(runtimeWasm) },
  tesseractWorker: absolute(tesseractWorker),
  tesseractCore: absolute(tesseractCore),
  english: absolute(english),
  otherLanguages: [
    { code: 'ind', url: absolute(indonesian) },
    { code: 'msa', url: absolute(malay) },
  ],
} as const;

/** @throws when the file cannot be had, or a page came in its place */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (!response.ok || isPage) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

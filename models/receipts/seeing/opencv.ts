/** OpenCV as far as seeing needs it, and how its one big script is started. */

import type * as OpenCvTypes from '@techstark/opencv-js';

export type OpenCv = typeof OpenCvTypes;
export type Mat = OpenCvTypes.Mat;

/**
 * Starts OpenCV from the text of its script. A module of the bundler cannot hold it: it answers to `then` and would be waited for without
 * end. Needs a thread whose policy allows code from text; only the `vision` worker's does.
 */
export async function startOpenCv(script: string): Promise<OpenCv> {
  const module = { exports: {} as OpenCv & { then?: unknown; onRuntimeInitialized?: () => void } };
  // The last two are there for tests in Node, where the script asks for them; a browser's worker never does.
  new Function('module', 'exports', '__dirname', '__filename', script)(module, module.exports, '', '');
  const cv = module.exports;
  await new Promise<void>((resolve) => {
    if (typeof cv.Mat === 'function') resolve();
    else cv.onRuntimeInitialized = resolve;
  });
  delete cv.then;
  return cv;
}

/** Runs `work` and frees every matrix it kept, whether or not it throws: WebAssembly has no collector. */
export function withMats<Value>(
  work: (keep: <Kept extends { delete: () => void }>(mat: Kept) => Kept) => Value,
): Value {
  const kept: { delete: () => void }[] = [];
  try {
    return work((mat) => {
      kept.push(mat);
      return mat;
    });
  } finally {
    for (const mat of kept) mat.delete();
  }
}

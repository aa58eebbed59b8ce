/** OpenCV and the readers' files where tests in Node find them; in the browser the bundler tells. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** The text of OpenCV's script, which asks for Node's `require` by name. */
export function openCvScript() {
  Object.assign(globalThis, { require });
  return readFileSync(require.resolve('@techstark/opencv-js'), 'utf8');
}

export const readWeights = (name) =>
  new Uint8Array(readFileSync(new URL(`../reading/weights/${name}`, import.meta.url)));

const dataOf = (code) => require.resolve(`@tesseract.js-data/${code}/4.0.0_best_int/${code}.traineddata.gz`);

export const englishFolder = () => dataOf('eng').replace(/\/[^/]*$/, '');
export const unpackedLanguage = (code) => ({ code, data: new Uint8Array(gunzipSync(readFileSync(dataOf(code)))) });

/** What opencv-here.mjs gives. */

export function openCvScript(): string;
export function readWeights(name: 'find-lines.onnx' | 'read-line.onnx'): Uint8Array;
export function englishFolder(): string;
export function unpackedLanguage(code: string): { readonly code: string; readonly data: Uint8Array };

/** A chosen or dropped file as text, or the reason why it is none, without holding more than is needed. */

import { fail, type Outcome, type Progress, succeed } from '../../models/kit/control.ts';

/** Why a file is not taken, as a stable word in `detail.problem` of a `bad-input` failure. */
export type FileProblem =
  | 'empty'
  | 'too-large'
  | 'spreadsheet'
  | 'binary'
  | 'not-utf8'
  | 'unreadable'
  /** The engine's word on a zip archive that is no workbook. */
  | 'broken-workbook';

/** Bytes; about ten years of two hundred items at twenty outlets. Text of that size still fits into one string everywhere. */
export const LARGEST_FILE = 200 * 1024 * 1024;

/** Bytes; unpacked it is ten times that. */
export const LARGEST_WORKBOOK = 40 * 1024 * 1024;

/** XLSX and ODS are zip archives. */
const ZIP = [0x50, 0x4b, 0x03, 0x04] as const;
/** Bytes looked at to tell text from the rest. */
const SAMPLE = 8192;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The file's text (a byte order mark removed). Progress is in bytes, doing `file`. */
export async function readFileText(file: Blob, { signal, onProgress }: ReadOptions = {}): Promise<Outcome<string>> {
  if (file.size === 0) return refuse('empty', 'the file is empty');
  if (file.size > LARGEST_FILE) {
    return refuse('too-large', `${file.size} bytes`, { bytes: file.size, limit: LARGEST_FILE });
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let done = 0;
  try {
    const reader = file.stream().getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (signal?.aborted) {
        await reader.cancel();
        return fail('cancelled', 'reading was cancelled');
      }
      const bytes = chunk.value;
      const problem = done === 0 ? lookAt(bytes.subarray(0, SAMPLE)) : null;
      if (problem !== null) return refuse(problem, 'not a text file');
      parts.push(decoder.decode(bytes, { stream: true }));
      done += bytes.length;
      onProgress?.({ doing: 'file', done, of: file.size });
    }
    parts.push(decoder.decode());
  } catch (error) {
    // A decoder says TypeError; a file that went away (a pulled card, a changed file) says NotReadableError.
    if (error instanceof TypeError) return refuse('not-utf8', error.message);
    return refuse('unreadable', String(error));
  }
  return succeed(parts.join(''));
}

/** The bytes of a workbook, or the text of any other file. */
export async function readFileContent(file: Blob, options: ReadOptions = {}): Promise<Outcome<string | ArrayBuffer>> {
  try {
    const head = new Uint8Array(await file.slice(0, ZIP.length).arrayBuffer());
    if (file.size > LARGEST_WORKBOOK || lookAt(head) !== 'spreadsheet') return readFileText(file, options);
    const bytes = await file.arrayBuffer();
    options.onProgress?.({ doing: 'file', done: file.size, of: file.size });
    return succeed(bytes);
  } catch (error) {
    return refuse('unreadable', String(error));
  }
}

function lookAt(bytes: Uint8Array): FileProblem | null {
  if (ZIP.every((byte, index) => bytes[index] === byte)) return 'spreadsheet';
  // Text in UTF-16, as spreadsheets write "Unicode text", is half zeros for our letters: tell it from a picture by its mark.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'not-utf8';
  return bytes.includes(0) ? 'binary' : null;
}

const refuse = (problem: FileProblem, message: string, figures: Readonly<Record<string, number>> = {}) =>
  fail('bad-input', message, { problem, ...figures });

/** The second reader: Tesseract with the words of English, Indonesian and Malay, asked for single lines. */

import { createWorker, OEM, PSM } from 'tesseract.js';
import type { GreyImage } from '../seeing/types.ts';
import { writePgm } from './pgm.ts';

/** What it made of one line; `confidence` 0 … 1. */
export interface SecondReading {
  readonly text: string;
  readonly confidence: number;
  readonly words: readonly { readonly text: string; readonly confidence: number }[];
}

export interface SecondReader {
  /** One line, black on white or as photographed. */
  readonly readLine: (line: GreyImage) => Promise<SecondReading>;
  /** A whole page: its lines with their boxes. For use without the first reader. */
  readonly readPage: (page: GreyImage) => Promise<readonly PageLine[]>;
  readonly release: () => Promise<void>;
}

/** A line of a page that Tesseract found by itself. */
export interface PageLine {
  readonly words: readonly {
    readonly text: string;
    readonly confidence: number;
    readonly box: readonly [number, number, number, number];
  }[];
}

export interface SecondReaderFiles {
  /** Absolute addresses: its thread resolves no others. Left out where Tesseract finds its own. */
  readonly worker?: string;
  readonly core?: string;
  /** What stands before `/eng.traineddata.gz`. A hashed file is named by its address and a `#`, which swallows the rest. */
  readonly english: string;
  /** Further languages, unpacked. */
  readonly others: readonly { readonly code: string; readonly data: Uint8Array }[];
}

export async function openSecondReader({ worker, core, english, others }: SecondReaderFiles): Promise<SecondReader> {
  // Tesseract.js 7 cannot start on data handed over (it takes the data for the language's name). It keeps this very list, though, and
  // fetches nothing that stands in it.
  const languages = ['eng'];
  const reader = await createWorker(languages, OEM.LSTM_ONLY, {
    ...(worker === undefined ? {} : { workerPath: worker }),
    ...(core === undefined ? {} : { corePath: core }),
    langPath: english,
    workerBlobURL: false,
    cacheMethod: 'none',
  });
  for (const { code, data } of others) {
    await reader.FS('writeFile', [`./${code}.traineddata`, data]);
    languages.push(code);
  }
  if (others.length > 0) await reader.reinitialize(languages.join('+'));
  let mode: PSM | null = null;
  const read = async (image: GreyImage, wanted: PSM) => {
    if (mode !== wanted) {
      await reader.setParameters({
        tessedit_pageseg_mode: wanted,
        preserve_interword_spaces: '0',
        user_defined_dpi: '200',
      });
      mode = wanted;
    }
    const { data } = await reader.recognize(writePgm(image) as never, {}, { text: false, blocks: true });
    return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
  };
  return {
    async readLine(line) {
      const words = (await read(line, PSM.SINGLE_LINE))
        .flatMap((found) => found.words)
        .map(({ text, confidence }) => ({ text, confidence: confidence / 100 }));
      const letters = words.reduce((sum, { text }) => sum + text.length, 0);
      return {
        text: words.map(({ text }) => text).join(' '),
        confidence:
          letters === 0 ? 0 : words.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters,
        words,
      };
    },
    async readPage(page) {
      return (await read(page, PSM.SINGLE_BLOCK)).map(({ words }) => ({
        words: words.map(({ text, confidence, bbox }) => ({
          text,
          confidence: confidence / 100,
          box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] as const,
        })),
      }));
    },
    release: async () => void (await reader.terminate()),
  };
}

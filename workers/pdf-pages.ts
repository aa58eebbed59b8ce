/** Draws the pages of a PDF as pictures, with PDF.js wholly in this thread. */

// PDF.js looks for its own parser here and then needs no thread of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import fixed from 'pdfjs-dist/standard_fonts/FoxitFixed.pfb?url';
import fixedBold from 'pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?url';
import serif from 'pdfjs-dist/standard_fonts/FoxitSerif.pfb?url';
import serifBold from 'pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?url';
import sansBold from 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?url';
import sans from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?url';
import { type Control, fail, type Outcome, succeed } from '../models/kit/control.ts';
import type { PdfPages, PdfQuestion } from './contract.ts';

/** Pixels of a page's longer side: A4 at 200 dots an inch. */
const LONGEST = 2340;

/** Fails: `broken-pdf` for what cannot be opened (a password included), `too-large` with `detail.pages` for more pages than asked. */
export async function drawPdf({ bytes, most }: PdfQuestion, control: Control): Promise<Outcome<PdfPages>> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    // Letters are drawn as shapes: a worker has no fonts of its own.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    stopAtErrors: false,
    CanvasFactory: OffscreenCanvases,
    FilterFactory: NoFilters,
    StandardFontDataFactory: ShippedFonts,
    standardFontDataUrl: 'shipped/',
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > most) return fail('too-large', `${pdf.numPages} pages`, { pages: pdf.numPages, most });
    const pages: ArrayBuffer[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      control.report({ doing: 'pdf', done: number - 1, of: pdf.numPages });
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: LONGEST / Math.max(natural.width, natural.height) });
      const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
      // Its types know only the canvas of a page; all that it calls, this one has.
      const canvasContext = canvas.getContext('2d') as never;
      await page.render({ canvasContext, viewport, background: 'white' }).promise;
      pages.push(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
      page.cleanup();
      await control.rest();
    }
    return pages.length === 0 ? fail('broken-pdf', 'no pages') : succeed({ pages, mime: 'image/jpeg' });
  } catch (error) {
    await control.rest();
    return fail('broken-pdf', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  } finally {
    await task.destroy();
  }
}

interface CanvasAndContext {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** As PDF.js asks for canvases. */
class OffscreenCanvases {
  create(width: number, height: number): CanvasAndContext {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    canvas!.width = width;
    canvas!.height = height;
  }
  destroy(held: CanvasAndContext): void {
    held.canvas = null;
    held.context = null;
  }
}

/** Filters need a page; the few papers with a transfer function are drawn without it. */
class NoFilters {
  addFilter = (): string => 'none';
  addHCMFilter = (): string => 'none';
  addAlphaFilter = (): string => 'none';
  addLuminosityFilter = (): string => 'none';
  addHighlightHCMFilter = (): string => 'none';
  destroy(): void {}
}

const FONTS: Readonly<Record<string, string>> = {
  'FoxitFixed.pfb': fixed,
  'FoxitFixedBold.pfb': fixedBold,
  'FoxitSerif.pfb': serif,
  'FoxitSerifBold.pfb': serifBold,
  'LiberationSans-Regular.ttf': sans,
  'LiberationSans-Bold.ttf': sansBold,
};

/** The fonts that every PDF may count on; slanted ones are drawn upright, which reads the same. */
class ShippedFonts {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url =
      FONTS[filename] ??
      FONTS[
        filename.replace(/-?(Bold)?Italic/, (_, bold = '') => (filename.includes('-') ? `-${bold || 'Regular'}` : bold))
      ];
    const response = await fetch(url ?? sans);
    return new Uint8Array(await response.arrayBuffer());
  }
}

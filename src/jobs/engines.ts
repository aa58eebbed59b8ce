/** The engines of the app, one thread per runtime. Every call is noted in the book. */

import type { CodesMethods, NumbersMethods, PdfMethods, VisionMethods } from '../../workers/contract.ts';
import { book } from '../db/book.ts';
import { logEngineCall } from '../db/commands/log-engine-call.ts';
import { type Call, createEngine, type Engine, threadOf } from './engine.ts';

/** Forecasts, plain arithmetic and the reading of files. */
export const numbers: Engine<NumbersMethods> = createEngine<NumbersMethods>({
  onCall: noteCall,
  start: () =>
    threadOf(
      new Worker(new URL('../../workers/numbers.worker.ts', import.meta.url), { type: 'module', name: 'numbers' }),
    ),
});

/** Seeing and reading papers. It rests later than others: a buyer has more than one paper to read. */
export const vision: Engine<VisionMethods> = createEngine<VisionMethods>({
  // Some frames a second are asked about: only what failed is worth a line in the log.
  onCall: (call) => (call.method !== 'receipts.outline' || call.outcome !== 'ok') && noteCall(call),
  idleMs: 3 * 60_000,
  start: () =>
    threadOf(
      new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), { type: 'module', name: 'vision' }),
    ),
});

/** Barcodes before the camera. */
export const codes: Engine<CodesMethods> = createEngine<CodesMethods>({
  // Ten frames a second are asked about: only what failed is worth a line in the log.
  onCall: (call) => call.outcome !== 'ok' && noteCall(call),
  start: () =>
    threadOf(new Worker(new URL('../../workers/codes.worker.ts', import.meta.url), { type: 'module', name: 'codes' })),
});

/** Pages of PDFs as pictures. */
export const pdf: Engine<PdfMethods> = createEngine<PdfMethods>({
  onCall: noteCall,
  start: () =>
    threadOf(new Worker(new URL('../../workers/pdf.worker.ts', import.meta.url), { type: 'module', name: 'pdf' })),
});

export const ENGINES = { codes, numbers, pdf, vision } as const;
export type EngineName = keyof typeof ENGINES;

function noteCall(call: Call): void {
  logEngineCall(book, call).catch((error: unknown) => {
    // A full or closed book must not fail the answer that was already given.
    console.warn('engine call not noted', error);
  });
}

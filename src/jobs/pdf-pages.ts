/** The pages of a PDF as pictures. */

import { type Outcome, succeed } from '../../models/kit/control.ts';
import type { PdfMethods } from '../../workers/contract.ts';
import type { Engine } from './engine.ts';
import { pdf } from './engines.ts';

/** Fails: `broken-pdf`, `too-large` with `detail.pages`. */
export async function pdfPages(
  file: Blob,
  most: number,
  engine: Engine<PdfMethods> = pdf,
): Promise<Outcome<readonly Blob[]>> {
  const drawn = await engine.ask('pdf.draw', { bytes: await file.arrayBuffer(), most }, { giveAway: true });
  return drawn.ok ? succeed(drawn.value.pages.map((bytes) => new Blob([bytes], { type: drawn.value.mime }))) : drawn;
}

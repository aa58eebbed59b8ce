/** Turns what was chosen or shared into pages: pictures as they are, each page of a PDF as a picture. */

import { fail, type Outcome, succeed } from '../../models/kit/control.ts';
import { pdfPages } from './pdf-pages.ts';

/** Fails: `too-large` with `detail.pages` for more than `most` pages, `broken-pdf`. What is neither picture nor PDF is judged by the engine. */
export async function papersToPages(files: readonly Blob[], most: number): Promise<Outcome<readonly Blob[]>> {
  const pages: Blob[] = [];
  for (const file of files) {
    if (await isPdf(file)) {
      const opened = await pdfPages(file, most);
      if (!opened.ok) return opened;
      pages.push(...opened.value);
    } else pages.push(file);
    if (pages.length > most) return fail('too-large', `${pages.length} pages`, { pages: pages.length, most });
  }
  return succeed(pages);
}

/** By what it holds: shared files come under any name. */
async function isPdf(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  return file.type === 'application/pdf' || String.fromCharCode(...head).includes('%PDF-');
}

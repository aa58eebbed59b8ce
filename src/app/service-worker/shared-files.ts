/** Takes what another app shares and lays it on a shelf: photos and PDFs open the scan screen, a file of counted areas the counts. */

import { SHARED_CACHE } from './kept-files.ts';

/** More than ten are no paper. */
const MOST_FILES = 10;
/** Of the manifest's `share_target`. */
const FIELD = 'papers';

/** Answers the form post of a share; the page behind it takes the files off the shelf. */
export async function answerShare(request: Request, scope: string): Promise<Response> {
  let place = '#/receive/scan/shared';
  try {
    const form = await request.formData();
    const files = form.getAll(FIELD).filter((one) => one instanceof File);
    if (files.length > 0 && files.every((one) => one.type.startsWith('text/'))) place = '#/count/shared';
    await caches.delete(SHARED_CACHE);
    const cache = await caches.open(SHARED_CACHE);
    for (const [index, file] of files.slice(0, MOST_FILES).entries()) {
      const address = new URL(`shared/${String(index).padStart(2, '0')}`, scope).href;
      await cache.put(
        address,
        new Response(file, { headers: { 'Content-Type': file.type || 'application/octet-stream' } }),
      );
    }
  } catch (error) {
    // The screen then opens empty: better than an error page of the browser.
    console.warn('What was shared could not be taken.', error);
  }
  return Response.redirect(new URL(place, scope).href, 303);
}

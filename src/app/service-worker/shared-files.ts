/** Takes photos and PDFs that another app shares: lays them on a shelf and opens the scan screen. */

import { SHARED_CACHE } from './kept-files.ts';

/** More than ten are no paper. */
const MOST_FILES = 10;
/** Of the manifest's `share_target`. */
const FIELD = 'papers';

/** Answers the form post of a share; the page behind it takes the files off the shelf. */
export async function answerShare(request: Request, scope: string): Promise<Response> {
  try {
    const form = await request.formData();
    const files = form.getAll(FIELD).filter((one) => one instanceof File);
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
    // The screen then opens empty, with the camera: better than an error page of the browser.
    console.warn('What was shared could not be taken.', error);
  }
  return Response.redirect(new URL('#/receive/scan/shared', scope).href, 303);
}

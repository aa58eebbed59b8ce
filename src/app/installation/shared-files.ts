/** What another app has shared with this one: the service worker lays it on a shelf, the screen it opened takes it. */

import { SHARED_CACHE } from '../service-worker/kept-files.ts';

/** In the order in which they were shared; the shelf is empty afterwards. */
export async function takeShared(): Promise<readonly File[]> {
  if (typeof caches === 'undefined' || !(await caches.has(SHARED_CACHE))) return [];
  const cache = await caches.open(SHARED_CACHE);
  const requests = await cache.keys();
  const files: File[] = [];
  for (const request of [...requests].sort((a, b) => (a.url < b.url ? -1 : 1))) {
    const response = await cache.match(request);
    const blob = await response?.blob();
    if (blob !== undefined)
      files.push(new File([blob], 'shared', { type: response!.headers.get('content-type') ?? blob.type }));
  }
  await caches.delete(SHARED_CACHE);
  return files;
}

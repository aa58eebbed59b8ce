/** Engine files: kept on first use, kept up with updates, dropped when no version needs them. */

import { ENGINES_CACHE } from './kept-files.ts';

/** From the cache, else from the network and then into the cache. */
export async function answerWithEngine(
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> {
  const cache = await caches.open(ENGINES_CACHE);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (isWorthKeeping(response)) waitUntil(cache.put(request.url, response.clone()).catch(ignoreFullDisk));
  return response;
}

/**
 * Before an update calls itself ready: fetches the engine files that it adds, if the version before had kept any. An
 * update that is applied without a network must still be able to learn.
 * @throws when one cannot be had; the update is then tried again later
 */
export async function keepUpWithUpdate(urls: readonly string[]): Promise<void> {
  if (!(await caches.has(ENGINES_CACHE))) return;
  const cache = await caches.open(ENGINES_CACHE);
  if ((await cache.keys()).length === 0) return;
  for (const url of urls) {
    if (await cache.match(url)) continue;
    const response = await fetch(url);
    if (!isWorthKeeping(response))
      throw new Error(`${url}: ${response.status} ${response.headers.get('content-type')}`);
    await cache.put(url, response);
  }
}

/** Drops what lies under `scope` and is not in `urls` (all absolute); another folder of the host may hold another Papadin. */
export async function dropAllBut(urls: readonly string[], scope: string): Promise<void> {
  const wanted = new Set(urls);
  const cache = await caches.open(ENGINES_CACHE);
  for (const { url } of await cache.keys()) if (url.startsWith(scope) && !wanted.has(url)) await cache.delete(url);
}

/** A hotel's log-in page also comes as 200; it must never be kept as an engine. */
function isWorthKeeping(response: Response): boolean {
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  return response.status === 200 && response.type === 'basic' && !response.redirected && !isPage;
}

/** The answer itself has been given; keeping is tried again at the next use. */
function ignoreFullDisk(error: unknown): void {
  console.warn('An engine file was used but could not be kept.', error);
}

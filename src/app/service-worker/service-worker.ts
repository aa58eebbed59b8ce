/** Keeps Papadin running without a network: the shell is kept whole at install, engine files as they are used. */

import { clientsClaim } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { answerWithEngine, dropAllBut, keepUpWithUpdate } from './engine-cache.ts';
import { headersFor } from './headers.ts';
import { ENGINES_FOLDER, KEEPING_HEADER, SHARE_ADDRESS, TIDY } from './kept-files.ts';
import { answerShare } from './shared-files.ts';

declare const self: ServiceWorkerGlobalScope;

/** Every file of the build, put here by it. */
const files = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry } : entry));
const { scope } = self.registration;
const shell = files.filter(({ url }) => !url.startsWith(ENGINES_FOLDER));
const engines = files.filter(({ url }) => url.startsWith(ENGINES_FOLDER)).map(({ url }) => new URL(url, scope).href);

cleanupOutdatedCaches();
// The first visit is served from here too, so that what it uses is kept; an update waits until it is asked in.
clientsClaim();
addPlugins([{ handlerWillRespond: async ({ request, response }) => withHeaders(response, request.url) }]);
precacheAndRoute(shell, { ignoreURLParametersMatching: [/./] });
registerRoute(
  ({ url, request }) => url.href.startsWith(scope + ENGINES_FOLDER) && !request.headers.has(KEEPING_HEADER),
  async ({ request, event }) =>
    withHeaders(await answerWithEngine(request, (work) => event.waitUntil(work)), request.url),
);

registerRoute(
  ({ url }) => url.href === scope + SHARE_ADDRESS,
  ({ request }) => answerShare(request, scope),
  'POST',
);

self.addEventListener('install', (event) => event.waitUntil(keepUpWithUpdate(engines)));

self.addEventListener('message', (event) => {
  const type: unknown = event.data?.type;
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === TIDY) event.waitUntil(tidy());
});

/** Another window may still run the version before, and a waiting version has brought its own engines already: both stay. */
async function tidy(): Promise<void> {
  const { waiting, installing } = self.registration;
  if (waiting || installing) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.length <= 1) await dropAllBut(engines, scope);
}

/** A static host cannot send these headers; answers from here can. */
function withHeaders(response: Response, url: string): Response {
  if (response.type === 'opaque' || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(headersFor(new URL(url).pathname))) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

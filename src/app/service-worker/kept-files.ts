/** What the page and the service worker agree on about files that are kept for later: names, no behaviour. */

/** Where the build puts all that only engines use: worker scripts, WebAssembly, weights. Every name carries a hash. */
export const ENGINES_FOLDER = 'engines/';

/** The build's list of everything in that folder, as {@link EngineFile}s; part of the shell. */
export const ENGINE_LIST = 'engines.json';

/** The cache that outlives versions: a file is named by its content, so an unchanged one is never fetched twice. */
export const ENGINES_CACHE = 'papadin-engines';

/** Where the manifest's `share_target` sends what other apps share, relative to the app. */
export const SHARE_ADDRESS = 'share';

/** What was shared and not looked at yet. */
export const SHARED_CACHE = 'papadin-shared';

/** A request with this header is the page's own keeping; the service worker lets it through untouched. */
export const KEEPING_HEADER = 'Papadin-Keeping';

/** Asks the service worker to drop engine files of older versions. */
export const TIDY = 'papadin:tidy';

export interface EngineFile {
  /** Relative to the address of the app, e.g. `engines/numbers-1a2b3c4d.js`. */
  readonly url: string;
  /** Size as used, before any compression on the way. */
  readonly bytes: number;
}

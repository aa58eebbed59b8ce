/** What every answer says beside its body, told by the server where it can and by the service worker where it cannot. */

/** Together they make a page cross-origin isolated, without which WebAssembly has no threads. */
export const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Nothing from elsewhere, nothing inline. Exceptions: WebAssembly may compile; charts and overlays set styles; tfjs starts its
 * threads as workers from blobs.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** OpenCV makes its functions from text: the one thread that runs it may, and nothing else. */
const VISION_POLICY = CONTENT_SECURITY_POLICY.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'");

/** The script of that thread, as the build names it. */
const VISION_SCRIPT = /\/engines\/vision\.worker-[\w-]{8}\.js$/;

/** A worker obeys the policy of its own script, not that of the page. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...ISOLATION_HEADERS,
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
};

/** What an answer says beside its body. `path` is the address without what stands behind a question mark. */
export function headersFor(path: string): Readonly<Record<string, string>> {
  return VISION_SCRIPT.test(path) ? { ...PAGE_HEADERS, 'Content-Security-Policy': VISION_POLICY } : PAGE_HEADERS;
}

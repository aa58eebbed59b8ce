/** Puts the content security policy into the built page itself, for hosts that send no headers. */

import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from '../../src/app/service-worker/headers.ts';

/** Only in the build: the development server needs inline scripts for its own work. */
export function contentPolicy(): Plugin {
  return {
    name: 'papadin:content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

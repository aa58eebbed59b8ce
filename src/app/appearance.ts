/** Forces light or dark where somebody has chosen so, the browser's own bars included. */

import type { ColourScheme } from '../domain/settings.ts';

export function wear(scheme: ColourScheme): void {
  const root = document.documentElement;
  if (scheme === 'system') delete root.dataset['scheme'];
  else root.dataset['scheme'] = scheme;
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset['own'] ??= meta.content;
    meta.content = scheme === 'system' ? meta.dataset['own'] : paper;
  }
}

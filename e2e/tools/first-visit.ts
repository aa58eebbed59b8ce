/** Lets the browser fetch what a first visit will draw together with the start script, instead of one round trip after another. */

import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** How Vite links the one style sheet of the app. */
const STYLES = /<link rel="stylesheet"([^>]*)>/g;

/**
 * Adds links for the chunks of `modules` (paths from the project's root) and of all that they import, and keeps the style sheet from holding
 * up the first paint. Later visits are served from the device, where one request more or less costs nothing.
 */
export function firstVisit(modules: readonly string[]): Plugin {
  return {
    name: 'papadin:first-visit',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return [];
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const needed = new Set<Rolldown.OutputChunk>();
        for (const module of modules) {
          const chunk = chunks.find(({ moduleIds }) =>
            moduleIds.some((id) => id.replaceAll('\\', '/').endsWith(`/${module}`)),
          );
          // Renamed or gone: then a build that looks right would be slow.
          if (!chunk) throw new Error(`${module} is in no chunk; what does a first visit draw?`);
          gather(chunk, bundle, needed);
        }
        // The opening of the page needs no style sheet to be painted; `src/app/start.ts` puts it on before the app is drawn.
        const page = html.replace(STYLES, '<link rel="preload" as="style"$1>');
        if (page === html) throw new Error('the page links no style sheet');
        const scripts = [...needed].map(({ fileName }) => link({ rel: 'modulepreload', href: `./${fileName}` }));
        return { html: page, tags: scripts.filter(({ attrs }) => !html.includes(`"${attrs?.['href']}"`)) };
      },
    },
  };
}

function gather(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, into: Set<Rolldown.OutputChunk>): void {
  if (into.has(chunk)) return;
  into.add(chunk);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') gather(imported, bundle, into);
  }
}

function link(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' };
}

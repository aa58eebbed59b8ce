/** Holds all that may be drawn before the texts of every screen have come to the texts that a first visit fetches. */

import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const FIRST = [...read('src/app/languages/en-first.ts').matchAll(/from '\.\/en\/(\w+)\.json'/g)].map(
  ([, name]) => name!,
);

/** What a file imports at once or by itself later; not what it hands to `later`, which brings all texts with it. */
function drawnWithout(path: string, source: string): readonly string[] {
  const { program } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  const found: string[] = [];
  const brought = new Set<ESTree.Node>();
  const note = (to: ESTree.Node | null | undefined, isType = false) => {
    if (isType || to?.type !== 'Literal' || typeof to.value !== 'string' || !to.value.startsWith('.')) return;
    found.push(posix.normalize(posix.join(posix.dirname(path), to.value)));
  };
  new Visitor({
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'later') return;
      new Visitor({ ImportExpression: (inner) => void brought.add(inner) }).visit({
        ...program,
        body: [{ type: 'ExpressionStatement', expression: node } as unknown as ESTree.Statement],
      });
    },
    ImportDeclaration: (node) => note(node.source, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => note(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => {
      if (!brought.has(node)) note(node.source);
    },
  }).visit(program);
  return found;
}

/** Every file that may be drawn by the first texts alone, with the namespaces that it names. */
function walk(): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, readonly string[]>();
  const ahead = ['src/app/main.tsx', 'src/features/welcome/welcome-screen.tsx'];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (seen.has(path) || !/^src\/(app|ui|features)\/.*\.tsx?$/.test(path) || !existsSync(join(root, path))) continue;
    const source = read(path);
    const asked = [...source.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, names]) =>
      [...names!.matchAll(/'(\w+)'/g)].map(([, name]) => name!),
    );
    const prefixed = [...source.matchAll(/\bt\w*\(\s*['`](\w+):/g)].map(([, name]) => name!);
    seen.set(path, [...asked, ...prefixed]);
    ahead.push(...drawnWithout(path, source));
  }
  return seen;
}

test('what a first visit draws speaks by the texts of a first visit', () => {
  const drawn = walk();
  expect(FIRST).toContain('welcome');
  for (const path of ['src/app/status.tsx', 'src/app/status-dialog.tsx', 'src/ui/toast-region.tsx']) {
    expect([...drawn.keys()]).toContain(path);
  }
  expect([...drawn.keys()]).not.toContain('src/features/today/today-screen.tsx');
  const mute = [...drawn].flatMap(([path, names]) =>
    names.filter((name) => !FIRST.includes(name)).map((name) => `${path} ${name}`),
  );
  expect(mute).toEqual([]);
});

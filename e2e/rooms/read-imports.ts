/** Reads every import of a file, in whatever form it is written. */

import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import type { Import } from './law.ts';

/**
 * Static, dynamic and type imports, re-exports, `import('x').Type`, `new URL('x', import.meta.url)`,
 * `import.meta.glob('x')` and `vi.mock('x')`.
 * @param path relative to the project's root, with forward slashes
 * @throws when the file does not parse
 */
export function readImports(path: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const found: Import[] = [];
  const note = (to: unknown, typeOnly: boolean): void => {
    if (typeof to !== 'string') {
      found.push({ from: path, to: '(not a plain string)', isPackage: true, typeOnly });
    } else {
      found.push({ from: path, ...place(path, to), typeOnly });
    }
  };
  new Visitor({
    ImportDeclaration: (node) => note(node.source.value, node.importKind === 'type' || onlyTypes(node.specifiers)),
    ExportAllDeclaration: (node) => note(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) note(node.source.value, node.exportKind === 'type');
    },
    ImportExpression: (node) => note(textOf(node.source), false),
    TSImportType: (node) => note(textOf(node.source), true),
    NewExpression: (node) => {
      if (!isNamed(node.callee, 'URL') || !isImportMetaUrl(node.arguments[1])) return;
      const to = textOf(node.arguments[0]);
      const isFolder = to !== null && !/\.\w+$/.test(to);
      if (!isFolder) note(to, false);
    },
    CallExpression: (node) => {
      if (!reachesFiles(node.callee)) return;
      const [first, how] = node.arguments;
      if (readsAsText(how)) return;
      const patterns = first?.type === 'ArrayExpression' ? first.elements : [first];
      for (const pattern of patterns) note(textOf(pattern), false);
    },
  }).visit(program);
  return found;
}

/** Every `.ts` and `.tsx` file under the folders, relative to `root`, sorted; AssemblyScript (`.as.ts`) is another language. */
export function listSources(root: string, folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        `${folder}/${name}`.replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.(d|as)\.ts$/.test(path))
    .sort();
}

/** `?url`, `?raw` and `?worker` are ways to import the same file. */
function place(from: string, to: string): Pick<Import, 'to' | 'isPackage'> {
  const plain = to.split('?')[0]!;
  if (!plain.startsWith('.') && !plain.startsWith('/')) return { to: plain, isPackage: true };
  return { to: posix.normalize(posix.join(posix.dirname(from), plain)), isPackage: false };
}

function onlyTypes(specifiers: ESTree.ImportDeclaration['specifiers']): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')
  );
}

function textOf(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isImportMetaUrl(node: ESTree.Node | undefined): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty';
}

/** `{ query: '?raw' }`: the text of a file is looked at, nothing of it runs. */
function readsAsText(how: ESTree.Node | undefined): boolean {
  if (how?.type !== 'ObjectExpression') return false;
  return how.properties.some((property) => property.type === 'Property' && textOf(property.value) === '?raw');
}

/** `import.meta.glob(…)` reads files; `vi.mock(…)` replaces one. */
function reachesFiles(callee: ESTree.Node): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  if (callee.object.type === 'MetaProperty') return callee.property.name === 'glob';
  return isNamed(callee.object, 'vi') && ['mock', 'doMock', 'importActual'].includes(callee.property.name);
}

/** Every class a component asks for is in its style sheet. */

import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../{ui,app,features}/**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sheets = import.meta.glob<string>('../{ui,app,features}/**/*.module.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Names written out in calls of `style(…)`; names put together from parts are not looked at. */
function askedFor(source: string): readonly string[] {
  const calls = [...source.matchAll(/\bstyle\(((?:[^()]|\([^()]*\))*)\)/g)].map((match) => match[1]!);
  // A comparison such as `kind === 'calm'` is no class.
  const bare = calls.map((call) => call.replaceAll(/[=!]==? '[^']*'/g, ''));
  return bare.flatMap((call) => [...call.matchAll(/'([\w-]+)'/g)].map((match) => match[1]!));
}

const classesIn = (sheet: string) =>
  new Set([...sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map((m) => m[1]!));

it('finds components and sheets', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(30);
  expect(Object.keys(sheets).length).toBeGreaterThan(20);
});

it.each(Object.entries(sources).filter(([, source]) => source.includes('.module.css')))('%s', (file, source) => {
  const name = /from '\.\/([\w-]+\.module\.css)'/.exec(source)![1]!;
  const sheet = sheets[file.replace(/[^/]+$/, name)];
  expect(sheet, `${name} beside ${file}`).toBeDefined();
  const known = classesIn(sheet!);
  expect(askedFor(source).filter((asked) => !known.has(asked))).toEqual([]);
});

/** Holds every import of the house against its law, and the law against made-up crimes. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judgeFile, judgeImport, ROOMS, roomOf } from './law.ts';
import { listSources, readImports } from './read-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src', 'models', 'workers', 'e2e'] as const;

describe('the house', () => {
  const sources = listSources(root, FOLDERS);

  test('has every room', () => {
    const rooms = new Set(sources.map(roomOf));
    expect([...rooms]).toContain('src/domain');
    expect(sources.length).toBeGreaterThan(20);
  });

  test('has no room that the law does not know', () => {
    const wrong = sources.map(judgeFile).filter((problem) => problem !== null);
    expect(wrong).toEqual([]);
    const top = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = [...FOLDERS, 'public', 'node_modules', 'test-results', 'playwright-report', 'coverage'];
    const strange = top.map((entry) => entry.name).filter((name) => !name.startsWith('.') && !/^dist(-|$)/.test(name));
    expect(strange.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('has no wrong door', () => {
    const wrong = sources
      .flatMap((path) => readImports(path, readFileSync(join(root, path), 'utf8')))
      .map(judgeImport)
      .filter((problem) => problem !== null);
    expect(wrong).toEqual([]);
  });
});

describe('the law', () => {
  const judge = (path: string, source: string): readonly string[] =>
    readImports(path, source)
      .map(judgeImport)
      .filter((problem) => problem !== null);

  test.each([
    ['a screen that sees another screen', 'src/features/stock/row.tsx', `import { a } from '../orders/a.ts';`],
    ['a technique that sees another', 'models/forecast/model.ts', `import { a } from '../anomalies/model.ts';`],
    ['a technique that sees a worker', 'models/forecast/model.ts', `import { a } from '../../workers/numbers.ts';`],
    ['the kit that sees a technique', 'models/kit/a.ts', `import { a } from '../forecast/model.ts';`],
    ['a type through a wrong door', 'src/domain/a.ts', `import type { Book } from '../db/book.ts';`],
    ['an inline type through a wrong door', 'src/db/a.ts', `type A = import('../../models/forecast/model.ts').A;`],
    ['a re-export through a wrong door', 'src/ui/a.ts', `export { a } from '../jobs/a.ts';`],
    ['a whole re-export through a wrong door', 'src/ui/a.ts', `export * from '../jobs/a.ts';`],
    ['a late import through a wrong door', 'workers/a.ts', `const a = () => import('../src/db/book.ts');`],
    [
      'a late import of what is not written out',
      'src/app/a.ts',
      "const a = (b: string) => import('../features/' + b);",
    ],
    ['a bare import through a wrong door', 'src/domain/a.ts', `import '../app/main.tsx';`],
    [
      'a screen that starts an engine',
      'src/features/stock/a.ts',
      `new Worker(new URL('../../../workers/n.ts', import.meta.url));`,
    ],
    [
      'a screen that runs a technique',
      'src/features/insights/a.ts',
      `import { fit } from '../../../models/forecast/model.ts';`,
    ],
    [
      'a job that runs a technique on the page',
      'src/jobs/a.ts',
      `import { fit } from '../../models/forecast/model.ts';`,
    ],
    ['a glob through a wrong door', 'src/domain/a.ts', `import.meta.glob(['../db/*.ts']);`],
    ['a mock of another room', 'src/domain/a.test.ts', `vi.mock('../db/book.ts');`],
    ['Dexie outside the book', 'src/features/stock/a.ts', `import Dexie from 'dexie';`],
    ['React in a job', 'src/jobs/a.ts', `import { useState } from 'react';`],
    ['tfjs on the page', 'src/app/a.ts', `import * as tf from '@tensorflow/tfjs-core';`],
    ['zustand in the design system', 'src/ui/a.ts', `import { create } from 'zustand';`],
    ['recharts in a screen', 'src/features/stock/a.tsx', `import { Line } from 'recharts';`],
    ['a package that nobody invited', 'src/ui/a.ts', `import x from 'left-pad';`],
    ['a package by a lookalike name', 'src/ui/a.ts', `import x from 'react-but-not';`],
    ['Node in a technique', 'models/forecast/a.ts', `import { readFileSync } from 'node:fs';`],
    ['a test that is imported', 'src/domain/a.ts', `import { a } from './b.test.ts';`],
    ['what only tests may use', 'workers/a.ts', `import { a } from './testing/thread.ts';`],
    ['an import from no room', 'src/app/a.ts', `import { a } from '../misc/a.ts';`],
    ['an import out of the house', 'src/app/a.ts', `import { a } from '../../../elsewhere/a.ts';`],
    ['the page inside the service worker', 'src/app/service-worker/a.ts', `import { a } from '../frame.ts';`],
  ])('finds %s', (_, path, source) => {
    expect(judge(path, source)).toHaveLength(1);
  });

  test.each([
    ['the same room', 'src/features/stock/a.tsx', `import { b } from './b.tsx';`],
    [
      'a room to the left',
      'src/jobs/a.ts',
      `import { openBook } from '../db/book.ts'; import { c } from '../../workers/channel.ts';`,
    ],
    [
      'a technique on the kit',
      'models/forecast/a.ts',
      `import { fail } from '../kit/control.ts'; import * as tf from '@tensorflow/tfjs-core';`,
    ],
    [
      'a job that starts an engine',
      'src/jobs/a.ts',
      `new Worker(new URL('../../workers/n.ts', import.meta.url), { type: 'module' });`,
    ],
    [
      'the plain types of a technique',
      'src/features/insights/a.ts',
      `import { FORECASTERS } from '../../../models/forecast/types.ts';`,
    ],
    ['a guest', 'src/ui/chart.tsx', `import { Line } from 'recharts'; import { createRoot } from 'react-dom/client';`],
    ['a test with its own guests', 'src/db/a.test.ts', `import { test } from 'vitest'; import 'fake-indexeddb/auto';`],
    ['what tests share', 'src/jobs/a.test.ts', `import { a } from '../../workers/testing/thread.ts';`],
    ['the text of files', 'src/app/a.test.ts', `import.meta.glob('/src/**/*.ts', { query: '?raw', eager: true });`],
    ['an asset with a query', 'models/forecast/a.ts', `import url from './gemm.wasm?url';`],
  ])('lets pass %s', (_, path, source) => {
    expect(judge(path, source)).toEqual([]);
  });

  test.each([
    ['src/utils/a.ts'],
    ['src/domain/helpers/a.ts'],
    ['src/ui/index.ts'],
    ['src/features/stock/index.tsx'],
    ['src/main.ts'],
    ['src/services/a.ts'],
    ['models/loose.ts'],
    ['src/features/loose.tsx'],
    ['lib/a.ts'],
  ])('refuses the file %s', (path) => {
    expect(judgeFile(path)).not.toBeNull();
  });

  test('names only rooms it knows', () => {
    for (const { doors, typeDoors = [] } of Object.values(ROOMS)) {
      for (const door of [...doors, ...typeDoors]) expect(ROOMS).toHaveProperty([door]);
    }
  });
});

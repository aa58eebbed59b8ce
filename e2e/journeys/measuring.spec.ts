/** The evaluation command as others call it: exit status, messages, rows, and the same rows for the same seed. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addDays, dayOf } from '../../src/domain/day.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papadin-measure-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(...given: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'e2e/eval/cli.ts', ...given], { encoding: 'utf8' });
}

/** Two items at one outlet, busier at weekends. */
function writeStock(
  name: string,
  days: number,
  spoil: (row: number, line: string) => string = (_, line) => line,
): string {
  const path = join(folder, name);
  const lines = ['date,outlet,item,unit,used'];
  for (let t = 0; t < days; t++) {
    const weekend = t % 7 >= 5 ? 1.6 : 1;
    const wave = Math.sin(t * 12.9898) * 0.5;
    lines.push(`${addDays(dayOf('2025-01-06'), t)},Kemang,Rice,kg,${(weekend * (4 + wave)).toFixed(2)}`);
    lines.push(`${addDays(dayOf('2025-01-06'), t)},Kemang,Eggs,pcs,${Math.round(weekend * (60 + 20 * wave))}`);
  }
  writeFileSync(path, lines.map((line, index) => spoil(index + 1, line)).join('\n'));
  return path;
}

test('bad arguments and bad rows end with status 2 and say what is wrong where', () => {
  expect(evaluate('weather')).toMatchObject({ status: 2, stdout: '' });
  const unknown = evaluate('forecast', '--data', 'x.csv', '--speed', '3');
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('--speed');
  const path = writeStock('bad.csv', 60, (row, line) => (row === 5 ? line.replace(/[^,]*$/, 'lots') : line));
  const bad = evaluate('forecast', '--data', path);
  expect(bad.status).toBe(2);
  expect(bad.stderr).toContain(`${path}: row 5, field used: not-a-number ("lots")`);
  const short = evaluate('forecast', '--data', writeStock('short.csv', 20));
  expect(short.status).toBe(2);
  expect(short.stderr).toContain('too-little-data');
});

test('a good file gives rows and a summary, the same ones for the same seed', () => {
  const path = writeStock('good.csv', 120);
  const run = (out: string) => {
    const given = ['--data', path, '--cutoffs', '3', '--models', 'ses_weekday', '--out', join(folder, out)];
    const { status, stdout } = evaluate('forecast', ...given);
    expect(status).toBe(0);
    return { summary: JSON.parse(stdout.trim().split('\n').at(-1)!), rows: readFileSync(join(folder, out), 'utf8') };
  };
  const first = run('a.csv');
  const lines = first.rows.trim().split('\n');
  expect(lines[0]).toBe('outlet,item,cutoff,date,actual,mean,q05,q25,q50,q75,q95,model');
  // 2 items × 3 cutoffs × 7 days × (3 plain ones and the champion)
  expect(lines).toHaveLength(1 + 2 * 3 * 7 * 4);
  expect(first.summary).toMatchObject({ task: 'forecast', seed: 1, series: 2, rows: 168 });
  expect(first.summary.models.champion.days).toBe(42);
  expect(first.summary.models.seasonal_naive.wape).toBeGreaterThan(0);
  expect(['webgpu', 'wasm', 'cpu']).toContain(first.summary.backend.backend);
  expect(run('b.csv').rows).toBe(first.rows);
});

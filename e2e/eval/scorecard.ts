/**
 * `npm run scorecard`: recomputes the numbers last agreed on and fails when one got worse. `-- --update` is the only way to change them;
 * `-- --data F` also looks at a file of one's own.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { BadInput, readArguments } from './arguments.ts';
import { runBacktest } from './backtest.ts';
import { summariseModels } from './forecast-summary.ts';
import { type InputFile, openInput } from './input-files.ts';
import { samplePanel } from './sample-panel.ts';
import { compareScores, type ModelScores, pickScores } from './scores.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CARD = join(ROOT, 'models', 'scorecard.json');
const CHOICES = { horizon: 7, cutoffs: 12, every: 7, seed: 1 } as const;

/** Data that not every checkout has; skipped where it is absent. */
const BAKERY = join(ROOT, '..', 'shared', 'data', 'demand', 'bakery.csv');

interface Entry {
  readonly choices: typeof CHOICES;
  readonly scores: ModelScores;
}
interface Card {
  readonly forecast: Readonly<Record<string, Entry>>;
}

try {
  process.exitCode = await keepScore(process.argv.slice(2));
} catch (error) {
  const isInput = error instanceof BadInput;
  process.stderr.write(`${isInput ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = isInput ? 2 : 1;
}

async function keepScore(given: readonly string[]): Promise<number> {
  const { update, data, only } = readArguments(given, {
    update: { kind: 'flag' },
    data: { kind: 'text' },
    only: { kind: 'text' },
  });
  const card: Card = existsSync(CARD) ? JSON.parse(readFileSync(CARD, 'utf8')) : { forecast: {} };
  const entries: Record<string, Entry> = { ...card.forecast };
  const worse: string[] = [];
  const skipped: string[] = [];
  for (const [name, open] of Object.entries(dataSets(data))) {
    if (only !== undefined && name !== only) continue;
    const opened = open();
    if (opened === null) {
      skipped.push(name);
      process.stdout.write(`forecast ${name}: skipped, its data is not here\n`);
      continue;
    }
    const { backtest, cost } = await runBacktest({
      data: opened,
      calendar: [],
      choices: CHOICES,
      backend: undefined,
    });
    const scores = pickScores(summariseModels(backtest));
    process.stdout.write(`forecast ${name}: ${cost.wallSeconds} s\n`);
    const { lines, problems } = compareScores(entries[name]?.scores ?? {}, scores);
    process.stdout.write(lines.map((line) => `  ${line}\n`).join(''));
    worse.push(...problems.map((problem) => `forecast ${name} ${problem}`));
    entries[name] = { choices: CHOICES, scores };
  }
  if (update) {
    writeFileSync(CARD, `${JSON.stringify({ forecast: sortKeys(entries) }, null, 2)}\n`);
    process.stdout.write(`written to ${CARD}\n`);
  }
  const summary = { worse, skipped, updated: update };
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  return worse.length > 0 && !update ? 1 : 0;
}

/** By name; opening answers null where the data is not here. */
function dataSets(own: string | undefined): Readonly<Record<string, () => InputFile | DemandPanel | null>> {
  return {
    sample: samplePanel,
    bakery: () => (existsSync(BAKERY) ? openInput('data', BAKERY) : null),
    ...(own === undefined ? {} : { [basename(own, '.csv')]: () => openInput('data', own) }),
  };
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b)));
}

/** The `forecast` task: a rolling-origin backtest of a stock-record file by the app's own engine. */

import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import { BadInput, type OptionSpec, readArguments } from './arguments.ts';
import { runBacktest } from './backtest.ts';
import { rowsAsCsv } from './forecast-rows.ts';
import { summariseModels } from './forecast-summary.ts';
import { openCalendar, openInput } from './input-files.ts';
import { samplePanel } from './sample-panel.ts';

const OPTIONS = {
  /** A file of stock records, or the word `sample` for the sample restaurant. */
  data: { kind: 'text', required: true },
  calendar: { kind: 'text' },
  horizon: { kind: 'whole', range: [1, 28], otherwise: 7 },
  cutoffs: { kind: 'whole', range: [1, 1000], otherwise: 12 },
  every: { kind: 'whole', range: [1, 365], otherwise: 7 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
  backend: { kind: 'word', words: ['webgpu', 'wasm', 'cpu'] },
  /** Competitors, comma between; the plain ones always take part. */
  models: { kind: 'text' },
  /** Which code trains the networks; left out, the engine chooses. */
  runner: { kind: 'word', words: ['compact', 'tfjs'] },
  out: { kind: 'text' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export async function evaluateForecast(given: readonly string[]): Promise<object> {
  const {
    data: path,
    calendar: calendarPath,
    backend,
    models,
    runner,
    out,
    ...numbers
  } = readArguments(given, OPTIONS);
  const data = path === 'sample' ? samplePanel() : openInput('data', path);
  const calendar = calendarPath === undefined ? null : openCalendar(calendarPath);
  for (const warning of calendar?.warnings ?? []) process.stderr.write(`warning: ${warning}\n`);
  if (out !== undefined) checkWritable(out);
  const competitors = models === undefined ? {} : { competitors: readModels(models) };
  const lstm = runner === undefined ? {} : { lstm: { runner } };
  const choices = { ...numbers, ...competitors, ...lstm };
  const { backtest, cost } = await runBacktest({ data, calendar: calendar?.days ?? [], choices, backend });
  if (out !== undefined) writeFileSync(out, rowsAsCsv(backtest.rows));
  return {
    task: 'forecast',
    data: path,
    calendar: calendarPath ?? null,
    ...choices,
    series: backtest.rows.names.length,
    rows: backtest.rows.length,
    models: summariseModels(backtest),
    served: backtest.served,
    ...cost,
  };
}

function readModels(text: string): readonly Forecaster[] {
  return text.split(',').map((word) => {
    const found = FORECASTERS.find((name) => name === word.trim());
    if (found === undefined) throw new BadInput(`--models: no "${word}"; there are ${FORECASTERS.join(', ')}`);
    return found;
  });
}

/** Before minutes of work, not after. */
function checkWritable(path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch {
    throw new BadInput(`--out ${path}: its folder cannot be written to`);
  }
}

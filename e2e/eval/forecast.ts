/** The `forecast` task: a rolling-origin backtest of a stock-record file by the app's own engine. */

import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Backtest } from '../../models/forecast/backtest-rows.ts';
import type { Failure } from '../../models/kit/control.ts';
import { type CalendarDay, FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import { type MeasuredPage, machine, openMeasuredPage, type PageOptions } from '../tools/measured-page.ts';
import { BadInput, type OptionSpec, type OptionValues, readArguments } from './arguments.ts';
import { rowsAsCsv } from './forecast-rows.ts';
import { summariseScores } from './forecast-summary.ts';
import { checkProblems, type InputFile, openCalendar, openInput, recordsToCheck } from './input-files.ts';

const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  data: { kind: 'text', required: true },
  calendar: { kind: 'text' },
  horizon: { kind: 'whole', range: [1, 28] },
  cutoffs: { kind: 'whole', range: [1, 1000] },
  every: { kind: 'whole', range: [1, 365] },
  seed: { kind: 'whole' },
  backend: { kind: 'word', words: ['webgpu', 'wasm', 'cpu'] },
  models: { kind: 'text' },
  epochs: { kind: 'whole', range: [1, 1000] },
  out: { kind: 'text' },
};

export async function evaluateForecast(given: readonly string[]): Promise<object> {
  const options = readArguments(given, OPTIONS);
  const data = openInput('data', String(options['data']));
  const calendar = options['calendar'] === undefined ? null : openCalendar(String(options['calendar']));
  for (const warning of calendar?.warnings ?? []) process.stderr.write(`warning: ${warning}\n`);
  const choices = chooseBacktest(options);
  const outcome = await runBacktest(data, calendar?.days ?? [], choices, options['backend']);
  if (typeof options['out'] === 'string') writeFileSync(options['out'], rowsAsCsv(outcome.backtest.rows));
  const { backtest, ...measured } = outcome;
  return {
    task: 'forecast',
    data: data.name,
    ...choices,
    series: backtest.rows.names.length,
    rows: backtest.rows.length,
    ...summariseScores(backtest),
    ...measured,
  };
}

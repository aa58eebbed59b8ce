/** Runs one backtest in the built app's engine and tells what it cost. */

import process from 'node:process';
import type { Backtest } from '../../models/forecast/backtest-rows.ts';
import type { BacktestChoices } from '../../models/forecast/evaluate.ts';
import type { LstmRunnerName } from '../../models/forecast/lstm/types.ts';
import type { Failure, Progress } from '../../models/kit/control.ts';
import type { NumbersBackend } from '../../models/kit/numbers-backend.ts';
import type { CalendarDay, DemandPanel } from '../../src/domain/demand-forecast.ts';
import type { BackendChoice } from '../../workers/contract.ts';
import { type MeasuredPage, machine, openMeasuredPage, type PageOptions } from '../tools/measured-page.ts';
import { BadInput } from './arguments.ts';
import { checkProblems, type InputFile, recordsToCheck } from './input-files.ts';

export interface BacktestQuestion {
  /** A file is read by the engine as a user's would be; a panel was made on this side. */
  readonly data: InputFile | DemandPanel;
  /** Joins the panel's own. */
  readonly calendar: readonly CalendarDay[];
  readonly choices: Omit<BacktestChoices, 'now'>;
  /** Undefined leaves the choice to the engine. */
  readonly backend: NumbersBackend['backend'] | undefined;
}

export interface MeasuredBacktest {
  readonly backtest: Backtest;
  readonly cost: {
    readonly backend: NumbersBackend;
    /** The code that trained the networks; `tfjs` on the backend above. */
    readonly runner: LstmRunnerName;
    readonly wallSeconds: number;
    /** Most memory of the browser process that holds page and engine; null where the system does not tell. */
    readonly peakMemoryMB: number | null;
    /** Page and engine after the run, by the browser's own account; null where it does not tell. */
    readonly memoryAfterMB: number | null;
    /** Tasks of 50 ms and more on the page's thread while the engine worked; shorter ones no browser reports. */
    readonly longPageTasks: number;
    readonly longestPageBlockMs: number;
    readonly machine: ReturnType<typeof machine>;
  };
}

const MB = 1e6;

/** Throws {@link BadInput} for what the file or the choices make impossible, Error for a defect. */
export async function runBacktest(question: BacktestQuestion): Promise<MeasuredBacktest> {
  const { opened, backend } = await openOn(question.backend);
  try {
    if (!('series' in question.data)) await handOver(opened, question.data);
    return await ask(opened, question, backend);
  } finally {
    await opened.close();
  }
}

interface OpenOn {
  readonly opened: MeasuredPage;
  readonly backend: NumbersBackend;
}

/** Forced WebGPU runs on a real graphics processor where there is one, else in software: right, but slow. */
async function openOn(force: BacktestQuestion['backend']): Promise<OpenOn> {
  if (force !== 'webgpu') return tryOn('off', force === undefined ? {} : { force });
  try {
    return await tryOn('on', { force });
  } catch {
    process.stderr.write('no graphics processor here: WebGPU in software\n');
    return tryOn('software', { force, allowFallbackAdapter: true });
  }
}

async function tryOn(webgpu: NonNullable<PageOptions['webgpu']>, choice: BackendChoice): Promise<OpenOn> {
  const opened = await openMeasuredPage({ webgpu });
  const outcome = await opened.page.evaluate((input) => window.papadin!.numbers.ask('engine.describe', input), choice);
  if (outcome.ok) return { opened, backend: outcome.value };
  await opened.close();
  throw failed(outcome.failure);
}

/** The engine reads the file; the page keeps what it read. Warnings go to stderr. */
export async function handOver({ page }: MeasuredPage, data: InputFile): Promise<void> {
  const outcome = await page.evaluate(
    ({ name, text }) => window.papadin!.readRecords({ name, text, currency: 'IDR' }),
    data,
  );
  if (!outcome.ok) throw failed(outcome.failure);
  for (const warning of checkProblems(data.path, recordsToCheck(outcome.value))) {
    process.stderr.write(`warning: ${warning}\n`);
  }
}

async function ask(
  { page, peakMemory }: MeasuredPage,
  { data, calendar, choices }: BacktestQuestion,
  backend: NumbersBackend,
): Promise<MeasuredBacktest> {
  await page.exposeFunction('papadinProgress', tell);
  const answer = await page.evaluate(
    async ({ given, calendar, choices }) => {
      const papadin = window.papadin!;
      const panel = given ?? papadin.panel(calendar);
      papadin.blocks.reset();
      const begun = performance.now();
      const outcome = await papadin.numbers.ask(
        'forecast.backtest',
        { panel, choices },
        { giveAway: true, onProgress: (progress) => window.papadinProgress?.(progress) },
      );
      const wallSeconds = (performance.now() - begun) / 1000;
      return { outcome, wallSeconds, blocks: papadin.blocks.seen(), memory: await papadin.memory() };
    },
    { given: 'series' in data ? { ...data, calendar: [...data.calendar, ...calendar] } : null, calendar, choices },
  );
  if (!answer.outcome.ok) throw failed(answer.outcome.failure);
  const peak = await peakMemory();
  const { runner, ...backtest } = answer.outcome.value;
  return {
    backtest,
    cost: {
      backend,
      runner,
      wallSeconds: round(answer.wallSeconds, 2),
      peakMemoryMB: peak === null ? null : round(peak / MB, 1),
      memoryAfterMB: answer.memory === null ? null : round(answer.memory / MB, 1),
      longPageTasks: answer.blocks.longTasks,
      longestPageBlockMs: round(answer.blocks.longestMs, 1),
      machine: machine(),
    },
  };
}

/** One line that is written over, where somebody looks. */
function tell({ doing, done, of }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${doing} ${Math.round(done)}/${of}\u001b[K`);
}

/** What a failure of the engine means to whoever called the command. */
export function failed({ code, message }: Failure): Error {
  return code === 'too-little-data' || code === 'bad-input'
    ? new BadInput(`${code}: ${message}`)
    : new Error(`${code}: ${message}`);
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

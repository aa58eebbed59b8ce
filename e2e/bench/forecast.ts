/** What learning costs: the network alone, on every sequence, the whole arena as the app learns, forecasting again, and both at the size of a chain. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Arena } from '../../models/forecast/arena.ts';
import type { LearnedEach } from '../../models/forecast/competitor.ts';
import type { LearnChoices } from '../../models/forecast/options.ts';
import { FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import { readArguments } from '../eval/arguments.ts';
import { failed, handOver } from '../eval/backtest.ts';
import { type InputFile, openInput } from '../eval/input-files.ts';
import { machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type BenchResult, type Notebook, openNotebook } from './figures.ts';
import { madeUpStock } from './made-up-stock.ts';

const MB = 1e6;
const BAKERY = join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'data', 'demand', 'bakery.csv');

/**
 * `--data F` takes another file than the bakery's (made-up days where that is not here); `--epochs N` trains that often. `--only file` leaves out the chain,
 * `--only chain` all but the chain.
 */
export async function benchForecast(given: readonly string[]): Promise<BenchResult> {
  const { small, runs, data, epochs, only } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 50], otherwise: 0 },
    data: { kind: 'text' },
    epochs: { kind: 'whole', range: [1, 1000], otherwise: 0 },
    only: { kind: 'word', words: ['file', 'chain'] },
  });
  const file = chooseData(data, small);
  const count = runs || (small ? 1 : 3);
  const trained = epochs || (small ? 5 : 50);
  const notebook = openNotebook();
  let series = 0;
  const wish = small ? { lstm: { epochs: trained } } : {};
  for (let run = 0; run < count && only !== 'chain'; run++) series = await measure(notebook, file, trained, wish);
  const chain = small
    ? { outlets: 2, items: 10, days: 200, tiles: 20 }
    : { outlets: 20, items: 15, days: 365, tiles: 20 };
  for (let run = 0; run < count && only !== 'file'; run++) await measureMany(notebook, chain, wish);
  return {
    bench: 'forecast',
    machine: machine(),
    figures: notebook.figures(),
    notes: { data: file.name, series, epochs: trained },
  };
}

function chooseData(path: string | undefined, small: boolean): InputFile {
  if (path !== undefined) return openInput('data', path);
  if (!small && existsSync(BAKERY)) return openInput('data', BAKERY);
  const days = small ? 200 : 600;
  const text = madeUpStock(small ? 5 : 20, days);
  return { path: 'made-up.csv', name: `made up: ${days} days`, text };
}

/** A fresh browser for each run, so that peak memory is this run's. `wish` is what the arena learns with. Answers the number of series. */
async function measure(
  notebook: Notebook,
  file: InputFile,
  epochs: number,
  wish: Omit<LearnChoices, 'now'>,
): Promise<number> {
  const opened = await openMeasuredPage();
  const { page, peakMemory } = opened;
  try {
    await handOver(opened, file);
    // The network alone, on every sequence, to the last epoch.
    const alone: Omit<LearnChoices, 'now'> = {
      competitors: ['lstm'],
      origins: 0,
      lstm: { epochs, sequencesPerEpoch: 1e9 },
    };
    const network = await page.evaluate(learn, alone);
    if (!network.ok) throw failed(network.failure);
    notebook.note('LSTM alone: training', 's', network.seconds['learn lstm'] ?? null);
    notebook.note('LSTM alone: all of it', 's', network.wallSeconds);
    notebook.note('LSTM alone: longest page block', 'ms', network.longestBlock);
    notebook.note('LSTM alone: peak memory of the page', 'MB', inMB(await peakMemory()));

    const arena = await page.evaluate(learn, wish);
    if (!arena.ok) throw failed(arena.failure);
    for (const [step, seconds] of Object.entries(arena.seconds)) {
      if (step.startsWith('learn ')) notebook.note(`arena: ${step}`, 's', seconds);
    }
    notebook.note('arena: all of it', 's', arena.wallSeconds);
    notebook.note('arena: longest page block', 'ms', arena.longestBlock);
    notebook.note('forecast again', 's', arena.againSeconds);

    const app = await page.evaluate(learnFromBook, wish);
    if (!app.ok) throw new Error(JSON.stringify(app.outcome));
    notebook.note('in the app: import', 's', app.importSeconds);
    notebook.note('in the app: learn, book to book', 's', app.learnSeconds);
    notebook.note('in the app: longest page block', 'ms', app.longestBlock);
    notebook.note('peak memory of the page', 'MB', inMB(await peakMemory()));
    return arena.series;
  } finally {
    await opened.close();
  }
}

interface Chain {
  readonly outlets: number;
  readonly items: number;
  readonly days: number;
  /** How often its pairs are repeated for forecasting. */
  readonly tiles: number;
}

/** Learns many pairs, and forecasts many more with what was learned. A fresh browser for each run. */
async function measureMany(notebook: Notebook, chain: Chain, wish: Omit<LearnChoices, 'now'>): Promise<void> {
  const { outlets, items, days, tiles } = chain;
  const pairs = outlets * items;
  const opened = await openMeasuredPage();
  const { page, peakMemory } = opened;
  try {
    await handOver(opened, { path: 'chain.csv', name: 'chain', text: madeUpStock(items, days, outlets) });
    const plain = FORECASTERS.filter((name) => name !== 'lstm' && name !== 'lstm_attention' && name !== 'ensemble');
    const many = await page.evaluate(learnMany, { wish, plain, tiles, horizon: 14 });
    if (!many.ok) throw failed(many.failure);
    notebook.note(`${pairs} pairs: statistics and trees`, 's', many.plainSeconds);
    notebook.note(`${pairs} pairs: all competitors`, 's', many.allSeconds);
    for (const [step, seconds] of Object.entries(many.seconds)) {
      if (/^(learn|predict) /.test(step)) notebook.note(`${pairs} pairs: ${step}`, 's', seconds);
    }
    for (const [name, bytes] of Object.entries(many.bytes))
      notebook.note(`${pairs} pairs: ${name} keeps`, 'kB', bytes / 1e3);
    notebook.note(`${pairs * tiles} pairs: forecast 14 days`, 's', many.forecastSeconds);
    notebook.note(`${pairs * tiles} pairs: longest page block while forecasting`, 'ms', many.forecastBlock);
    notebook.note(`${pairs} and ${pairs * tiles} pairs: longest page block`, 'ms', many.longestBlock);
    notebook.note(`${pairs} and ${pairs * tiles} pairs: peak memory of the page`, 'MB', inMB(await peakMemory()));
  } finally {
    await opened.close();
  }
}

const inMB = (bytes: number | null) => (bytes === null ? null : bytes / MB);

/** Learns and forecasts again; runs in the page. */
async function learn(choices: Omit<LearnChoices, 'now'>) {
  const papadin = window.papadin!;
  const panel = papadin.panel([]);
  // Laying out the file's numbers is the measurement's own work: what the app does begins with a task of its own.
  await new Promise((rested) => setTimeout(rested, 100));
  papadin.blocks.reset();
  const begun = performance.now();
  const outcome = await papadin.numbers.ask('forecast.learn', { panel, choices });
  const wallSeconds = (performance.now() - begun) / 1000;
  if (!outcome.ok) return outcome;
  const { learned, forecasts } = outcome.value;
  const begunAgain = performance.now();
  const again = await papadin.numbers.ask('forecast.again', { panel, learned, choices });
  const againSeconds = (performance.now() - begunAgain) / 1000;
  if (!again.ok) return again;
  return {
    ok: true,
    wallSeconds,
    againSeconds,
    seconds: learned.seconds,
    longestBlock: papadin.blocks.seen().longestMs,
    series: forecasts.names.length,
  } as const;
}

/** The same through the stock book: import, then learn as the app does; runs in the page. */
async function learnFromBook(wish: Omit<LearnChoices, 'now'>) {
  const papadin = window.papadin!;
  papadin.blocks.reset();
  const begun = performance.now();
  const imported = await papadin.importRead();
  const importSeconds = (performance.now() - begun) / 1000;
  if (!imported.ok) return { ok: false, outcome: imported } as const;
  const begunLearning = performance.now();
  const learned = await papadin.learn(wish);
  const learnSeconds = (performance.now() - begunLearning) / 1000;
  if (!learned.ok) return { ok: false, outcome: learned } as const;
  return { ok: true, importSeconds, learnSeconds, longestBlock: papadin.blocks.seen().longestMs } as const;
}

/**
 * Learns the file's pairs twice, without and with the networks, then forecasts them repeated under other outlets, with as much remembered of each as if it
 * had been learned from: past forecasts to judge by, and what was found for each series. Runs in the page.
 */
async function learnMany({ wish, plain, tiles, horizon }: ManyWish) {
  const papadin = window.papadin!;
  const panel = papadin.panel([]);
  await new Promise((rested) => setTimeout(rested, 100));
  papadin.blocks.reset();
  const timed = async <Value>(work: () => Promise<Value>) => {
    const begun = performance.now();
    return { value: await work(), seconds: (performance.now() - begun) / 1000 };
  };
  const choices = { ...wish, horizon };
  const without = await timed(() =>
    papadin.numbers.ask('forecast.learn', { panel, choices: { ...choices, competitors: plain } }),
  );
  if (!without.value.ok) return without.value;
  const all = await timed(() => papadin.numbers.ask('forecast.learn', { panel, choices }));
  if (!all.value.ok) return all.value;
  const { learned } = all.value.value;
  const block = papadin.blocks.seen().longestMs;
  const series = Array.from({ length: tiles }, (_, tile) =>
    panel.series.map((one) => ({ ...one, outlet: `${one.outlet} ${tile}` })),
  ).flat();
  const names = series.map(({ outlet, item }) => ({ outlet, item }));
  const arena = learned.models as Arena;
  const { horizon: said, origins } = arena.heldOut;
  const many = <Numbers extends Float32Array | Float64Array>(of: Numbers, parts: number): Numbers => {
    const all = new (of.constructor as new (size: number) => Numbers)(of.length * tiles);
    const each = of.length / parts;
    for (let part = 0; part < parts; part++) {
      for (let tile = 0; tile < tiles; tile++) {
        all.set(of.subarray(part * each, (part + 1) * each), (part * tiles + tile) * each);
      }
    }
    return all;
  };
  const remembered = Object.entries(arena.heldOut.said).map(([name, of]) => [name, many(of, origins.length)]);
  const found = Object.entries(arena.learned).map(([name, of]) => {
    const one = of as Partial<LearnedEach> | null;
    return [name, one?.names && one.numbers ? { names, numbers: many(one.numbers, 1) } : of];
  });
  const models: Arena = {
    ...arena,
    learned: Object.fromEntries(found),
    heldOut: { horizon: said, origins, names, said: Object.fromEntries(remembered) },
  };
  // Making the chain's numbers is the measurement's own work.
  await new Promise((rested) => setTimeout(rested, 100));
  papadin.blocks.reset();
  const again = await timed(() =>
    papadin.numbers.ask(
      'forecast.again',
      { panel: { ...panel, series }, learned: { ...learned, models }, choices },
      // As the app does, which has no further use for the numbers.
      { giveAway: true },
    ),
  );
  if (!again.value.ok) return again.value;
  return {
    ok: true,
    plainSeconds: without.seconds,
    allSeconds: all.seconds,
    seconds: learned.seconds,
    bytes: all.value.value.bytes,
    forecastSeconds: again.seconds,
    forecastBlock: papadin.blocks.seen().longestMs,
    longestBlock: Math.max(block, papadin.blocks.seen().longestMs),
  } as const;
}

interface ManyWish {
  readonly wish: Omit<LearnChoices, 'now'>;
  readonly plain: readonly Forecaster[];
  readonly tiles: number;
  readonly horizon: number;
}

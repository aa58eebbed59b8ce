/** The `numbers` engine's methods: which calls which technique. Heavy code is fetched only by the question that needs it. */

import type { Learning } from '../models/forecast/model.ts';
import type { LearnChoices } from '../models/forecast/options.ts';
import { type Outcome, succeed } from '../models/kit/control.ts';
import type { DemandPanel } from '../src/domain/demand-forecast.ts';
import type { Methods } from './answers.ts';
import { backendInForce } from './backend-choice.ts';
import type { JudgedLearning, NumbersMethods } from './contract.ts';
import { withRunner } from './lstm-runner.ts';

/** Learning and forecasting share weights, kernels and the backend's memory: one at a time. */
const FORECAST = 'forecast';
const now = () => performance.now();

/** Rows shown of a file before it is read. */
const FIRST_ROWS = 8;

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

export const NUMBERS: Methods<NumbersMethods> = {
  'engine.describe': { lane: null, answer: (wish) => backendInForce(wish) },
  'records.read': {
    lane: null,
    async answer(file) {
      const { readRecords } = await import('../src/domain/records-file.ts');
      return succeed(readRecords(file));
    },
  },
  'files.look': {
    lane: null,
    async answer({ name, content, remembered, currency }) {
      const { openSheets } = await import('./spreadsheets.ts');
      const { recognise } = await import('../src/domain/files/mapping.ts');
      const { readInOrder } = await import('../src/domain/files/read-part.ts');
      const opened = await openSheets(name, content);
      if (!opened.ok) return opened;
      const sheets = opened.value.map(({ rows, ...sheet }) => ({
        name: sheet.name,
        headers: sheet.headers,
        headerRow: sheet.headerRow,
        recognised: recognise(sheet, remembered),
        rowCount: rows.length,
        first: rows.slice(0, FIRST_ROWS),
      }));
      const choices = sheets.flatMap(({ recognised: { kind, columns, isCertain } }, sheet) =>
        kind === null || !isCertain ? [] : [{ sheet, kind, columns, currency }],
      );
      const parts = choices.length === sheets.length ? readInOrder(name, opened.value, choices) : null;
      return succeed({ sheets, parts });
    },
  },
  'files.read': {
    lane: null,
    async answer({ name, content, parts }) {
      const { openSheets } = await import('./spreadsheets.ts');
      const { readInOrder } = await import('../src/domain/files/read-part.ts');
      const opened = await openSheets(name, content);
      if (!opened.ok) return opened;
      return succeed(readInOrder(name, opened.value, parts));
    },
  },
  'files.stock': {
    lane: null,
    async answer({ series, currency }) {
      const { csvOf } = await import('../src/domain/files/table.ts');
      const { stockRows } = await import('../src/domain/files/write-stock.ts');
      const rows = series.flatMap((one) => stockRows(one, currency));
      return succeed({ bytes: bytesOf(csvOf(rows)), rows: rows.length });
    },
  },
  'files.write': {
    lane: null,
    async answer({ format, tables, stock, currency }) {
      const { csvFileOf } = await import('../src/domain/files/table.ts');
      const { STOCK_HEADERS, stockRows } = await import('../src/domain/files/write-stock.ts');
      const all =
        stock.length === 0
          ? tables
          : [
              ...tables,
              { name: 'stock', headers: STOCK_HEADERS, rows: stock.flatMap((one) => stockRows(one, currency)) },
            ];
      const rows = all.reduce((sum, table) => sum + table.rows.length, 0);
      if (format === 'csv') return succeed({ bytes: bytesOf(all.map(csvFileOf).join('')), rows });
      const { writeWorkbook } = await import('./spreadsheets.ts');
      const written = await writeWorkbook(all);
      return written.ok ? succeed({ bytes: written.value, rows }) : written;
    },
  },
  'lstm.train': {
    lane: FORECAST,
    async answer({ shape, samples, split, options }, control) {
      if (options.runner === 'tfjs') {
        const backend = await backendInForce();
        if (!backend.ok) return backend;
      }
      const { trainLstm } = await import('../models/forecast/lstm/train.ts');
      return succeed(await trainLstm(shape, samples, split, options, control));
    },
  },
  'forecast.learn': {
    lane: FORECAST,
    async answer({ panel, choices, checkpoint = [] }, control, onCheckpoint) {
      const { learn } = await import('../models/forecast/model.ts');
      return judged(panel, choices, (chosen) => learn(panel, chosen, control, { checkpoint, onCheckpoint }));
    },
  },
  'forecast.renew': {
    lane: FORECAST,
    async answer({ panel, learned, choices, checkpoint = [] }, control, onCheckpoint) {
      const { renew } = await import('../models/forecast/renew.ts');
      return judged(panel, choices, (chosen) => renew(panel, learned, chosen, control, { checkpoint, onCheckpoint }));
    },
  },
  'forecast.again': {
    lane: FORECAST,
    async answer({ panel, learned, choices }, control) {
      const { openNetworks } = await import('./network-threads.ts');
      // Started first: its code is fetched while the days are laid out.
      const networks = openNetworks(panel.series.length, control);
      try {
        const { forecast } = await import('../models/forecast/model.ts');
        return await forecast(
          panel,
          learned,
          { ...choices, now, ...(networks && { askNetworks: networks.askNetworks }) },
          control,
        );
      } finally {
        networks?.close();
      }
    },
  },
  'forecast.explain': {
    lane: FORECAST,
    async answer({ panel, learned, asked }, control) {
      const { explainDay } = await import('../models/forecast/reasons/explain-day.ts');
      return explainDay(panel, learned, asked, control);
    },
  },
  'receipts.understand': {
    lane: null,
    async answer({ lines, options }) {
      const { understand } = await import('../models/receipts/understanding/understand.ts');
      return succeed(understand(lines, options));
    },
  },
  'forecast.backtest': {
    lane: FORECAST,
    async answer({ panel, choices }, control) {
      const { backtest } = await import('../models/forecast/evaluate.ts');
      const backend = await backendInForce();
      if (!backend.ok) return backend;
      const chosen = await withRunner(choices, backend.value, now);
      const outcome = await backtest(panel, { ...chosen, now }, control);
      return outcome.ok ? succeed({ ...outcome.value, runner: chosen.lstm?.runner ?? 'compact' }) : outcome;
    },
  },
};

/** A learning on the backend in force, with what its held-out days say of it. */
async function judged(
  panel: DemandPanel,
  choices: LearnChoices,
  work: (chosen: LearnChoices) => Promise<Outcome<Learning>>,
): Promise<Outcome<JudgedLearning>> {
  const backend = await backendInForce();
  if (!backend.ok) return backend;
  // Fetched before the work: on a first visit the network may be gone when it ends.
  const [{ scoreOverall }, { DRIFTED, driftOf }, { learnedBytes }] = await Promise.all([
    import('../models/forecast/overall-scores.ts'),
    import('../models/forecast/drift.ts'),
    import('../models/forecast/learned-size.ts'),
  ]);
  const outcome = await work({ ...(await withRunner(choices, backend.value, now)), now });
  if (!outcome.ok) return outcome;
  const { learned } = outcome.value;
  return succeed({
    ...outcome.value,
    scores: scoreOverall(panel, learned),
    bytes: learnedBytes(learned),
    isStale: (driftOf(panel, learned) ?? 1) > DRIFTED,
    backend: backend.value.backend,
  });
}

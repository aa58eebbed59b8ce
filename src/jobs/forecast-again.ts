/** Forecasts made again from what was learned before, when counts, imports or an undo have changed the history. */

import type { LearnedForecast } from '../../models/forecast/types.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { keepForecasts } from '../db/commands/keep-learning.ts';
import type { CommandName, Entry } from '../db/facts.ts';
import { demandPanel } from '../db/queries/demand-panel.ts';
import { forecastsMadeAt } from '../db/queries/forecasts-made-at.ts';
import { learnedModel } from '../db/queries/learning.ts';
import { recentEntries } from '../db/queries/recent-entries.ts';
import type { Book } from '../db/schema.ts';
import { watchNewestEntry } from '../db/watch-newest-entry.ts';
import { openForecasts } from '../domain/many-forecasts.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { sameCompetitors } from './learn.ts';
import { countDays } from './panel-size.ts';
import { type JobOutcome, runJob } from './running.ts';

/** How many series were forecast; 0 when nothing was ever learned. */
export interface ForecastAgain {
  readonly series: number;
}

/** Forecasts once, as a job of kind `forecast`. */
export function forecastAgain(
  book: Book,
  engine: Engine<NumbersMethods> = numbers,
): Promise<JobOutcome<ForecastAgain>> {
  return runJob('forecast', async ({ signal, report }) => {
    const serving = await learnedModel(book);
    if (serving === null) return { ok: true, value: { series: 0 } };
    const panel = await demandPanel(book);
    const asked = await engine.ask(
      'forecast.again',
      { panel, learned: serving.learned as LearnedForecast, choices: sameCompetitors(serving.learning) },
      { signal, onProgress: report, giveAway: true, rows: countDays(panel) },
    );
    if (!asked.ok) return asked;
    const forecasts = openForecasts(asked.value);
    const kept = await keepForecasts(book, { learningId: serving.learning.id, forecasts });
    return kept.ok ? { ok: true, value: { series: forecasts.length } } : kept;
  });
}

/** Commands after which the history the forecasts stand on is another. */
const CHANGES_HISTORY: ReadonlySet<CommandName> = new Set<CommandName>([
  'addCalendarDay',
  'countStock',
  'importCalendar',
  'importRecords',
  'importSample',
  'recordDelivery',
  'removeCalendarDay',
  'undo',
]);

/** Counting a shelf is many entries in a row; forecast after the last of them. */
const QUIET_MS = 4000;

/**
 * Keeps forecasts up with the book from now on: after the last of several changes, and once more when one came in meanwhile; at the start
 * when the book has changed since they were made. Answers what stops it.
 */
export function keepForecastsFresh(
  book: Book,
  engine: Engine<NumbersMethods> = numbers,
  quietMs: number = QUIET_MS,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let known: Entry['id'] | null | undefined;
  const later = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(now, quietMs);
  };
  const now = async () => {
    const outcome = await forecastAgain(book, engine);
    if (!outcome.ok && 'failure' in outcome && outcome.failure.code === 'busy') later();
  };
  const stopWatching = watchNewestEntry(book, async (entry) => {
    const before = known;
    known = entry?.id ?? null;
    if (before === undefined) {
      if (await areBehind(book)) later();
    } else if (known !== before && entry !== null && CHANGES_HISTORY.has(entry.command)) later();
  });
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopWatching();
  };
}

/** Entries looked back upon: more than are made between two looks. */
const LOOK_BACK = 100;

/** Whether the history has changed since the forecasts that serve were made. */
async function areBehind(book: Book): Promise<boolean> {
  const madeAt = await forecastsMadeAt(book);
  if (madeAt === null) return false;
  const entries = await recentEntries(book, LOOK_BACK);
  return entries.some(({ command, at }) => at >= madeAt && CHANGES_HISTORY.has(command));
}

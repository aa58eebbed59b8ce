/** Commands: what the forecast technique has learned, and what it forecasts, are kept. */

import * as v from 'valibot';
import { numberToDay } from '../../domain/day.ts';
import { FORECASTERS, type Forecaster, type HeldOutScore } from '../../domain/demand-forecast.ts';
import type { ForecastList } from '../../domain/many-forecasts.ts';
import type { EntryId } from '../../domain/nouns.ts';
import { carryOut, toRefusal } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { type KeptForecast, packRows } from '../packed-forecasts.ts';
import type { Book } from '../schema.ts';
import type { LearningKind } from '../worked-out.ts';

/** Learnings kept with their weights: the latest and the one before it. */
const KEPT = 2;

export interface Learning {
  /** What it ran on ('webgpu', 'wasm', 'cpu'). */
  readonly backend: string;
  /** Opaque to the book: structured-cloneable, enough to forecast again. */
  readonly learned: unknown;
  /** Last day learned from, whole days since 1970-01-01. */
  readonly cutoff: number;
  readonly horizon: number;
  readonly seed: number;
  /** By step of the work. */
  readonly seconds: Readonly<Record<string, number>>;
  /** What each competitor learned, in bytes. */
  readonly bytes?: Readonly<Partial<Record<Forecaster, number>>>;
  /** Over all series together. */
  readonly scores: readonly HeldOutScore[];
  /** `full` when left out. */
  readonly kind?: LearningKind;
  /** When what is kept was last learned from nothing; now when left out. */
  readonly fullAt?: number;
  readonly isStale?: boolean;
  /** `outlet` and `item` are ids of the book. */
  readonly forecasts: ForecastList;
}

const figure = v.number();
const schema = v.object({
  backend: v.string(),
  learned: v.unknown(),
  cutoff: v.pipe(figure, v.safeInteger()),
  horizon: v.pipe(figure, v.safeInteger(), v.minValue(1)),
  seed: figure,
  seconds: v.record(v.string(), figure),
  scores: v.array(v.looseObject({ model: v.picklist(FORECASTERS) })),
});
const place = v.looseObject({ outlet: v.pipe(v.string(), v.uuid()), item: v.pipe(v.string(), v.uuid()) });

/** Forecasts written between two breaths of the page: a few milliseconds of packing. */
const AT_ONCE = 16;

/**
 * Keeps a learning and its forecasts as those that serve. The one before stays for {@link undo}; older ones are let go, and so is what was
 * kept of the work on the way.
 */
export function keepLearning(book: Book, learning: Learning): Promise<CommandOutcome> {
  return carryOut(book, schema, learning, {
    name: 'keepLearning',
    also: ['learnings', 'learnedModels', 'forecasts', 'checkpoints'],
    write: async (draft) => {
      const { learned, forecasts, cutoff, kind = 'full', fullAt = draft.at, isStale = false, ...rest } = learning;
      const summary = { ...rest, kind, fullAt, isStale, cutoff: numberToDay(cutoff), series: forecasts.length };
      await book.learnings.add({ id: draft.entryId, at: draft.at, undone: false, ...summary });
      await book.learnedModels.add({ id: draft.entryId, learned });
      await writeAll(book, draft.entryId, draft.at, forecasts);
      await book.checkpoints.clear();
      await letGoOfOld(book);
      return { brought: {}, journalled: summary };
    },
  });
}

/** Replaces forecasts of the learning that serves, made again from newer facts. Derived, so not journalled. Refuses: `no-such-entry`. */
export async function keepForecasts(
  book: Book,
  input: { readonly learningId: EntryId; readonly forecasts: ForecastList },
): Promise<CommandOutcome> {
  const { learningId, forecasts } = input;
  try {
    return await book.transaction('rw', [book.learnings, book.forecasts], async () => {
      if ((await book.learnings.get(learningId)) === undefined) refuse({ code: 'no-such-entry', entryId: learningId });
      const madeAt = Date.now();
      await writeAll(book, learningId, madeAt, forecasts);
      return { ok: true, entryId: learningId } as const;
    });
  } catch (error) {
    return { ok: false, refusal: toRefusal(error) };
  }
}

/** Writes forecasts in steps, so that the page stays free however many there are. Refuses `bad-input` of a series that no id of the book names. */
async function writeAll(book: Book, learningId: EntryId, madeAt: number, forecasts: ForecastList): Promise<void> {
  for (let from = 0; from < forecasts.length; from += AT_ONCE) {
    const rows: KeptForecast[] = [];
    for (let s = from; s < Math.min(forecasts.length, from + AT_ONCE); s++) {
      const forecast = forecasts.at(s)!;
      const checked = v.safeParse(place, forecast);
      if (!checked.success) {
        const problems = checked.issues.map((issue) => ({ path: `forecasts.${s}`, message: issue.message }));
        refuse({ code: 'bad-input', problems });
      }
      rows.push(...packRows(learningId, madeAt, forecast));
    }
    await book.forecasts.bulkPut(rows);
  }
}

async function letGoOfOld(book: Book): Promise<void> {
  const standing = (await book.learnings.orderBy('id').reverse().toArray()).filter((one) => !one.undone);
  const kept = new Set(standing.slice(0, KEPT).map((one) => one.id));
  for (const id of await book.learnings.toCollection().primaryKeys()) {
    if (kept.has(id)) continue;
    await book.learnings.delete(id);
    await book.learnedModels.delete(id);
    await book.forecasts.where('[learningId+outletId+itemId]').between([id], [id, []]).delete();
  }
}

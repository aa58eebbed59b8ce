/** Rows that follow from the facts, by a pure fold or by learning; `rebuildAll` works the former out anew. */

import type { Day } from '../domain/day.ts';
import type { Forecaster, HeldOutScore, SeriesForecast } from '../domain/demand-forecast.ts';
import type { DeviceId, EntryId, ItemId, Order, OrderLine, OutletId } from '../domain/nouns.ts';
import type { BookSettings, DeviceSettings } from '../domain/settings.ts';
import type { StockLevel } from '../domain/stock-facts.ts';
import type { PlacementId } from './facts.ts';

export interface StockRow extends StockLevel {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
}

export interface OrderRow extends Order {
  readonly itemIds: readonly ItemId[];
  /** `outletId itemId` of its lines, for finding the orders of a series. */
  readonly series: readonly PlacementId[];
  /** Its outlet while something is still to come of it: only open orders are in this index. */
  readonly openAt?: OutletId;
  /** What deliveries against it have brought. */
  readonly received: readonly OrderLine[];
  /** True once a delivery closed it. */
  readonly closed: boolean;
}

export type SettingsRow =
  | ({ readonly key: 'book' } & Partial<BookSettings>)
  | ({ readonly key: DeviceId } & Partial<DeviceSettings>);

/** One learning of the demand forecast, without its weights. `id` is its journal entry. */
export interface LearningRow {
  readonly id: EntryId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it ran on ('webgpu', 'wasm', 'cpu'). */
  readonly backend: string;
  readonly seconds: Readonly<Record<string, number>>;
  /** What each competitor learned, in bytes; not in learnings kept before it was told. */
  readonly bytes?: Readonly<Partial<Record<Forecaster, number>>>;
  /** Scores over all series together. */
  readonly scores: readonly HeldOutScore[];
  /** Last day learned from. */
  readonly cutoff: Day;
  readonly horizon: number;
  readonly seed: number;
  readonly series: number;
  /** `full`: from nothing. `renewal`: what served before went on with the days since. */
  readonly kind: LearningKind;
  /** When what serves was last learned from nothing, milliseconds since the epoch. */
  readonly fullAt: number;
  /** It does worse beside the plain methods than it did then. */
  readonly isStale: boolean;
  readonly undone: boolean;
}

export type LearningKind = 'full' | 'renewal';

/** What was learned, opaque to the book: structured-cloneable, its weights as ArrayBuffers. */
export interface LearnedModelRow {
  readonly id: EntryId;
  readonly learned: unknown;
}

export interface ForecastRow {
  readonly learningId: EntryId;
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly forecast: SeriesForecast;
}

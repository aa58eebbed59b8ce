/** Every table of the stock book by its rows, and how rows are found, version by version. */

import type { Dexie, EntityTable, Table } from 'dexie';
import type { Day } from '../domain/day.ts';
import type { DayToKnow } from '../domain/days-to-know.ts';
import type {
  Count,
  CountId,
  Dish,
  EntryId,
  Item,
  ItemId,
  Movement,
  Outlet,
  OutletId,
  Person,
  Placement,
  Supplier,
  Transfer,
} from '../domain/nouns.ts';
import type { Paper } from '../domain/receipt-checks.ts';
import type { PaperName } from '../domain/receipt-mapping.ts';
import type { CheckpointRow, EngineCall, IdentityRow, SafekeepingRow } from './device-rows.ts';
import type { CountLineRow, PaperDraftRow, PaperPageRow } from './drafts.ts';
import type {
  Entry,
  ImportedBlock,
  NounChange,
  PaperNameId,
  PhotoRow,
  PlacementId,
  SalesRow,
  YearBlock,
} from './facts.ts';
import type { ForecastKey, KeptForecast } from './packed-forecasts.ts';
import type { LearnedModelRow, LearningRow, OrderRow, SettingsRow, StockRow } from './worked-out.ts';

export type SeriesKey = [OutletId, ItemId];

export interface BookTables {
  readonly journal: EntityTable<Entry, 'id'>;
  readonly movements: EntityTable<Movement, 'id'>;
  readonly changes: EntityTable<NounChange, 'id'>;
  readonly importedDays: Table<ImportedBlock, [EntryId, OutletId, ItemId, number]>;
  readonly days: Table<YearBlock, [OutletId, ItemId, number]>;
  readonly stock: Table<StockRow, SeriesKey>;
  readonly outlets: EntityTable<Outlet, 'id'>;
  readonly items: EntityTable<Item, 'id'>;
  readonly suppliers: EntityTable<Supplier, 'id'>;
  readonly orders: EntityTable<OrderRow, 'id'>;
  readonly calendarDays: EntityTable<DayToKnow, 'id'>;
  readonly placements: Table<Placement & { readonly id: PlacementId }, PlacementId>;
  readonly transfers: EntityTable<Transfer, 'id'>;
  readonly counts: EntityTable<Count, 'id'>;
  readonly countLines: Table<CountLineRow, [CountId, string, ItemId]>;
  readonly dishes: EntityTable<Dish, 'id'>;
  readonly people: EntityTable<Person, 'id'>;
  readonly photos: EntityTable<PhotoRow, 'id'>;
  readonly papers: EntityTable<Paper, 'id'>;
  readonly paperNames: Table<PaperName & { readonly id: PaperNameId }, PaperNameId>;
  readonly paperDrafts: EntityTable<PaperDraftRow, 'id'>;
  readonly paperPages: Table<PaperPageRow, [string, number]>;
  readonly sales: Table<SalesRow, [EntryId, OutletId, Day]>;
  readonly settings: Table<SettingsRow, SettingsRow['key']>;
  readonly learnings: EntityTable<LearningRow, 'id'>;
  readonly learnedModels: EntityTable<LearnedModelRow, 'id'>;
  readonly forecasts: Table<KeptForecast, ForecastKey>;
  readonly checkpoints: EntityTable<CheckpointRow, 'name'>;
  readonly identity: EntityTable<IdentityRow, 'key'>;
  readonly engineLog: EntityTable<EngineCall, 'id'>;
  readonly safekeeping: EntityTable<SafekeepingRow, 'key'>;
}
export type TableName = keyof BookTables;

/** The one book: Dexie and its tables. */
export type Book = Dexie & BookTables;

/**
 * Indexes of version 1. Never edit a version that was shipped: add the next one below with its upgrade, and a test that opens a book of the
 * version before (see `upgrade.test.ts`).
 */
export const VERSION_1 = {
  journal: 'id, undoes',
  movements: 'id, entryId, [outletId+itemId]',
  changes: 'id, entryId, [kind+subject]',
  importedDays: '[entryId+outletId+itemId+year], [outletId+itemId]',
  days: '[outletId+itemId+year], itemId',
  stock: '[outletId+itemId], itemId',
  outlets: 'id',
  items: 'id',
  suppliers: 'id',
  orders: 'id, outletId, *itemIds',
  calendarDays: 'id',
  settings: 'key',
  learnings: 'id',
  learnedModels: 'id',
  forecasts: '[learningId+outletId+itemId]',
  checkpoints: 'name',
  identity: 'key',
  engineLog: '++id',
} as const;

/** What version 2 adds: people, areas, counts in the making, transfers, dishes, photos. Tables not named stay as they were. */
export const VERSION_2 = {
  journal: 'id, undoes, command, personId',
  stock: '[outletId+itemId], itemId, usedThrough',
  orders: 'id, outletId, *series, openAt',
  // By kind, the newest of an outlet or an item are found without the years before. Only movements with a date of their own are in the last.
  movements: 'id, entryId, [outletId+itemId], [outletId+kind+id], [itemId+kind+id], [outletId+detail.expiresOn]',
  placements: 'id',
  transfers: 'id',
  counts: 'id, outletId',
  countLines: '[countId+area+itemId]',
  dishes: 'id',
  people: 'id',
  safekeeping: 'key',
  photos: 'id, entryId',
  papers: 'id',
  paperNames: 'id',
  paperDrafts: 'id',
  paperPages: '[draftId+page]',
  sales: '[entryId+outletId+day], [outletId+day]',
} as const;

export const NEWEST_VERSION = 2;

/** Every table of the stock book: what a row is, how it is found, and which tables are facts and which are only worked out from them. */

import type { Dexie, EntityTable, Table } from 'dexie';
import type { CountState, TypedPart } from '../domain/count-line.ts';
import type { Mark } from '../domain/daily-records.ts';
import type { Day } from '../domain/day.ts';
import type { DayToKnow } from '../domain/days-to-know.ts';
import type { HeldOutScore, SeriesForecast } from '../domain/demand-forecast.ts';
import type {
  CalendarDayId,
  Count,
  CountId,
  DeviceId,
  Dish,
  DishId,
  EntryId,
  Id,
  Item,
  ItemId,
  Movement,
  Order,
  OrderId,
  OrderLine,
  Outlet,
  OutletId,
  PaperId,
  Person,
  PersonId,
  PhotoId,
  Placement,
  Supplier,
  SupplierId,
  Transfer,
  TransferId,
} from '../domain/nouns.ts';
import type { BaseQuantity } from '../domain/quantity.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Paper } from '../domain/receipt-checks.ts';
import type { PaperName } from '../domain/receipt-mapping.ts';
import type { Review } from '../domain/receipt-review.ts';
import type { BookSettings, DeviceSettings } from '../domain/settings.ts';
import type { DailyColumn, ImportedDays, StockLevel } from '../domain/stock-facts.ts';
import type { SoldDish } from '../domain/variance.ts';
import type { KeptForecast } from './packed-forecasts.ts';

// — Facts: only ever added to. Two books merge as the union of these.

/** One command that was carried out. */
export interface Entry {
  readonly id: EntryId;
  /** Milliseconds since the epoch, as the device's clock had it. Order is by `id`, which a clock set back cannot upset. */
  readonly at: number;
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly command: CommandName;
  /** What was asked, as plain data; of an import a summary, its days are in `importedDays`. */
  readonly input: unknown;
  /** The entry this one takes back. */
  readonly undoes: EntryId | null;
}

export type CommandName =
  | 'addCalendarDay'
  | 'addDish'
  | 'addItem'
  | 'addOutlet'
  | 'addPerson'
  | 'addSupplier'
  | 'archivePerson'
  | 'arrangeAreas'
  | 'changeDish'
  | 'changeItem'
  | 'changeOrder'
  | 'changeOutlet'
  | 'changeOwnPin'
  | 'changePerson'
  | 'changeSettings'
  | 'changeSupplier'
  | 'closeOrder'
  | 'countStock'
  | 'dropCount'
  | 'enterSales'
  | 'finishCount'
  | 'importCalendar'
  | 'importItems'
  | 'importRecipes'
  | 'importRecords'
  | 'importSales'
  | 'importSample'
  | 'importSuppliers'
  | 'keepLearning'
  | 'keepPhoto'
  | 'notePriceChange'
  | 'noteRanOut'
  | 'placeItem'
  | 'placeOrder'
  | 'receiveTransfer'
  | 'recordDelivery'
  | 'recoverPin'
  | 'rememberPaperNames'
  | 'removeCalendarDay'
  | 'restoreBook'
  | 'sendOrder'
  | 'sendTransfer'
  | 'startCount'
  | 'takeInCount'
  | 'throwAway'
  | 'undo'
  | 'withdrawOrder'
  | 'withdrawTransfer';

interface ChangeOf<Kind extends string, Subject extends string, Fields> {
  readonly id: Id<'change'>;
  readonly entryId: EntryId;
  readonly kind: Kind;
  readonly subject: Subject;
  /** True when the entry brought the subject into the book. */
  readonly born: boolean;
  readonly fields: Partial<Fields>;
}

/** What a delivery against an order brought; `complete` closes the order even when something is missing. */
export interface OrderDelivery {
  /** What was taken in; none when the order was closed because nothing more will come. */
  readonly lines: readonly OrderLine[];
  readonly complete: boolean;
}

/** What one entry said about one noun. A noun is the sum of what was said about it, the last word winning field by field. */
export type NounChange =
  | ChangeOf<'outlet', OutletId, Omit<Outlet, 'id'>>
  | ChangeOf<'item', ItemId, Omit<Item, 'id'>>
  | ChangeOf<'supplier', SupplierId, Omit<Supplier, 'id'>>
  | ChangeOf<'order', OrderId, Omit<Order, 'id'> & { readonly delivery: OrderDelivery }>
  | ChangeOf<'placement', PlacementId, Placement>
  | ChangeOf<'transfer', TransferId, Omit<Transfer, 'id'>>
  | ChangeOf<'count', CountId, Omit<Count, 'id'>>
  | ChangeOf<'dish', DishId, Omit<Dish, 'id'>>
  | ChangeOf<'person', PersonId, Omit<Person, 'id'>>
  | ChangeOf<'paper', PaperId, Omit<Paper, 'id'>>
  | ChangeOf<'paperName', PaperNameId, PaperName>
  | ChangeOf<'calendarDay', CalendarDayId, Omit<DayToKnow, 'id'> & { readonly isRemoved: boolean }>
  | ChangeOf<'settings', 'book', BookSettings>
  | ChangeOf<'settings', DeviceId, DeviceSettings>;

/** `outletId itemId`. */
export type PlacementId = `${OutletId} ${ItemId}`;

/** What one outlet sold on one day, as one import or one hand told it; the youngest that stands tells the day whole. */
export interface SalesRow {
  readonly entryId: EntryId;
  readonly outletId: OutletId;
  readonly day: Day;
  readonly lines: readonly SoldDish[];
}

/** `supplierId key`, the supplier left out where it is anybody's: what two devices learn of one name is one noun. */
export type PaperNameId = `${SupplierId | ''} ${string}`;

/** A paper that was read and not booked yet: how far its review has come. Of this device only. */
export interface PaperDraftRow {
  readonly id: string;
  readonly outletId: OutletId;
  /** Milliseconds since the epoch: when it was read, and when it was last touched. */
  readonly readAt: number;
  readonly touchedAt: number;
  readonly receipt: Receipt;
  readonly review: Review;
}

/** One page of such a paper, flat and upright. */
export interface PaperPageRow {
  readonly draftId: string;
  readonly page: number;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

/** A picture: of an item, of what was thrown away, of a paper kept as proof. Never changed. */
export interface PhotoRow {
  readonly id: PhotoId;
  readonly entryId: EntryId;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** One line of a count that is not finished: kept at every keystroke, a movement only when the count is finished. */
export interface CountLineRow {
  readonly countId: CountId;
  /** '' for items that have none. */
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  /** null when skipped. */
  readonly quantity: BaseQuantity | null;
  /** Exactly what stands in the fields, so that a count resumes in the middle of a number. */
  readonly typed: readonly TypedPart[];
  /** Pieces, of an item of catch weight. */
  readonly pieces: number | null;
  /** The weight follows from the pieces: nobody has weighed. */
  readonly isEstimated: boolean;
  /** Looked odd, and whoever counted said that it is right. */
  readonly isConfirmed: boolean;
  /** When it was last typed, milliseconds since the epoch: the moment that the shelf was seen. */
  readonly at: number;
  readonly personId: PersonId;
  /** Where it was typed; lines of before this was noted have none. */
  readonly deviceId?: DeviceId;
}

export type PackedColumn = Float32Array | Float64Array;

/**
 * Days of one item at one outlet within one calendar year, as columns of equal length; NaN is unknown and a column without a known value
 * is left out. Single precision where it holds every value exactly, which halves the room.
 */
export interface YearBlock {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  readonly year: number;
  /** Whole days since 1970-01-01 of the first number. */
  readonly firstDay: number;
  readonly columns: Readonly<Partial<Record<DailyColumn | Mark, PackedColumn>>>;
}

/** Days that an import brought, of one year. */
export interface ImportedBlock extends YearBlock, ImportedDays {
  readonly columns: YearBlock['columns'];
}

// — Worked out: a pure fold of the facts, rebuilt by `rebuildAll`.

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

// — Neither: who writes, how far a learning has come, and how the engines fare. Never merged.

/** What a learning under way was asked, so that it can be asked again. */
export interface LearningQuestion {
  readonly kind: LearningKind;
  /** Last day learned from. */
  readonly through: Day;
  /** Asked for by a person; otherwise the device does it when idle. */
  readonly byHand: boolean;
}

/** A piece of a learning that is not done yet, opaque to the book but for its name. */
export interface CheckpointRow {
  readonly name: string;
  /** Pieces of one learning have it in common. */
  readonly of: string;
  readonly isWhole: boolean;
  readonly value: unknown;
  readonly question: LearningQuestion;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface IdentityRow {
  readonly key: 'this';
  readonly deviceId: DeviceId;
  /** Who is signed in, or was last while it is locked; `manager` in a book without people. */
  readonly personId: PersonId;
  /** Nobody is signed in. */
  readonly isLocked?: boolean;
  /** Wrong PINs since the last right one. */
  readonly tries?: Readonly<Record<PersonId, WrongTries>>;
  /** The book that took this one's place, by name: nothing more is written here. */
  readonly movedTo?: string;
}

export interface WrongTries {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

/** What this device knows of the copies of its book: named words, not part of the book. */
export interface SafekeepingRow {
  readonly key: string;
  readonly value: unknown;
}

export interface EngineCall {
  readonly id?: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly ms: number;
  /** Rows asked about, where that means something. */
  readonly rows: number | null;
  /** 'ok' or the failure's code. */
  readonly outcome: string;
}

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
  readonly forecasts: Table<KeptForecast, [EntryId, OutletId, ItemId]>;
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

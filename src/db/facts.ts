/** Rows that are only ever added to: what was done, what moved, what was said. Two books merge as the union of these. */

import type { Mark } from '../domain/daily-records.ts';
import type { Day } from '../domain/day.ts';
import type { DayToKnow } from '../domain/days-to-know.ts';
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
import type { Paper } from '../domain/receipt-checks.ts';
import type { PaperName } from '../domain/receipt-mapping.ts';
import type { BookSettings, DeviceSettings } from '../domain/settings.ts';
import type { DailyColumn, ImportedDays } from '../domain/stock-facts.ts';
import type { SoldDish } from '../domain/variance.ts';

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
  | 'takeInBook'
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

/** A picture: of an item, of what was thrown away, of a paper kept as proof. Never changed. */
export interface PhotoRow {
  readonly id: PhotoId;
  readonly entryId: EntryId;
  readonly type: string;
  readonly bytes: ArrayBuffer;
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

/** Tables of the book that are for reading, not for reading back: what a backup keeps whole, in rows that a spreadsheet understands. */

/** Headings of each, in the order in which they are best read. Amounts are in base units, money in major units, moments in the device's time. */
export const REPORTS = {
  areas: ['outlet', 'area', 'walking_order'],
  placements: ['outlet', 'item', 'unit', 'par', 'areas', 'position'],
  packs: ['item', 'pack', 'size', 'per_packs', 'unit', 'supplier', 'barcode', 'usual'],
  dishes: ['dish', 'yield', 'unit', 'price', 'lines', 'archived'],
  levels: ['outlet', 'item', 'unit', 'on_hand', 'counted_on', 'used_through'],
  batches: ['outlet', 'item', 'unit', 'batch', 'came_on', 'expires_on', 'left'],
  movements: [
    ...[
      'movement',
      'day',
      'at',
      'outlet',
      'item',
      'unit',
      'kind',
      'quantity',
      'supplier',
      'cost',
      'ordered',
      'damaged',
    ],
    ...['batch', 'expires_on', 'pieces', 'typed', 'reason', 'ran_out_at', 'note', 'dish', 'area', 'order', 'transfer'],
    ...['count', 'photo', 'taken_back', 'entry'],
  ],
  prices: ['day', 'item', 'unit', 'supplier', 'outlet', 'quantity', 'cost', 'price_of_one', 'taken_back'],
  orders: [
    ...['order', 'outlet', 'supplier', 'state', 'placed_on', 'delivery_on', 'item', 'unit', 'ordered', 'received'],
  ],
  transfers: ['transfer', 'from_outlet', 'to_outlet', 'sent_on', 'state', 'item', 'unit', 'sent', 'received'],
  counts: ['count', 'outlet', 'day', 'state', 'blind', 'areas', 'items'],
  count_lines: ['count', 'area', 'item', 'unit', 'state', 'quantity', 'typed', 'pieces', 'estimated', 'seen_at', 'by'],
  papers: ['paper', 'outlet', 'supplier', 'merchant', 'number', 'day', 'total', 'currency', 'photos'],
  paper_names: ['supplier', 'name_on_paper', 'item', 'unit_on_paper', 'holds', 'of', 'base_unit'],
  people: ['name', 'role', 'has_pin', 'archived'],
  settings: ['of', 'setting', 'value'],
  photos: ['photo', 'kind', 'bytes', 'entry'],
  audit: ['entry', 'at', 'by', 'device', 'did', 'undoes', 'taken_back', 'with'],
  changes: ['entry', 'of', 'which', 'brought', 'fields'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReportKind = keyof typeof REPORTS;
export const REPORT_KINDS = Object.keys(REPORTS) as readonly ReportKind[];

/** Whether a sheet is one of these: an import passes it over. */
export function isReport(headers: readonly string[]): boolean {
  const asked = headers.join('|');
  return REPORT_KINDS.some((kind) => REPORTS[kind].join('|') === asked);
}

/** Which tables a backup holds: what cannot be worked out again. */

import type { TableName } from '../schema.ts';

/**
 * `fact`: only ever added to, its key begins with a time-ordered id. `draft`: work in hand that nothing else tells. `derived`: worked out
 * from facts. `learned`: learned again from them. `device`: of this device alone.
 */
export type TableKind = 'fact' | 'draft' | 'derived' | 'learned' | 'device';

export const TABLE_KINDS: Readonly<Partial<Record<TableName, TableKind>>> = {
  journal: 'fact',
  changes: 'fact',
  movements: 'fact',
  importedDays: 'fact',
  sales: 'fact',
  photos: 'fact',
  countLines: 'draft',
  paperDrafts: 'draft',
  paperPages: 'draft',
  days: 'derived',
  stock: 'derived',
  outlets: 'derived',
  items: 'derived',
  suppliers: 'derived',
  orders: 'derived',
  calendarDays: 'derived',
  placements: 'derived',
  transfers: 'derived',
  counts: 'derived',
  dishes: 'derived',
  people: 'derived',
  papers: 'derived',
  paperNames: 'derived',
  settings: 'derived',
  learnings: 'learned',
  learnedModels: 'learned',
  forecasts: 'learned',
  checkpoints: 'device',
  identity: 'device',
  engineLog: 'device',
  safekeeping: 'device',
};

/** Tables of a book that belong in its backup: the journal first, and whatever is not known to be worked out. */
export function backedUp(tables: readonly string[]): string[] {
  const order = Object.keys(TABLE_KINDS);
  const isKept = (name: string) => ['fact', 'draft'].includes(TABLE_KINDS[name as TableName] ?? 'draft');
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return tables.filter(isKept).sort((a, b) => place(a) - place(b));
}

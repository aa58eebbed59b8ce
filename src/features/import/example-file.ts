/** A small file in the format the import understands, to start from. */

const ROWS: readonly (readonly (string | number)[])[] = [
  ['date', 'outlet', 'item', 'unit', 'opening', 'received', 'used', 'wasted', 'closing', 'unit_cost', 'stockout_at'],
  ['2026-11-20', 'Kemang', 'Ayam potong', 'kg', 6, 12, 10.5, 0.2, 7.3, 38000, ''],
  ['2026-11-20', 'Kemang', 'Telur', 'pcs', 60, 90, 84, 2, 64, 1900, ''],
  ['2026-11-21', 'Kemang', 'Ayam potong', 'kg', 7.3, 12, 19.3, 0, 0, 38500, '20:15'],
  ['2026-11-21', 'Kemang', 'Telur', 'pcs', 64, 60, 97, 0, 27, 1900, ''],
];

/** Hands the browser the file to save. */
export function saveExampleFile(name: string): void {
  const text = ROWS.map((row) => row.join(',')).join('\n');
  const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

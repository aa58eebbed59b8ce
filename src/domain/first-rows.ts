/** The first rows of a file just as they stand in it, so that a person recognises their own file. */

import Papa from 'papaparse';

/** Up to `count` rows of cells, the header first; cells are trimmed. `text` may break off in the middle of its last row. */
export function readFirstRows(text: string, count: number): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: count, skipEmptyLines: 'greedy' });
  return data.map((row) => row.map((cell) => cell.trim()));
}

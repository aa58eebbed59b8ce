/** The first rows of a file just as they stand in it, so that a person recognises their own file. */

import Papa from 'papaparse';

/** Up to `count` rows of cells, the header first; cells are trimmed. `text` may break off in the middle of its last row. */
export function readFirstRows(text: string, count: number): readonly (readonly string[])[] {
  const rows: string[][] = [];
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    // Counted here: a preview would count the empty lines too.
    skipEmptyLines: 'greedy',
    step({ data }, parser) {
      rows.push(data.map((cell) => cell.trim()));
      if (rows.length >= count) parser.abort();
    },
  });
  return rows;
}

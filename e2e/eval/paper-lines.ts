/** Opens a file of papers given as lines of text, one JSON object a line, and refuses bad ones by row and field. */

import type { GivenPaper } from '../../models/receipts/understanding/text-rows.ts';
import { BadInput } from './arguments.ts';
import type { InputFile } from './input-files.ts';

/** The papers of a file of `{id, lines: [{text, box: [left, top, right, bottom]}]}`. Throws {@link BadInput} on the first bad one. */
export function papersOf({ path, text }: InputFile): readonly GivenPaper[] {
  const papers: GivenPaper[] = [];
  const ids = new Set<string>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const bad = (field: string, why: string) => new BadInput(`${path}: row ${index + 1}, field ${field}: ${why}`);
    let paper: unknown;
    try {
      paper = JSON.parse(line);
    } catch {
      throw new BadInput(`${path}: row ${index + 1}: is no JSON`);
    }
    const { id, lines } = (typeof paper === 'object' && paper !== null ? paper : {}) as Partial<
      Record<string, unknown>
    >;
    if (typeof id !== 'string' || id === '') throw bad('id', 'is missing');
    if (ids.has(id)) throw bad('id', `"${id}" was there before`);
    ids.add(id);
    if (!Array.isArray(lines)) throw bad('lines', 'is no list');
    lines.forEach((one: unknown, at) => {
      const { text: words, box } = (typeof one === 'object' && one !== null ? one : {}) as Partial<
        Record<string, unknown>
      >;
      if (typeof words !== 'string') throw bad(`lines[${at}].text`, 'is no text');
      const isBox =
        Array.isArray(box) &&
        box.length === 4 &&
        box.every((edge) => typeof edge === 'number' && Number.isFinite(edge));
      if (!isBox) throw bad(`lines[${at}].box`, 'is not four numbers');
    });
    papers.push({ id, lines: lines as GivenPaper['lines'] });
  });
  if (papers.length === 0) throw new BadInput(`${path}: row 1: no papers`);
  return papers;
}

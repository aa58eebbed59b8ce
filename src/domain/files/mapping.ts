/** Which column of a file is which of the format: guessed from its headings, corrected by hand, remembered for the next file like it. */

import { FILE_KINDS, type FileKind, FORMATS, headingKey, headingNames } from './formats.ts';
import type { Sheet } from './sheet.ts';

/** For each column of the sheet the format's name of it, null where it is kept aside. */
export type Columns = readonly (string | null)[];

/** A file's kind and columns, as somebody settled them. */
export interface RememberedMapping {
  /** {@link signatureOf} the headings it is for. */
  readonly signature: string;
  readonly kind: FileKind;
  readonly columns: Columns;
}

export interface Recognised {
  /** null when the headings could be anything. */
  readonly kind: FileKind | null;
  readonly columns: Columns;
  /** True where nothing was guessed: each heading is the format's own, or somebody settled it before. */
  readonly isCertain: boolean;
  readonly isRemembered: boolean;
}

/** Two files with the same headings in the same order have the same. */
export const signatureOf = (headers: readonly string[]) => headers.map(headingKey).join('|');

/** The kind whose required columns are all there and which knows most of the headings, with its columns. */
export function recognise(sheet: Pick<Sheet, 'headers'>, remembered: readonly RememberedMapping[] = []): Recognised {
  const signature = signatureOf(sheet.headers);
  const known = remembered.findLast((one) => one.signature === signature);
  if (known !== undefined && known.columns.length === sheet.headers.length) {
    return { kind: known.kind, columns: known.columns, isCertain: true, isRemembered: true };
  }
  const ranked = FILE_KINDS.map((kind) => {
    const columns = guessColumns(sheet.headers, kind);
    const names = columns.filter((name) => name !== null);
    const exact = columns.filter(
      (name, i) => name !== null && headingNames(sheet.headers[i]!, name) === 'exact',
    ).length;
    const isWhole = FORMATS[kind].every((field) => !field.isRequired || names.includes(field.name));
    return { kind, columns, isWhole, exact, score: (isWhole ? 100 : 0) + names.length + exact };
  }).sort((a, b) => b.score - a.score);
  const best = ranked[0]!;
  const knows = best.columns.some((name) => name !== null);
  const isCertain = best.isWhole && best.exact === best.columns.filter((name) => name !== null).length;
  return {
    kind: knows ? best.kind : null,
    columns: knows ? best.columns : sheet.headers.map(() => null),
    isCertain,
    isRemembered: false,
  };
}

/** The format's columns that the headings name: by their own name first, then by another; each once. */
export function guessColumns(headers: readonly string[], kind: FileKind): Columns {
  const columns: (string | null)[] = headers.map(() => null);
  const taken = new Set<string>();
  for (const wanted of ['exact', 'alias'] as const) {
    for (const { name } of FORMATS[kind]) {
      if (taken.has(name)) continue;
      const at = headers.findIndex((header, i) => columns[i] === null && headingNames(header, name) === wanted);
      if (at < 0) continue;
      columns[at] = name;
      taken.add(name);
    }
  }
  return columns;
}

/** Required columns of a kind that no column is settled for. */
export function missingOf(columns: Columns, kind: FileKind): readonly string[] {
  return FORMATS[kind].filter((field) => field.isRequired && !columns.includes(field.name)).map((field) => field.name);
}

/** Turns repeated measurements into figures, and figures into a table and one line of JSON. */

/** One measured thing over all runs. */
export interface Figure {
  readonly name: string;
  /** `ms`, `kB`, `MB`, `score`, … */
  readonly unit: string;
  readonly median: number;
  /** Nearest rank; the largest where there are fewer than twenty runs. */
  readonly p95: number;
  readonly runs: number;
}

export interface BenchResult {
  readonly bench: string;
  readonly machine: object;
  readonly figures: readonly Figure[];
  /** What else the reader must know, e.g. sizes of the data. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** Measurements by name, in the order of their first coming. */
export interface Notebook {
  /** A null is a figure that this system does not tell, and is left out. */
  readonly note: (name: string, unit: string, value: number | null) => void;
  readonly figures: () => readonly Figure[];
}

export function openNotebook(): Notebook {
  const pages = new Map<string, { readonly unit: string; readonly values: number[] }>();
  return {
    note(name, unit, value) {
      if (value === null) return;
      const page = pages.get(name) ?? { unit, values: [] };
      page.values.push(value);
      pages.set(name, page);
    },
    figures: () => [...pages].map(([name, { unit, values }]) => summarise(name, unit, values)),
  };
}

export function summarise(name: string, unit: string, values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  const middle = (sorted[Math.floor(last / 2)]! + sorted[Math.ceil(last / 2)]!) / 2;
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1]!;
  return { name, unit, median: round(middle), p95: round(p95), runs: sorted.length };
}

export function formatTable({ figures }: BenchResult): string {
  const rows = [
    ['figure', 'median', 'p95', 'unit', 'runs'],
    ...figures.map(({ name, median, p95, unit, runs }) => [name, `${median}`, `${p95}`, unit, `${runs}`]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isFigure = (column: number): boolean => column === 1 || column === 2 || column === 4;
  return rows
    .map((row) =>
      row
        .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three figures that mean something; whole numbers from a hundred up. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

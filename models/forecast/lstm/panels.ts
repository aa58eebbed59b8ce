/** The way between the flat weight format and the kernel's panels of eight columns. */

import { placeOf, roundUp } from './kernel.ts';
import type { LstmShape } from './types.ts';
import { type Span, type SpanName, spansOf } from './weights.ts';

/** Where one span lies in panels, counted from the start of all parameters. Sizes are rounded up to 8 per group, a bias has one row. */
export interface PanelSpan extends Span {
  readonly at: number;
  readonly panelRows: number;
  readonly panelColumns: number;
}

export interface PanelPlan {
  readonly spans: readonly PanelSpan[];
  /** Floats of all spans together. */
  readonly floats: number;
  readonly of: (name: SpanName) => PanelSpan;
}

/** Units that only fill up a panel have weights of zero, give zero, get no gradient and so stay zero. */
export function planPanels(shape: LstmShape): PanelPlan {
  let floats = 0;
  const spans = spansOf(shape).map((span): PanelSpan => {
    const panelRows = span.name.endsWith('/bias') ? 1 : padded(span.rows, span.rowGroups);
    const panelColumns = padded(span.columns, span.columnGroups);
    const at = floats;
    floats += panelRows * panelColumns;
    return { ...span, at, panelRows, panelColumns };
  });
  const byName = new Map(spans.map((span) => [span.name, span]));
  const of = (name: SpanName): PanelSpan => {
    const span = byName.get(name);
    if (!span) throw new RangeError(`this shape has no ${name}`);
    return span;
  };
  return { spans, floats, of };
}

/** Flat numbers → panels at `start` of `memory`; what fills up is left as it is. */
export function toPanels(plan: PanelPlan, values: Float32Array, memory: Float32Array, start: number): void {
  walk(plan, (flat, panel) => {
    memory[start + panel] = values[flat]!;
  });
}

/** Panels at `start` of `memory` → flat numbers. */
export function fromPanels(plan: PanelPlan, memory: Float32Array, start: number, values: Float32Array): void {
  walk(plan, (flat, panel) => {
    values[flat] = memory[start + panel]!;
  });
}

function walk(plan: PanelPlan, visit: (flat: number, panel: number) => void): void {
  for (const span of plan.spans) {
    for (let row = 0; row < span.rows; row++) {
      const panelRow = spread(row, span.rows, span.rowGroups);
      for (let column = 0; column < span.columns; column++) {
        const panelColumn = spread(column, span.columns, span.columnGroups);
        visit(span.from + row * span.columns + column, span.at + placeOf(panelRow, panelColumn, span.panelRows));
      }
    }
  }
}

const padded = (size: number, groups: number): number => groups * roundUp(size / groups, 8);

/** Index among the rounded-up groups. */
function spread(index: number, size: number, groups: number): number {
  const each = size / groups;
  const group = Math.floor(index / each);
  return group * roundUp(each, 8) + (index - group * each);
}

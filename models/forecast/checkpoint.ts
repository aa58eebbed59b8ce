/** Lets a long learning be broken off and gone on with: what is finished, and how far training has come, as pieces that somebody may keep. */

import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import type { LearnOptions } from './options.ts';

/** A part of a learning. Plain data; a later piece of the same name takes the place of an earlier one. */
export interface Piece {
  /** Fingerprint of the question: a piece of another one is of no use. */
  readonly of: string;
  readonly name: string;
  /** False while the part is still being worked at. */
  readonly isWhole: boolean;
  readonly value: unknown;
}

export interface Saving {
  /** What was kept of an earlier try; pieces of another question are passed over. */
  readonly checkpoint?: readonly Piece[];
  /** Told of every finished part and of every epoch of training. What it is given is not changed afterwards. */
  readonly onCheckpoint?: (piece: Piece) => void;
}

/** Where a learning keeps what it has done. */
export interface Workbench {
  /** The part as it was kept, or worked out now and kept. */
  readonly once: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  readonly halfOf: (name: string) => HalfDone;
}

/** A part that is gone on with where it was left. */
export interface HalfDone {
  /** What was kept last; undefined at the start. */
  readonly before: unknown;
  readonly keep: (value: unknown) => void;
}

/** Keeps nothing. */
export const NO_BENCH: Workbench = {
  once: (_name, work) => work(),
  halfOf: () => ({ before: undefined, keep: () => {} }),
};

/** A workbench for the question with this fingerprint. */
export function openWorkbench(of: string, { checkpoint = [], onCheckpoint }: Saving): Workbench {
  const kept = new Map(checkpoint.filter((piece) => piece.of === of).map((piece) => [piece.name, piece]));
  return {
    async once<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
      const before = kept.get(name);
      if (before?.isWhole) return before.value as Value;
      const value = await work();
      onCheckpoint?.({ of, name, isWhole: true, value });
      return value;
    },
    halfOf(name) {
      const before = kept.get(name);
      return {
        before: before?.isWhole === false ? before.value : undefined,
        keep: (value) => onCheckpoint?.({ of, name, isWhole: false, value }),
      };
    },
  };
}

/** Columns of a series that learning sees. */
const COLUMNS = ['used', 'received', 'wasted', 'closing', 'ordered', 'ranOutAt'] as const;

/**
 * Fingerprint of what is learned from and how: 64 bits of FNV-1a (Fowler, Noll & Vo) over two offsets, told as text. `also` is whatever else
 * decides the outcome. Which code trains the networks is left out: both read each other's weights, and a device may choose anew.
 */
export async function printOf(
  panel: DemandPanel,
  { now: _clock, lstm: { runner: _code, ...lstm }, ...options }: LearnOptions,
  also: readonly (ArrayBufferView | string | number)[],
  control: Control,
): Promise<string> {
  const hash = startHash();
  hash.text(JSON.stringify([options, lstm, panel.calendar, also.filter((one) => typeof one !== 'object')]));
  for (const one of also) if (typeof one === 'object') hash.bytes(one);
  const pace = createPace(control);
  for (const series of panel.series) {
    hash.text(JSON.stringify([series.outlet, series.item, series.firstDay, series.used.length]));
    for (const name of COLUMNS) if (series[name]) hash.bytes(series[name]);
    if (pace.due()) await pace.rest();
  }
  return hash.told();
}

function startHash() {
  let one = 0x811c9dc5;
  let other = 0x050c5d1f;
  const take = (word: number): void => {
    one = Math.imul(one ^ word, 0x01000193);
    other = Math.imul(other ^ word, 0x01000193) ^ (other >>> 15);
  };
  return {
    text(text: string): void {
      for (let i = 0; i < text.length; i++) take(text.charCodeAt(i));
    },
    /** Of whole 32-bit words. */
    bytes({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
      for (const word of new Uint32Array(buffer, byteOffset, byteLength / 4)) take(word);
    },
    told: () => [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}

/** Collects the nodes of finished trees into the flat columns of a model. */

import type { TreeModel } from './types.ts';

export interface NodeList {
  readonly length: () => number;
  readonly trees: () => number;
  /** Begins a tree: its root is the next node added. */
  readonly beginTree: () => void;
  /** Adds a leaf and returns its place. */
  readonly addLeaf: (value: number, cover: number) => number;
  /** Makes the node at `place` a split whose children will stand, or stand, at `child` and `child + 1`. */
  readonly makeSplit: (place: number, child: number, column: number, threshold: number, unknownLeft: boolean) => void;
  readonly setLeaf: (place: number, value: number, cover: number) => void;
  readonly setCover: (place: number, cover: number) => void;
  /** The model of the first `trees` trees. */
  readonly finish: (trees: number, head: Pick<TreeModel, 'columns' | 'link' | 'base' | 'validationLoss'>) => TreeModel;
}

export function createNodeList(): NodeList {
  let capacity = 4096;
  let length = 0;
  const roots: number[] = [];
  let child = new Int32Array(capacity);
  let column = new Uint16Array(capacity);
  let threshold = new Float32Array(capacity);
  let unknownLeft = new Uint8Array(capacity);
  let value = new Float32Array(capacity);
  let cover = new Float32Array(capacity);

  const enlarge = () => {
    capacity *= 2;
    const larger = <Column extends Int32Array | Uint16Array | Uint8Array | Float32Array>(of: Column, into: Column) => {
      into.set(of);
      return into;
    };
    child = larger(child, new Int32Array(capacity));
    column = larger(column, new Uint16Array(capacity));
    threshold = larger(threshold, new Float32Array(capacity));
    unknownLeft = larger(unknownLeft, new Uint8Array(capacity));
    value = larger(value, new Float32Array(capacity));
    cover = larger(cover, new Float32Array(capacity));
  };
  return {
    length: () => length,
    trees: () => roots.length,
    beginTree: () => {
      roots.push(length);
    },
    addLeaf: (of, weight) => {
      if (length === capacity) enlarge();
      value[length] = of;
      cover[length] = weight;
      return length++;
    },
    makeSplit: (place, first, asked, limit, left) => {
      child[place] = first;
      column[place] = asked;
      threshold[place] = limit;
      unknownLeft[place] = left ? 1 : 0;
      value[place] = 0;
    },
    setLeaf: (place, of, weight) => {
      value[place] = of;
      cover[place] = weight;
    },
    setCover: (place, weight) => {
      cover[place] = weight;
    },
    finish: (trees, head) => {
      const end = roots[trees] ?? length;
      return {
        version: 1,
        ...head,
        roots: Int32Array.from(roots.slice(0, trees)),
        child: child.slice(0, end),
        column: column.slice(0, end),
        threshold: threshold.slice(0, end),
        unknownLeft: unknownLeft.slice(0, end),
        value: value.slice(0, end),
        cover: cover.slice(0, end),
      };
    },
  };
}

/** Brings trees into the memory of the compiled kernel, where the engine can run it. */

import { TREE_KERNEL } from './kernel-wasm.ts';
import type { TreeModel } from './types.ts';

/** Leaves of a tree that the kernel can tell apart without walking: the bits of a number. */
const MOST_LEAVES = 32;
/** Rows asked at a time; a multiple of eight. */
const BLOCK = 512;
const PAGE = 65_536;
/** Bytes of a tree's head, of a split, of all its leaves, and of a node that is walked. */
const HEAD = 8;
const SPLIT = 16;
const LEAVES = 4 * MOST_LEAVES;
const NODE = 16;

/** Adds what all trees of a model say of `rows` rows of `x` to `raw`. */
export type TreeScorer = (x: Float32Array, rows: number, raw: Float64Array) => void;

/** The model in memory of its own, small trees scored without walking. Null where the engine has no SIMD. */
export function openScorer(model: TreeModel): TreeScorer | null {
  const module = compileOnce();
  if (module === null) return null;
  const trees = Array.from(model.roots, (root) => readTree(model, root));
  return trees.every(({ leaves }) => leaves.length <= MOST_LEAVES)
    ? openSmall(module, model, trees)
    : openWalked(module, model);
}

/**
 * Of each tree how many splits send the unknown right and how many there are, then (those first) of each split the place of its column, its threshold, and the leaves
 * that stay when a row goes right; then the answers of the leaves, from left to right. Behind the trees rows lie column by column.
 */
function openSmall(module: WebAssembly.Module, model: TreeModel, trees: readonly ReadTree[]): TreeScorer {
  const { columns } = model;
  const bytes = trees.reduce((sum, { splits }) => sum + HEAD + splits.length * SPLIT + LEAVES, 0);
  const rawAt = Math.ceil(bytes / 16) * 16;
  const xAt = rawAt + BLOCK * 8;
  const memory = memoryOf(xAt + columns * BLOCK * 4);
  const { score } = start(module, memory);
  writeTrees(model, trees, new DataView(memory.buffer));
  const block = new Float32Array(memory.buffer, xAt, columns * BLOCK);
  const answers = new Float64Array(memory.buffer, rawAt, BLOCK);
  return (x, rows, raw) => {
    for (let begin = 0; begin < rows; begin += BLOCK) {
      const count = Math.min(BLOCK, rows - begin);
      let from = begin * columns;
      for (let row = 0; row < count; row++) {
        for (let at = row; at < block.length; at += BLOCK) block[at] = x[from++]!;
      }
      answers.set(raw.subarray(begin, begin + count));
      score(0, trees.length, xAt, Math.ceil(count / 4) * 4, rawAt);
      raw.set(answers.subarray(0, count), begin);
    }
  };
}

/**
 * Of each node where its left child lies (a leaf: itself), the place of its column with 1 added where the unknown goes right, its threshold, and its answer. Behind the
 * nodes the roots, the answers, and rows as they are.
 */
function openWalked(
  module: WebAssembly.Module,
  { columns, roots, child, column, threshold, unknownLeft, value }: TreeModel,
): TreeScorer {
  const rootsAt = child.length * NODE;
  const rawAt = Math.ceil((rootsAt + roots.length * 4) / 16) * 16;
  const xAt = rawAt + BLOCK * 8;
  const memory = memoryOf(xAt + columns * BLOCK * 4);
  const { descend } = start(module, memory);
  const view = new DataView(memory.buffer);
  for (let node = 0; node < child.length; node++) {
    const isLeaf = child[node] === 0;
    view.setInt32(node * NODE, (isLeaf ? node : child[node]!) * NODE, true);
    view.setInt32(node * NODE + 4, isLeaf ? 0 : column[node]! * 4 + 1 - unknownLeft[node]!, true);
    view.setFloat32(node * NODE + 8, isLeaf ? Number.POSITIVE_INFINITY : threshold[node]!, true);
    view.setFloat32(node * NODE + 12, value[node]!, true);
  }
  roots.forEach((root, tree) => {
    view.setInt32(rootsAt + tree * 4, root * NODE, true);
  });
  const block = new Float32Array(memory.buffer, xAt, columns * BLOCK);
  const answers = new Float64Array(memory.buffer, rawAt, BLOCK);
  return (x, rows, raw) => {
    for (let begin = 0; begin < rows; begin += BLOCK) {
      const count = Math.min(BLOCK, rows - begin);
      block.set(x.subarray(begin * columns, (begin + count) * columns));
      answers.set(raw.subarray(begin, begin + count));
      descend(0, rootsAt, roots.length, xAt, columns * 4, Math.ceil(count / 8) * 8, rawAt);
      raw.set(answers.subarray(0, count), begin);
    }
  };
}

const memoryOf = (bytes: number) => new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });

/** The program's functions, see kernel.as.ts; places in bytes. */
interface Program {
  readonly score: (trees: number, count: number, x: number, rows: number, raw: number) => void;
  readonly descend: (
    nodes: number,
    roots: number,
    count: number,
    x: number,
    width: number,
    rows: number,
    raw: number,
  ) => void;
}

const start = (module: WebAssembly.Module, memory: WebAssembly.Memory): Program =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Program;

interface ReadTree {
  /** Nodes, and the leaves that stay when a row goes right there, as bits. */
  readonly splits: readonly { readonly node: number; readonly stay: number }[];
  /** Nodes, from left to right. */
  readonly leaves: readonly number[];
}

function readTree({ child, unknownLeft }: TreeModel, root: number): ReadTree {
  const splits: { node: number; stay: number }[] = [];
  const leaves: number[] = [];
  const visit = (node: number): void => {
    const left = child[node]!;
    if (left === 0) {
      leaves.push(node);
      return;
    }
    const first = leaves.length;
    visit(left);
    let struck = 0;
    // Larger trees are not scored here at all.
    for (let leaf = first; leaf < Math.min(leaves.length, MOST_LEAVES); leaf++) struck |= 1 << leaf;
    splits.push({ node, stay: ~struck });
    visit(left + 1);
  };
  visit(root);
  return { splits: splits.toSorted((a, b) => unknownLeft[a.node]! - unknownLeft[b.node]!), leaves };
}

function writeTrees(
  { column, threshold, unknownLeft, value }: TreeModel,
  trees: readonly ReadTree[],
  view: DataView,
): void {
  let at = 0;
  for (const { splits, leaves } of trees) {
    view.setInt32(at, splits.filter(({ node }) => unknownLeft[node] === 0).length, true);
    view.setInt32(at + 4, splits.length, true);
    at += HEAD;
    for (const { node, stay } of splits) {
      view.setInt32(at, column[node]! * BLOCK * 4, true);
      view.setFloat32(at + 4, threshold[node]!, true);
      view.setInt32(at + 8, stay, true);
      at += SPLIT;
    }
    for (const [place, node] of leaves.entries()) view.setFloat32(at + 4 * place, value[node]!, true);
    at += LEAVES;
  }
}

let compiled: WebAssembly.Module | null | undefined;

/** The program, two kilobytes; null where the engine cannot run it. */
function compileOnce(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(TREE_KERNEL), (letter) => letter.charCodeAt(0));
  compiled = typeof WebAssembly !== 'undefined' && WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  return compiled;
}

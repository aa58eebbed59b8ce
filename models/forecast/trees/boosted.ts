/** Gradient boosted trees: each tree corrects what the ones before left over (Friedman 2001), in the manner of LightGBM (Ke et al. 2017). */

import { type Control, fail, type Outcome, succeed, UNHURRIED } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import { createRandom, type Random } from '../../kit/random.ts';
import { type Table, teachingRows } from '../table.ts';
import { type BinnedTable, binTable } from './bins.ts';
import { createGrower, type GrowingTree } from './grow.ts';
import { packSlopes } from './histogram.ts';
import { type LossWork, weightedQuantile, workOf } from './losses.ts';
import { createNodeList, type NodeList } from './node-list.ts';
import { BOOSTED_DEFAULTS, type BoostedOptions, type TreeModel } from './types.ts';

/** Fewer rows than this teach nothing. */
const LEAST_ROWS = 4;

/**
 * Learns `table.y` from `table.x`. Rows with an unknown target or no weight, and those of `options.validation`, are not grown on.
 * The table is left untouched; the same table, options and seed give the same model.
 *
 * Fails with `too-little-data` below four teaching rows and with `bad-input` when the loss cannot take the target (a log link wants
 * amounts of 0 or more that are not all 0). Reports `trees`; rejects with `Stopped` after a cancel.
 */
export async function fitBoosted(
  table: Table,
  options: Partial<BoostedOptions> = {},
  control: Control = UNHURRIED,
): Promise<Outcome<TreeModel>> {
  const chosen: BoostedOptions = { ...BOOSTED_DEFAULTS, ...options };
  const rows = teachingRows(table, chosen.validation);
  const loss = workOf(chosen.loss);
  if (rows.length < LEAST_ROWS) return fail('too-little-data', 'too few rows to boost', { rows: rows.length });
  if (!loss.accepts(table.y, rows)) return fail('bad-input', `${chosen.loss.kind} loss needs amounts of 0 or more`);

  const pace = createPace(control);
  const random = createRandom(chosen.seed);
  const binned = await binTable(table, rows, chosen.maxBins, random, pace);
  const { y, weights } = table;
  const base = loss.start(y, weights, rows);
  const score = new Float64Array(table.rows).fill(base);
  const slope = new Float64Array(table.rows);
  const bend = new Float64Array(table.rows);
  const packed = new Float64Array(table.rows);
  const grower = createGrower(binned, chosen);
  const nodes = createNodeList();
  const settle = createSettler(table, loss, chosen, score, slope, bend);
  const all = Int32Array.from({ length: table.columns }, (_, i) => i);
  const watched: number[] = [];
  let best = 0;

  for (let tree = 0; tree < chosen.trees; tree++) {
    const drawn = chosen.rowShare < 1 ? drawRows(rows, chosen.rowShare, random) : rows;
    const columns = chosen.columnShare < 1 ? drawColumns(all, chosen.columnShare, random) : all;
    loss.derive(y, weights, drawn, score, slope, bend);
    const slopes = packSlopes(slope, bend, drawn, loss.flat && weights === undefined, tree, packed);
    await grower.grow(drawn, columns, slopes, pace);
    const values = settle(grower.tree);
    keepTree(grower.tree, values, binned, weights, nodes);
    addToScores(grower.tree, values, binned, drawn.length, score);

    if (chosen.validation.length > 0) {
      watched.push(loss.mean(y, weights, chosen.validation, score));
      if (watched[tree]! < watched[best]!) best = tree;
      if (tree - best >= chosen.patience) break;
    }
    control.report({ doing: 'trees', done: tree + 1, of: chosen.trees });
    if (pace.due()) await pace.rest();
  }
  const kept = watched.length > 0 ? best + 1 : nodes.trees();
  const validationLoss = Float64Array.from(watched);
  return succeed(nodes.finish(kept, { columns: table.columns, link: loss.link, base, validationLoss }));
}

/** Values of the leaves, learning rate included: a Newton step with ridge penalty, or the residuals' quantile. */
function createSettler(
  table: Table,
  loss: LossWork,
  options: BoostedOptions,
  score: Float64Array,
  slope: Float64Array,
  bend: Float64Array,
): (tree: GrowingTree) => Float64Array {
  const values = new Float64Array(options.maxLeaves);
  const residuals = new Float64Array(loss.renewLevel === null ? 0 : table.rows);
  const counted = new Float64Array(residuals.length);
  const { learningRate, l2 } = options;
  return (tree) => {
    const { order } = tree;
    for (let leaf = 0; leaf < tree.leaves; leaf++) {
      const begin = tree.leafBegin[leaf]!;
      const end = tree.leafEnd[leaf]!;
      let slopes = 0;
      let bends = 0;
      for (let i = begin; i < end; i++) {
        slopes += slope[order[i]!]!;
        bends += bend[order[i]!]!;
      }
      let step = bends + l2 > 0 ? -slopes / (bends + l2) : 0;
      if (loss.renewLevel !== null) {
        for (let i = begin; i < end; i++) {
          const row = order[i]!;
          residuals[i - begin] = table.y[row]! - score[row]!;
          counted[i - begin] = bend[row]!;
        }
        step = weightedQuantile(residuals, counted, end - begin, loss.renewLevel);
      }
      // Rounded as it will be stored, so that the scores trained on are those that will be predicted.
      values[leaf] = Math.fround(learningRate * step);
    }
    return values;
  };
}

function keepTree(
  tree: GrowingTree,
  values: Float64Array,
  binned: BinnedTable,
  weights: Float32Array | undefined,
  nodes: NodeList,
): void {
  const root = nodes.length();
  nodes.beginTree();
  const leafOf = new Int32Array(tree.nodes).fill(-1);
  for (let leaf = 0; leaf < tree.leaves; leaf++) leafOf[tree.leafNode[leaf]!] = leaf;
  const cover = new Float64Array(tree.nodes);
  // Children come after their parents, so going backwards sums leaves up to the root.
  for (let node = tree.nodes - 1; node >= 0; node--) {
    const leaf = leafOf[node]!;
    if (leaf < 0) {
      cover[node] = cover[tree.child[node]!]! + cover[tree.child[node]! + 1]!;
      continue;
    }
    const begin = tree.leafBegin[leaf]!;
    const end = tree.leafEnd[leaf]!;
    let weight = weights === undefined ? end - begin : 0;
    for (let i = begin; weights !== undefined && i < end; i++) weight += weights[tree.order[i]!]!;
    cover[node] = weight;
  }
  for (let node = 0; node < tree.nodes; node++) {
    const leaf = leafOf[node]!;
    const place = nodes.addLeaf(leaf < 0 ? 0 : values[leaf]!, cover[node]!);
    if (leaf >= 0) continue;
    const threshold = binned.edges[tree.bin[node]!]!;
    nodes.makeSplit(place, root + tree.child[node]!, tree.column[node]!, threshold, tree.unknownLeft[node] === 1);
  }
}

/** Adds the tree's answers to the scores of all rows: those grown on lie in their leaves, the others are sent down the tree. */
function addToScores(
  tree: GrowingTree,
  values: Float64Array,
  binned: BinnedTable,
  grownOn: number,
  score: Float64Array,
): void {
  const { bins, stride, offsets, rows } = binned;
  const { order, child, column, bin, unknownLeft } = tree;
  const done = grownOn < rows ? new Uint8Array(rows) : null;
  for (let leaf = 0; leaf < tree.leaves; leaf++) {
    const value = values[leaf]!;
    for (let i = tree.leafBegin[leaf]!; i < tree.leafEnd[leaf]!; i++) {
      score[order[i]!]! += value;
      if (done !== null) done[order[i]!] = 1;
    }
  }
  if (done === null) return;
  const answer = new Float64Array(tree.nodes);
  for (let leaf = 0; leaf < tree.leaves; leaf++) answer[tree.leafNode[leaf]!] = values[leaf]!;
  for (let row = 0; row < rows; row++) {
    if (done[row] === 1) continue;
    let node = 0;
    while (child[node]! !== 0) {
      const asked = column[node]!;
      const at = bins[row * stride + asked]!;
      const right = at > bin[node]! || (at === offsets[asked]! && unknownLeft[node] === 0);
      node = child[node]! + (right ? 1 : 0);
    }
    score[row]! += answer[node]!;
  }
}

/** Each row with the same chance, in ascending order. */
function drawRows(rows: Int32Array, share: number, random: Random): Int32Array {
  const drawn = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    if (random.uniform() < share) drawn[count++] = row;
  }
  return count >= LEAST_ROWS ? drawn.subarray(0, count) : rows;
}

function drawColumns(all: Int32Array, share: number, random: Random): Int32Array {
  const count = Math.max(1, Math.round(all.length * share));
  return random.shuffle(Int32Array.from(all)).subarray(0, count).sort();
}

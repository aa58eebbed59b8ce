/**
 * Many small trees over many rows in AssemblyScript, compiled to WebAssembly SIMD by build-kernel.mjs; kernel.ts says how trees and rows lie in memory. Instead
 * of walking, each split that sends a row right strikes out the leaves on its left; the first leaf left over is the one reached (QuickScorer: Lucchese et al.
 * 2015). Nothing is jumped over, so that four rows go together.
 */

/** Adds what `count` trees at `trees` say of `rows` rows (a multiple of four) at `x` to the numbers at `raw`. Places in bytes. */
export function score(trees: usize, count: i32, x: usize, rows: i32, raw: usize): void {
  let at = trees;
  for (let tree = 0; tree < count; tree++) {
    const unknownRight = <i32>load<i32>(at), splits = <i32>load<i32>(at, 4);
    const nodes = at + 8, middle = nodes + (<usize>unknownRight << 4), leaves = nodes + (<usize>splits << 4);
    let to = raw;
    for (let row: usize = x, end = x + (<usize>rows << 2); row < end; row += 16) {
      let left = i32x4.splat(-1);
      let node = nodes;
      for (; node < middle; node += 16) {
        const told = v128.load(row + <usize>load<i32>(node));
        const stays = f32x4.le(told, v128.load32_splat(node, 4));
        left = v128.and(left, v128.or(stays, v128.load32_splat(node, 8)));
      }
      for (; node < leaves; node += 16) {
        const told = v128.load(row + <usize>load<i32>(node));
        const goes = f32x4.gt(told, v128.load32_splat(node, 4));
        left = v128.and(left, v128.or(v128.not(goes), v128.load32_splat(node, 8)));
      }
      add(to, leaves, i32x4.extract_lane(left, 0));
      add(to + 8, leaves, i32x4.extract_lane(left, 1));
      add(to + 16, leaves, i32x4.extract_lane(left, 2));
      add(to + 24, leaves, i32x4.extract_lane(left, 3));
      to += 32;
    }
    at = leaves + 128;
  }
}

// @ts-ignore: decorator
@inline function add(to: usize, leaves: usize, left: i32): void {
  store<f64>(to, load<f64>(to) + <f64>load<f32>(leaves + (<usize>ctz(left) << 2)));
}

/**
 * Many trees over many rows in AssemblyScript, compiled to WebAssembly SIMD by build-kernel.mjs; kernel.ts says how trees and rows lie in memory. Small trees are
 * not walked: each split that sends a row right strikes out the leaves on its left; the first leaf left over is the one reached (QuickScorer: Lucchese et al.
 * 2015). Nothing is jumped over, so that four rows go together. Large trees are walked, eight rows at a time, each hiding the waits of the others.
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

/**
 * Adds what `count` walked trees say of `rows` rows (a multiple of eight) of `width` bytes at `x` to the numbers at `raw`; `roots` are the places of their first nodes
 * behind `nodes`.
 */
export function descend(nodes: usize, roots: usize, count: i32, x: usize, width: usize, rows: i32, raw: usize): void {
  const end = x + <usize>rows * width;
  for (let tree = 0; tree < count; tree++) {
    const root = <usize>load<i32>(roots + (<usize>tree << 2));
    let to = raw;
    for (let row = x; row < end; row += width << 3, to += 64) {
      let a = root, b = root, c = root, d = root, e = root, f = root, g = root, h = root;
      let moved: usize = 1;
      while (moved != 0) {
        const wasA = a, wasB = b, wasC = c, wasD = d, wasE = e, wasF = f, wasG = g, wasH = h;
        a = down(nodes, a, row);
        b = down(nodes, b, row + width);
        c = down(nodes, c, row + 2 * width);
        d = down(nodes, d, row + 3 * width);
        e = down(nodes, e, row + 4 * width);
        f = down(nodes, f, row + 5 * width);
        g = down(nodes, g, row + 6 * width);
        h = down(nodes, h, row + 7 * width);
        moved = (a ^ wasA) | (b ^ wasB) | (c ^ wasC) | (d ^ wasD) | (e ^ wasE) | (f ^ wasF) | (g ^ wasG) | (h ^ wasH);
      }
      tell(to, nodes + a);
      tell(to + 8, nodes + b);
      tell(to + 16, nodes + c);
      tell(to + 24, nodes + d);
      tell(to + 32, nodes + e);
      tell(to + 40, nodes + f);
      tell(to + 48, nodes + g);
      tell(to + 56, nodes + h);
    }
  }
}

/** A leaf leads to itself. The lowest bit of a column's place says that the unknown goes right. */
// @ts-ignore: decorator
@inline function down(nodes: usize, node: usize, row: usize): usize {
  const at = nodes + node;
  const place = load<i32>(at, 4);
  const told = load<f32>(row + <usize>(place & ~3));
  const right = i32(told > load<f32>(at, 8)) | (place & i32(told != told));
  return <usize>load<i32>(at) + (<usize>right << 4);
}

// @ts-ignore: decorator
@inline function tell(to: usize, leaf: usize): void {
  store<f64>(to, load<f64>(to) + <f64>load<f32>(leaf, 12));
}

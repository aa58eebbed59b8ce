/**
 * The compact LSTM's arithmetic in AssemblyScript, compiled to WebAssembly SIMD by build-kernel.mjs; kernel.ts says what each function does and how
 * matrices lie in panels of eight columns. Places are counted in floats. One source gives two programs: with relaxed SIMD, where a product and
 * a sum are one instruction, and without. Decorators of functions are AssemblyScript's own; to TypeScript, which editors run over this file, each is an
 * error that can only be ignored.
 */

/** Bytes of one row of a panel, as shifts and as a number. */
const ROW: usize = 32;

// @ts-ignore: decorator
@inline function mad(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

// @ts-ignore: decorator
@inline function bytes(floats: i32): usize { return <usize>floats << 2; }

/** Four rows by eight columns stay in registers; the short loop lets engines keep them there. */
export function multiply(
  c: i32, cRows: i32, rows: i32, columns: i32, a: i32, aRows: i32, depth: i32, w: i32, start: i32
): void {
  const cPanel = <usize>cRows * ROW, aPanel = <usize>aRows * ROW, wPanel = <usize>depth * ROW;
  const aStart = bytes(a), keep = start == 1, zero = start == 0;
  let wAt = bytes(w), cAt = bytes(c), bias = bytes(start);
  for (let column = 0; column < columns; column += 8) {
    const wEnd = wAt + wPanel;
    for (let row = 0; row < rows; row += 4) {
      const cp = cAt + <usize>row * ROW;
      let s00: v128, s01: v128, s10: v128, s11: v128, s20: v128, s21: v128, s30: v128, s31: v128;
      if (keep) {
        s00 = v128.load(cp); s01 = v128.load(cp, 16); s10 = v128.load(cp, 32); s11 = v128.load(cp, 48);
        s20 = v128.load(cp, 64); s21 = v128.load(cp, 80); s30 = v128.load(cp, 96); s31 = v128.load(cp, 112);
      } else {
        const left = zero ? f32x4.splat(0) : v128.load(bias), right = zero ? f32x4.splat(0) : v128.load(bias, 16);
        s00 = left; s01 = right; s10 = left; s11 = right; s20 = left; s21 = right; s30 = left; s31 = right;
      }
      let wp = wAt, ap = aStart + <usize>row * ROW;
      while (wp < wEnd) {
        for (const stop = wp + 256; wp < stop; wp += 32, ap += 4) {
          const left = v128.load(wp), right = v128.load(wp, 16);
          let x = v128.load32_splat(ap); s00 = mad(x, left, s00); s01 = mad(x, right, s01);
          x = v128.load32_splat(ap, 32); s10 = mad(x, left, s10); s11 = mad(x, right, s11);
          x = v128.load32_splat(ap, 64); s20 = mad(x, left, s20); s21 = mad(x, right, s21);
          x = v128.load32_splat(ap, 96); s30 = mad(x, left, s30); s31 = mad(x, right, s31);
        }
        ap += aPanel - 32;
      }
      v128.store(cp, s00); v128.store(cp, s01, 16); v128.store(cp, s10, 32); v128.store(cp, s11, 48);
      v128.store(cp, s20, 64); v128.store(cp, s21, 80); v128.store(cp, s30, 96); v128.store(cp, s31, 112);
    }
    wAt = wEnd; cAt += cPanel; bias += 32;
  }
}

/** As above, but both factors are walked down their rows. */
export function multiplyTransposed(
  g: i32, depth: i32, columns: i32, a: i32, aRows: i32, d: i32, dRows: i32, rows: i32
): void {
  const dPanel = <usize>dRows * ROW, aPanel = <usize>aRows * ROW, length = <usize>rows * ROW;
  let gp = bytes(g), dAt = bytes(d);
  for (let column = 0; column < columns; column += 8) {
    const dEnd = dAt + length;
    for (let k = 0; k < depth; k += 4) {
      let ap = bytes(a) + <usize>(k >> 3) * aPanel + (<usize>(k & 7) << 2);
      const z = f32x4.splat(0);
      let s00 = z, s01 = z, s10 = z, s11 = z, s20 = z, s21 = z, s30 = z, s31 = z;
      for (let dp = dAt; dp < dEnd; dp += 32, ap += 32) {
        const left = v128.load(dp), right = v128.load(dp, 16);
        let x = v128.load32_splat(ap); s00 = mad(x, left, s00); s01 = mad(x, right, s01);
        x = v128.load32_splat(ap, 4); s10 = mad(x, left, s10); s11 = mad(x, right, s11);
        x = v128.load32_splat(ap, 8); s20 = mad(x, left, s20); s21 = mad(x, right, s21);
        x = v128.load32_splat(ap, 12); s30 = mad(x, left, s30); s31 = mad(x, right, s31);
      }
      v128.store(gp, s00); v128.store(gp, s01, 16); v128.store(gp, s10, 32); v128.store(gp, s11, 48);
      v128.store(gp, s20, 64); v128.store(gp, s21, 80); v128.store(gp, s30, 96); v128.store(gp, s31, 112);
      gp += 128;
    }
    dAt += dPanel;
  }
}

/** Four by four at a time. */
export function transpose(to: i32, from: i32, rows: i32, columns: i32): void {
  for (let column = 0; column < columns; column += 4) {
    for (let row = 0; row < rows; row += 4) {
      const read = bytes(from + ((column >> 3) * rows + row) * 8 + (column & 7));
      const write = bytes(to + ((row >> 3) * columns + column) * 8 + (row & 7));
      const a = v128.load(read), b = v128.load(read, 32), c = v128.load(read, 64), d = v128.load(read, 96);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(write, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(write, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
      v128.store(write, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5), 64);
      v128.store(write, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7), 96);
    }
  }
}

export function sumRows(to: i32, d: i32, dRows: i32, rows: i32, columns: i32): void {
  let write = bytes(to);
  for (let panel = 0; panel < columns >> 3; panel++) {
    let read = bytes(d + panel * dRows * 8);
    let left = f32x4.splat(0), right = f32x4.splat(0);
    for (const end = read + <usize>rows * ROW; read < end; read += 32) {
      left = f32x4.add(left, v128.load(read));
      right = f32x4.add(right, v128.load(read, 16));
    }
    v128.store(write, left); v128.store(write, right, 16);
    write += 32;
  }
}

/**
 * e^(x · scale) for scale = `log2e` / log₂e: 2^t with t = n + f, |f| ≤ ½, the fraction by a polynomial of fifth degree (Remez, relative error 7.5e-8), the whole part
 * put into the exponent. Adding 1.5 · 2²³ leaves n in the lowest bits. |t| must stay below 126.
 */
// @ts-ignore: decorator
@inline function power(x: v128, log2e: f32): v128 {
  const magic = f32x4.splat(12582912), factor = f32x4.splat(log2e);
  const rounded = mad(x, factor, magic);
  const f = mad(x, factor, f32x4.sub(magic, rounded));
  let p = mad(f, f32x4.splat(0.0013276471979478776), f32x4.splat(0.00967554133421605));
  p = mad(p, f, f32x4.splat(0.05550713273542586));
  p = mad(p, f, f32x4.splat(0.24022119723848476));
  p = mad(p, f, f32x4.splat(0.6931469670647331));
  p = mad(p, f, f32x4.splat(1.0000000716546822));
  return i32x4.add(p, i32x4.shl(rounded, 23));
}

/** pmin and pmax hand on what is no number, so that a network that diverged is seen. */
// @ts-ignore: decorator
@inline function clamp(x: v128, limit: f32): v128 {
  return f32x4.pmax(f32x4.pmin(x, f32x4.splat(limit)), f32x4.splat(-limit));
}

/** 1 / (1 + e^−x), off by at most 2e-7. */
// @ts-ignore: decorator
@inline function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, power(clamp(x, 80), -1.4426950408889634)));
}

/** 1 − 2 / (1 + e^2x), off by at most 3e-7. */
// @ts-ignore: decorator
@inline function squash(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(one, power(clamp(x, 20), 2.8853900817779268))));
}

export function gates(
  z: i32, zRows: i32, before: i32, c: i32, cRows: i32, tanhC: i32, tRows: i32, h: i32, hRows: i32, rows: i32, units: i32
): void {
  const panels = units >> 3, gate = bytes(panels * zRows * 8);
  for (let panel = 0; panel < panels; panel++) {
    let zp = bytes(z + panel * zRows * 8), bp = bytes(before + panel * cRows * 8), cp = bytes(c + panel * cRows * 8);
    let tp = bytes(tanhC + panel * tRows * 8), hp = bytes(h + panel * hRows * 8);
    for (const end = zp + <usize>rows * ROW; zp < end; zp += 16, bp += 16, cp += 16, tp += 16, hp += 16) {
      const input = sigmoid(v128.load(zp)), forget = sigmoid(v128.load(zp + gate));
      const cell = squash(v128.load(zp + 2 * gate)), output = sigmoid(v128.load(zp + 3 * gate));
      const state = mad(forget, v128.load(bp), f32x4.mul(input, cell));
      const squashed = squash(state);
      v128.store(zp, input); v128.store(zp + gate, forget);
      v128.store(zp + 2 * gate, cell); v128.store(zp + 3 * gate, output);
      v128.store(cp, state); v128.store(tp, squashed); v128.store(hp, f32x4.mul(output, squashed));
    }
  }
}

export function gatesBackward(
  z: i32, zRows: i32, before: i32, cRows: i32, tanhC: i32, tRows: i32, dh: i32, dhRows: i32, dc: i32, rows: i32, units: i32
): void {
  const panels = units >> 3, gate = bytes(panels * zRows * 8), one = f32x4.splat(1);
  for (let panel = 0; panel < panels; panel++) {
    let zp = bytes(z + panel * zRows * 8), bp = bytes(before + panel * cRows * 8), tp = bytes(tanhC + panel * tRows * 8);
    let hp = bytes(dh + panel * dhRows * 8), dp = bytes(dc + panel * rows * 8);
    for (const end = zp + <usize>rows * ROW; zp < end; zp += 16, bp += 16, tp += 16, hp += 16, dp += 16) {
      const input = v128.load(zp), forget = v128.load(zp + gate), cell = v128.load(zp + 2 * gate), output = v128.load(zp + 3 * gate);
      const squashed = v128.load(tp), dH = v128.load(hp), dHOutput = f32x4.mul(dH, output);
      const dC = f32x4.add(v128.load(dp), f32x4.mul(dHOutput, f32x4.sub(one, f32x4.mul(squashed, squashed))));
      const dCInput = f32x4.mul(dC, input), dCForget = f32x4.mul(dC, forget);
      v128.store(zp, f32x4.mul(f32x4.mul(dCInput, cell), f32x4.sub(one, input)));
      v128.store(zp + gate, f32x4.mul(f32x4.mul(dCForget, v128.load(bp)), f32x4.sub(one, forget)));
      v128.store(zp + 2 * gate, f32x4.mul(dCInput, f32x4.sub(one, f32x4.mul(cell, cell))));
      v128.store(zp + 3 * gate, f32x4.mul(f32x4.mul(dHOutput, squashed), f32x4.sub(one, output)));
      v128.store(dp, dCForget);
    }
  }
}

/** Zero where a hash of four indices lies below the threshold, else the scale. */
// @ts-ignore: decorator
@inline function mask(index: v128, key: v128, threshold: v128, scale: v128): v128 {
  let x = v128.xor(index, key);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x21f0aaad));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x735a2d97));
  x = i32x4.shr_u(v128.xor(x, i32x4.shr_u(x, 15)), 1);
  return v128.and(scale, i32x4.ge_s(x, threshold));
}

export function dropout(
  to: i32, toRows: i32, from: i32, fromRows: i32, firstRow: i32, rows: i32, columns: i32, key: i32, threshold: i32, scale: f32
): void {
  const keys = i32x4.splat(key), least = i32x4.splat(threshold), scales = f32x4.splat(scale);
  for (let panel = 0; panel < columns >> 3; panel++) {
    let read = bytes(from + panel * fromRows * 8), write = bytes(to + panel * toRows * 8);
    let index = i32x4.add(i32x4.splat(firstRow * columns + panel * 8), i32x4(0, 1, 2, 3));
    for (const end = read + <usize>rows * ROW; read < end; read += 32, write += 32) {
      const right = i32x4.add(index, i32x4.splat(4));
      v128.store(write, f32x4.mul(v128.load(read), mask(index, keys, least, scales)));
      v128.store(write, f32x4.mul(v128.load(read, 16), mask(right, keys, least, scales)), 16);
      index = i32x4.add(index, i32x4.splat(columns));
    }
  }
}

export function tanh(y: i32, count: i32): void {
  let at = bytes(y);
  for (const end = at + bytes(count); at < end; at += 16) v128.store(at, squash(v128.load(at)));
}

export function relu(y: i32, count: i32): void {
  let at = bytes(y);
  for (const end = at + bytes(count); at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
}

export function reluBackward(d: i32, y: i32, count: i32): void {
  let at = bytes(d), yp = bytes(y);
  for (const end = at + bytes(count); at < end; at += 16, yp += 16) {
    v128.store(at, v128.and(v128.load(at), f32x4.gt(v128.load(yp), f32x4.splat(0))));
  }
}

/** Four pairs of sums, so that neither the adder's delay nor large counts matter. */
export function sumSquares(a: i32, count: i32): f64 {
  let at = bytes(a), total: f64 = 0;
  const end = at + bytes(count);
  while (at < end) {
    let left = f32x4.splat(0), right = f32x4.splat(0);
    const stop = min(end, at + 4096);
    for (; at < stop; at += 32) {
      const x = v128.load(at), y = v128.load(at, 16);
      left = mad(x, x, left);
      right = mad(y, y, right);
    }
    left = f32x4.add(left, right);
    total += <f64>f32x4.extract_lane(left, 0) + <f64>f32x4.extract_lane(left, 1)
      + <f64>f32x4.extract_lane(left, 2) + <f64>f32x4.extract_lane(left, 3);
  }
  return total;
}

export function adam(w: i32, g: i32, m: i32, v: i32, count: i32, shrink: f32, rate: f32, second: f32): void {
  const wp = bytes(w), gp = bytes(g), mp = bytes(m), vp = bytes(v);
  const shrinks = f32x4.splat(shrink), rates = f32x4.splat(rate), seconds = f32x4.splat(second);
  for (let at: usize = 0; at < bytes(count); at += 16) {
    const slope = f32x4.mul(v128.load(gp + at), shrinks);
    const first = mad(f32x4.splat(0.9), v128.load(mp + at), f32x4.mul(f32x4.splat(0.1), slope));
    const square = mad(f32x4.splat(0.999), v128.load(vp + at), f32x4.mul(f32x4.mul(f32x4.splat(0.001), slope), slope));
    v128.store(mp + at, first); v128.store(vp + at, square);
    const root = mad(f32x4.sqrt(square), seconds, f32x4.splat(1e-7));
    v128.store(wp + at, f32x4.sub(v128.load(wp + at), f32x4.div(f32x4.mul(rates, first), root)));
  }
}

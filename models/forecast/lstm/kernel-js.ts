/** The compact LSTM's arithmetic in plain JavaScript: the reference of the WebAssembly kernel, and its stand-in where an engine has no SIMD. */

import { hash31 } from './dropout.ts';
import { BETA1, BETA2, EPSILON, KEEP, type Kernel } from './kernel.ts';

/** A kernel over `floats` numbers of fresh memory. */
export function openPlainKernel(floats: number): Kernel {
  const f = new Float32Array(floats);
  return {
    name: 'js',
    memory: f,

    // Four rows by four columns stay in registers: sixteen products for eight loads.
    multiply(c, cRows, rows, columns, a, aRows, depth, w, start) {
      for (let column = 0; column < columns; column += 4) {
        const panel = column >> 3;
        const half = column & 7;
        const wAt = w + panel * depth * 8 + half;
        for (let row = 0; row < rows; row += 4) {
          const cAt = c + (panel * cRows + row) * 8 + half;
          const sums = tile(f, start, cAt, start + column);
          let [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33] = sums;
          let at = wAt;
          for (let k = 0; k < depth; k += 8) {
            const from = a + ((k >> 3) * aRows + row) * 8;
            for (let i = from; i < from + 8; i++, at += 8) {
              const w0 = f[at]!;
              const w1 = f[at + 1]!;
              const w2 = f[at + 2]!;
              const w3 = f[at + 3]!;
              const a0 = f[i]!;
              s00 += a0 * w0;
              s01 += a0 * w1;
              s02 += a0 * w2;
              s03 += a0 * w3;
              const a1 = f[i + 8]!;
              s10 += a1 * w0;
              s11 += a1 * w1;
              s12 += a1 * w2;
              s13 += a1 * w3;
              const a2 = f[i + 16]!;
              s20 += a2 * w0;
              s21 += a2 * w1;
              s22 += a2 * w2;
              s23 += a2 * w3;
              const a3 = f[i + 24]!;
              s30 += a3 * w0;
              s31 += a3 * w1;
              s32 += a3 * w2;
              s33 += a3 * w3;
            }
          }
          store(f, cAt, s00, s01, s02, s03);
          store(f, cAt + 8, s10, s11, s12, s13);
          store(f, cAt + 16, s20, s21, s22, s23);
          store(f, cAt + 24, s30, s31, s32, s33);
        }
      }
    },

    multiplyTransposed(g, depth, columns, a, aRows, d, dRows, rows) {
      for (let column = 0; column < columns; column += 4) {
        const dAt = d + (column >> 3) * dRows * 8 + (column & 7);
        for (let k = 0; k < depth; k += 4) {
          const aAt = a + (k >> 3) * aRows * 8 + (k & 7);
          let [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33] = ZEROS;
          for (let i = 0; i < rows * 8; i += 8) {
            const d0 = f[dAt + i]!;
            const d1 = f[dAt + i + 1]!;
            const d2 = f[dAt + i + 2]!;
            const d3 = f[dAt + i + 3]!;
            const a0 = f[aAt + i]!;
            s00 += a0 * d0;
            s01 += a0 * d1;
            s02 += a0 * d2;
            s03 += a0 * d3;
            const a1 = f[aAt + i + 1]!;
            s10 += a1 * d0;
            s11 += a1 * d1;
            s12 += a1 * d2;
            s13 += a1 * d3;
            const a2 = f[aAt + i + 2]!;
            s20 += a2 * d0;
            s21 += a2 * d1;
            s22 += a2 * d2;
            s23 += a2 * d3;
            const a3 = f[aAt + i + 3]!;
            s30 += a3 * d0;
            s31 += a3 * d1;
            s32 += a3 * d2;
            s33 += a3 * d3;
          }
          const gAt = g + ((column >> 3) * depth + k) * 8 + (column & 7);
          store(f, gAt, s00, s01, s02, s03);
          store(f, gAt + 8, s10, s11, s12, s13);
          store(f, gAt + 16, s20, s21, s22, s23);
          store(f, gAt + 24, s30, s31, s32, s33);
        }
      }
    },

    transpose(to, from, rows, columns) {
      for (let column = 0; column < columns; column++) {
        const read = from + (column >> 3) * rows * 8 + (column & 7);
        const write = to + column * 8;
        for (let row = 0; row < rows; row++) f[write + (row >> 3) * columns * 8 + (row & 7)] = f[read + row * 8]!;
      }
    },

    sumRows(to, d, dRows, rows, columns) {
      for (let column = 0; column < columns; column++) {
        const at = d + (column >> 3) * dRows * 8 + (column & 7);
        let sum = 0;
        for (let i = 0; i < rows * 8; i += 8) sum += f[at + i]!;
        f[to + column] = sum;
      }
    },

    gates(z, zRows, before, c, cRows, tanhC, tRows, h, hRows, rows, units) {
      const gate = (units >> 3) * zRows * 8;
      for (let panel = 0; panel < units >> 3; panel++) {
        for (let i = 0; i < rows * 8; i++) {
          const zAt = z + panel * zRows * 8 + i;
          const cAt = panel * cRows * 8 + i;
          const input = sigmoid(f[zAt]!);
          const forget = sigmoid(f[zAt + gate]!);
          const cell = Math.tanh(f[zAt + 2 * gate]!);
          const output = sigmoid(f[zAt + 3 * gate]!);
          const state = forget * f[before + cAt]! + input * cell;
          const tanh = Math.tanh(state);
          f[zAt] = input;
          f[zAt + gate] = forget;
          f[zAt + 2 * gate] = cell;
          f[zAt + 3 * gate] = output;
          f[c + cAt] = state;
          f[tanhC + panel * tRows * 8 + i] = tanh;
          f[h + panel * hRows * 8 + i] = output * tanh;
        }
      }
    },

    gatesBackward(z, zRows, before, cRows, tanhC, tRows, dh, dhRows, dc, rows, units) {
      const gate = (units >> 3) * zRows * 8;
      for (let panel = 0; panel < units >> 3; panel++) {
        for (let i = 0; i < rows * 8; i++) {
          const zAt = z + panel * zRows * 8 + i;
          const dcAt = dc + panel * rows * 8 + i;
          const input = f[zAt]!;
          const forget = f[zAt + gate]!;
          const cell = f[zAt + 2 * gate]!;
          const output = f[zAt + 3 * gate]!;
          const tanh = f[tanhC + panel * tRows * 8 + i]!;
          const dH = f[dh + panel * dhRows * 8 + i]!;
          const dC = f[dcAt]! + dH * output * (1 - tanh * tanh);
          f[zAt] = dC * cell * input * (1 - input);
          f[zAt + gate] = dC * f[before + panel * cRows * 8 + i]! * forget * (1 - forget);
          f[zAt + 2 * gate] = dC * input * (1 - cell * cell);
          f[zAt + 3 * gate] = dH * tanh * output * (1 - output);
          f[dcAt] = dC * forget;
        }
      }
    },

    dropout(to, toRows, from, fromRows, firstRow, rows, columns, key, threshold, scale) {
      for (let panel = 0; panel < columns >> 3; panel++) {
        for (let row = 0; row < rows; row++) {
          const read = from + (panel * fromRows + row) * 8;
          const write = to + (panel * toRows + row) * 8;
          const index = (firstRow + row) * columns + panel * 8;
          for (let lane = 0; lane < 8; lane++) {
            f[write + lane] = hash31((index + lane) ^ key) < threshold ? 0 : f[read + lane]! * scale;
          }
        }
      }
    },

    tanh(y, count) {
      for (let i = y; i < y + count; i++) f[i] = Math.tanh(f[i]!);
    },

    relu(y, count) {
      for (let i = y; i < y + count; i++) f[i] = Math.max(0, f[i]!);
    },

    reluBackward(d, y, count) {
      for (let i = 0; i < count; i++) if (f[y + i]! <= 0) f[d + i] = 0;
    },

    sumSquares(a, count) {
      let sum = 0;
      for (let i = a; i < a + count; i++) sum += f[i]! * f[i]!;
      return sum;
    },

    adam(w, g, m, v, count, shrink, rate, second) {
      for (let i = 0; i < count; i++) {
        const slope = f[g + i]! * shrink;
        const first = BETA1 * f[m + i]! + (1 - BETA1) * slope;
        const square = BETA2 * f[v + i]! + (1 - BETA2) * slope * slope;
        f[m + i] = first;
        f[v + i] = square;
        f[w + i]! -= (rate * first) / (Math.sqrt(square) * second + EPSILON);
      }
    },
  };
}

type Tile = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];
const ZEROS: Tile = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** What sixteen sums start from: zero, what C holds at `c`, or four numbers of a vector at `bias`, the same in each row. */
function tile(f: Float32Array, start: number, c: number, bias: number): Tile {
  if (start === 0) return ZEROS;
  const [at, step] = start === KEEP ? [c, 8] : [bias, 0];
  const n = (i: number): number => f[at + (i >> 2) * step + (i & 3)]!;
  return [n(0), n(1), n(2), n(3), n(4), n(5), n(6), n(7), n(8), n(9), n(10), n(11), n(12), n(13), n(14), n(15)];
}

function store(f: Float32Array, at: number, a: number, b: number, c: number, d: number): void {
  f[at] = a;
  f[at + 1] = b;
  f[at + 2] = c;
  f[at + 3] = d;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

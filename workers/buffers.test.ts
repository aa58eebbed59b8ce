/** Which memory moves with a message. */

import { expect, test } from 'vitest';
import { buffersOf } from './buffers.ts';

test('finds whole buffers once, however deep', () => {
  const one = Float64Array.of(1, 2);
  const two = new ArrayBuffer(8);
  const message = { a: [{ one }], again: one, map: new Map([['k', two]]), set: new Set([one]), text: 'x', none: null };
  expect(new Set(buffersOf(message))).toEqual(new Set([one.buffer, two]));
  expect(buffersOf(message)).toHaveLength(2);
});

test('leaves shared memory and parts of a buffer', () => {
  const part = new Float64Array(new ArrayBuffer(64), 8, 2);
  expect(buffersOf([part, new Float32Array(new SharedArrayBuffer(8))])).toEqual([]);
});

test('survives a circle', () => {
  const circle: { self?: unknown; data: Float32Array } = { data: new Float32Array(2) };
  circle.self = circle;
  expect(buffersOf(circle)).toEqual([circle.data.buffer]);
});

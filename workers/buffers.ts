/** Finds the memory inside a message that can move to the other thread instead of being copied. */

/**
 * The distinct buffers of all typed arrays and ArrayBuffers within plain objects, arrays, maps and sets. Left out: shared memory, and
 * views of a part of a buffer, whose rest may be somebody else's (those are copied).
 */
export function buffersOf(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const waiting: unknown[] = [message];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    if (value instanceof ArrayBuffer) {
      found.add(value);
    } else if (ArrayBuffer.isView(value)) {
      const { buffer, byteLength } = value;
      if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
    } else {
      seen.add(value);
      if (value instanceof Map) waiting.push(...value.keys());
      for (const inner of value instanceof Map || value instanceof Set ? value.values() : Object.values(value)) {
        waiting.push(inner);
      }
    }
  }
  return [...found];
}

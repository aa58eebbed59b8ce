/** Rows of the book as bytes and back: JSON, with the numbers and buffers that JSON cannot tell beside it. */

const BUFFERS = { f4: Float32Array, f8: Float64Array, u1: Uint8Array, i4: Int32Array } as const;
type BufferKind = keyof typeof BUFFERS;
type Plain = Readonly<Record<string, unknown>>;

/** `length of the JSON (32 bit) · JSON · buffers`. Throws a `TypeError` for what a row may not hold. */
export function rowsToBytes(rows: readonly unknown[]): Uint8Array<ArrayBuffer> {
  const buffers: Uint8Array[] = [];
  let room = 0;
  const put = (kind: string, bytes: Uint8Array) => {
    buffers.push(bytes);
    room += bytes.byteLength;
    return { [`$${kind}`]: [room - bytes.byteLength, bytes.byteLength] };
  };
  const text = JSON.stringify(rows, (_key, value: unknown) => {
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $n: numberText(value) };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return value;
    for (const [kind, Kind] of Object.entries(BUFFERS)) {
      if (value instanceof Kind) return put(kind, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    if (value instanceof ArrayBuffer) return put('b', new Uint8Array(value));
    throw new TypeError(`a backup cannot hold ${Object.prototype.toString.call(value)}`);
  });
  const json = new TextEncoder().encode(text);
  const bytes = new Uint8Array(4 + json.length + room);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const buffer of buffers) {
    bytes.set(buffer, at);
    at += buffer.length;
  }
  return bytes;
}

/** What JSON would make null, or 0 of −0. */
const numberText = (value: number) => (value === 0 ? '-0' : String(value));

/** Throws when the bytes are none of {@link rowsToBytes}. */
export function bytesToRows(bytes: Uint8Array): unknown[] {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  // Most rows are plain, and a reviver would triple the time.
  if (!text.includes('"$')) return JSON.parse(text) as unknown[];
  const cut = ([from, size]: readonly [number, number]) =>
    bytes.slice(4 + length + from, 4 + length + from + size).buffer;
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    const kind = keys[0];
    if (keys.length !== 1 || kind === undefined || !kind.startsWith('$')) return value;
    const told = (value as Plain)[kind];
    if (kind === '$n') return Number(told);
    const buffer = cut(told as [number, number]);
    return kind === '$b' ? buffer : new BUFFERS[kind.slice(1) as BufferKind](buffer);
  }) as unknown[];
}

/** Says what went wrong while measuring: the book's library keeps the browser's own error inside, and minified its classes have no name. */

/** An error with all that it wraps, and how much room the storage has. */
export async function sayError(error: unknown): Promise<string> {
  const words: string[] = [];
  for (let one: unknown = error; one instanceof Error || one instanceof DOMException; ) {
    words.push(`${one.name}: ${one.message}`);
    const { inner, failures } = one as { readonly inner?: unknown; readonly failures?: readonly unknown[] };
    const next = inner ?? failures?.[0];
    one = next === one ? undefined : next;
  }
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const room = `${Math.round(usage / 1e6)} of ${Math.round(quota / 1e6)} MB of storage used`;
  return `${words.length === 0 ? String(error) : words.join(' ← ')}; ${room}`;
}

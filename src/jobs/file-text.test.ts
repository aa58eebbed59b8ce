/** Which files are taken as text, and what is said of the others. */

import { describe, expect, test } from 'vitest';
import { LARGEST_FILE, readFileText } from './file-text.ts';

const bytes = (...values: number[]) => new Blob([Uint8Array.from(values)]);

describe('a file', () => {
  test('of text is read whole, accents across chunks included, without its byte order mark', async () => {
    const text = `\uFEFFdate,outlet,item\n${'2025-01-01,Café,Crème brûlée 🍮\n'.repeat(20_000)}`;
    const told: number[] = [];
    const outcome = await readFileText(new Blob([text]), { onProgress: ({ done }) => told.push(done) });
    expect(outcome).toEqual({ ok: true, value: text.slice(1) });
    expect(told.at(-1)).toBe(new Blob([text]).size);
  });

  test.each([
    ['empty', new Blob([])],
    ['spreadsheet', bytes(0x50, 0x4b, 0x03, 0x04, 0, 0)],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0, 1)],
    ['not-utf8', bytes(0xff, 0xfe, 0x64, 0x00)],
    ['not-utf8', new Blob(['date,item\n2025-01-01,Caf', Uint8Array.of(0xe9), ' noir\n'])],
    ['not-utf8', new Blob(['ends in half a letter ', Uint8Array.of(0xc3)])],
  ] as const)('that is %s is refused by that name', async (problem, file) => {
    expect(await readFileText(file)).toMatchObject({ ok: false, failure: { code: 'bad-input', detail: { problem } } });
  });

  test('that is too large is refused before it is read', async () => {
    const large = { size: LARGEST_FILE + 1, stream: () => expect.unreachable() } as unknown as Blob;
    expect(await readFileText(large)).toMatchObject({
      failure: { code: 'bad-input', detail: { problem: 'too-large', limit: LARGEST_FILE } },
    });
  });

  test('can be cancelled', async () => {
    const outcome = await readFileText(new Blob(['x'.repeat(1000)]), { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

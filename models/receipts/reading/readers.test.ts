/** Both readers, for real: they read what is printed, say the same twice, stop when told, and turn a page upright. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stopped, UNHURRIED } from '../../kit/control.ts';
import { type OpenCv, startOpenCv } from '../seeing/opencv.ts';
import { greyOf, turned } from '../seeing/pixels.ts';
import { englishFolder, openCvScript, readWeights, unpackedLanguage } from '../testing/opencv-here.mjs';
import { printPage } from '../testing/print.ts';
import { type Networks, openNetworks } from './networks.ts';
import { readPage } from './paddle-reader.ts';
import { openSecondReader, type SecondReader } from './second-reader.ts';

const ROWS = ['TOTAL 128.500', 'TELUR 28.000', 'BERAS 100.500'];
const SLOW = 120_000;

let networks: Networks;
let second: SecondReader;
let opened: Promise<OpenCv> | null = null;
const eye = () => {
  opened ??= startOpenCv(openCvScript());
  return opened;
};
beforeAll(async () => {
  networks = await openNetworks({
    find: readWeights('find-lines.onnx'),
    read: readWeights('read-line.onnx'),
    threads: 1,
  });
  second = await openSecondReader({ english: englishFolder(), others: ['ind', 'msa'].map(unpackedLanguage) });
}, SLOW);
afterAll(async () => {
  await networks?.release();
  await second?.release();
});

test(
  'reads what is printed, twice the same, and leaves the page alone',
  async () => {
    const page = printPage(ROWS);
    const before = page.data.slice();
    const { lines, turn } = await readPage(page, 0, networks, UNHURRIED, eye);
    expect(
      lines
        .map(({ text }) => text)
        .join('\n')
        .replaceAll(/ /g, ''),
    ).toBe(ROWS.join('\n').replaceAll(/ /g, ''));
    expect(turn).toBe(0);
    expect(await readPage(page, 0, networks, UNHURRIED, eye)).toEqual({ page, turn, lines });
    expect(page.data.every((value, i) => value === before[i])).toBe(true);
  },
  SLOW,
);

test(
  'turns a page that lies on its side',
  async () => {
    const { lines, turn } = await readPage(turned(printPage(ROWS), 90), 0, networks, UNHURRIED, eye);
    expect(turn).toBe(270);
    expect(lines.map(({ text }) => text).join(' ')).toContain('128.500');
  },
  SLOW,
);

test(
  'turns a page that stands on its head',
  async () => {
    const { lines, turn } = await readPage(turned(printPage(ROWS), 180), 0, networks, UNHURRIED, eye);
    expect(turn).toBe(180);
    expect(lines.map(({ text }) => text).join(' ')).toContain('128.500');
  },
  SLOW,
);

test(
  'stops between two lines when told',
  async () => {
    let told = 0;
    const control = {
      report: () => {},
      rest: async () => {
        told += 1;
        if (told > 1) throw new Stopped();
      },
    };
    await expect(readPage(printPage(ROWS), 0, networks, control, eye)).rejects.toBeInstanceOf(Stopped);
    expect(told).toBe(2);
  },
  SLOW,
);

test(
  'a page of nothing has no lines',
  async () => {
    const blank = { width: 300, height: 400, data: new Uint8ClampedArray(4 * 300 * 400).fill(255) };
    expect((await readPage(blank, 0, networks, UNHURRIED, eye)).lines).toEqual([]);
  },
  SLOW,
);

test(
  'the second reader reads a line and says how sure it is',
  async () => {
    const { text, confidence } = await second.readLine(greyOf(printPage(['TOTAL 128.500'])));
    // Dots are not its letters: it may take one figure for another here.
    expect(text).toMatch(/^TOTAL 1\d\d\.500$/);
    expect(confidence).toBeGreaterThan(0.5);
  },
  SLOW,
);

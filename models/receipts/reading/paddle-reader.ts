/** The first reader: PP-OCRv6 finds the lines of a page, turns it upright where it is not, and spells each line. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import type { Control } from '../../kit/control.ts';
import type { OpenCv } from '../seeing/opencv.ts';
import { turned } from '../seeing/pixels.ts';
import type { ColourImage, StageName, Turn } from '../seeing/types.ts';
import type { FoundLine } from './find-lines.ts';
import { findText, flatPage, meanConfidence, spell, straightPage, trust, uprightPage } from './level-page.ts';
import { linesOfPage, type SpelledLine } from './lines-of-page.ts';
import type { Networks } from './networks.ts';
import { turnOfLine } from './read-line.ts';

/**
 * Mean confidence of letters below which a page is suspected of that: on its head, print is read with 0.7 to 0.82, upright with 0.95 and more,
 * on poor scans too.
 */
const SUSPECT = 0.9;

/** A page as the first reader leaves it. */
export interface FirstReading {
  readonly page: ColourImage;
  readonly turn: Turn;
  /** In the order of reading. */
  readonly lines: readonly ReadLine[];
}

/** The whole first reading. Reports under `doing: 'read'`. */
export async function readPage(
  photo: ColourImage,
  index: number,
  networks: Networks,
  control: Control,
  openCv: () => Promise<OpenCv>,
  without: readonly StageName[] = [],
): Promise<FirstReading> {
  const mayTurn = !without.includes('upright');
  const level = await uprightPage(photo, mayTurn, networks, control);
  let { page, turn, found } = level;
  if (!without.includes('uncurled')) ({ page, found } = await flatPage(level, networks, openCv));
  if (!without.includes('straightened')) ({ page, found } = straightPage(page, found));
  let spelled = await spellLines(page, found, networks, control);
  if (mayTurn && spelled.length >= 3 && meanConfidence(spelled) < SUSPECT) {
    const asItIs = await trust(page, found, 0, networks, control);
    if ((await trust(page, found, 180, networks, control)) > asItIs + 0.1) {
      turn = ((turn + 180) % 360) as Turn;
      const upright = turned(photo, turn);
      const { lines, spines } = await findText(upright, networks);
      const flat = await flatPage({ page: upright, found: lines, spines }, networks, openCv);
      ({ page, found } = straightPage(flat.page, flat.found));
      spelled = await spellLines(page, found, networks, control);
    }
  }
  return { page, turn, lines: linesOfPage(spelled, index) };
}

/** Spells lines one after the other, resting between. */
async function spellLines(
  page: ColourImage,
  found: readonly FoundLine[],
  networks: Networks,
  control: Control,
): Promise<readonly SpelledLine[]> {
  const spelled: SpelledLine[] = [];
  for (const { where } of found) {
    control.report({ doing: 'read', done: spelled.length, of: found.length });
    await control.rest();
    spelled.push({ where, characters: await spell(page, { where }, turnOfLine(where), networks) });
  }
  control.report({ doing: 'read', done: found.length, of: found.length });
  return spelled;
}

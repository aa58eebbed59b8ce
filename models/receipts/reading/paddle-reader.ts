/** The first reader: PP-OCRv6 finds the lines of a page and spells each. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import type { Control } from '../../kit/control.ts';
import type { ColourImage } from '../seeing/types.ts';
import { type FoundLine, inputToFind, linesOfMap, sizeToFind } from './find-lines.ts';
import { LETTERS } from './letters.ts';
import { linesOfPage, type SpelledLine } from './lines-of-page.ts';
import type { Networks } from './networks.ts';
import { charactersOf, stripOf } from './read-line.ts';

/** More lines than any paper has; a photo of a newspaper stops here. */
const MOST_LINES = 400;

/** Where text stands on the page; the surest lines where there are too many. */
export async function findLines(page: ColourImage, networks: Networks): Promise<readonly FoundLine[]> {
  const size = sizeToFind(page.width, page.height);
  const map = await networks.find.run(inputToFind(page, size));
  const lines = linesOfMap(map, size, page);
  return lines.length <= MOST_LINES
    ? lines
    : lines.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_LINES);
}

/** Spells lines one after the other, resting between; reports under `doing: 'read'`. */
export async function spellLines(
  page: ColourImage,
  found: readonly FoundLine[],
  networks: Networks,
  control: Control,
): Promise<readonly SpelledLine[]> {
  const spelled: SpelledLine[] = [];
  for (const { where } of found) {
    control.report({ doing: 'read', done: spelled.length, of: found.length });
    await control.rest();
    const strip = stripOf(page, where);
    spelled.push({ where, characters: charactersOf(await networks.read.run(strip.input), LETTERS, strip) });
  }
  control.report({ doing: 'read', done: found.length, of: found.length });
  return spelled;
}

/** The whole first reading of one page, in the order of reading. */
export async function readPage(
  page: ColourImage,
  index: number,
  networks: Networks,
  control: Control,
): Promise<readonly ReadLine[]> {
  const found = await findLines(page, networks);
  return linesOfPage(await spellLines(page, found, networks, control), index);
}

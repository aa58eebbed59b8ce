/** The first reader: PP-OCRv6 finds the lines of a page, turns it upright where it is not, and spells each line. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import type { Control } from '../../kit/control.ts';
import { turned } from '../seeing/pixels.ts';
import { leanOf, straightened, straighteningOf, straightPoint } from '../seeing/straighten.ts';
import type { ColourImage, StageName, Turn } from '../seeing/types.ts';
import { type FoundLine, inputToFind, linesOfMap, sizeToFind } from './find-lines.ts';
import { LETTERS } from './letters.ts';
import { linesOfPage, type SpelledLine } from './lines-of-page.ts';
import type { Networks } from './networks.ts';
import { charactersOf, stripOf, turnOfLine } from './read-line.ts';

/** More lines than any paper has; a photo of a newspaper stops here. */
const MOST_LINES = 400;
/** Lines that are tried both ways where a page may stand on its head. */
const TRIED = 6;
/** Mean confidence of letters below which a page is suspected of that. */
const SUSPECT = 0.72;

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
  without: readonly StageName[] = [],
): Promise<FirstReading> {
  let page = photo;
  let turn: Turn = 0;
  let found = await findLines(page, networks);
  const mayTurn = !without.includes('upright');
  if (mayTurn && mostStandOnEnd(found)) {
    const upwards = await trust(page, found, 90, networks, control);
    turn = upwards >= (await trust(page, found, 270, networks, control)) ? 90 : 270;
    page = turned(photo, turn);
    found = await findLines(page, networks);
  }
  if (!without.includes('straightened')) ({ page, found } = straight(page, found));
  let spelled = await spellLines(page, found, networks, control);
  if (mayTurn && spelled.length >= 3 && meanOf(spelled) < SUSPECT) {
    const asItIs = await trust(page, found, 0, networks, control);
    if ((await trust(page, found, 180, networks, control)) > asItIs + 0.1) {
      turn = ((turn + 180) % 360) as Turn;
      page = turned(photo, turn);
      ({ page, found } = straight(page, await findLines(page, networks)));
      spelled = await spellLines(page, found, networks, control);
    }
  }
  return { page, turn, lines: linesOfPage(spelled, index) };
}

/** The page without its lean, and its lines with it. */
function straight(page: ColourImage, found: readonly FoundLine[]) {
  const lean = leanOf(found.map(({ where }) => where));
  if (lean === 0) return { page, found };
  const turn = straighteningOf(page, lean);
  const lines = found.map(({ where, confidence }) => {
    const { x, y } = straightPoint(turn, where.cx, where.cy);
    const ux = turn.cos * where.ux + turn.sin * where.uy;
    const uy = turn.cos * where.uy - turn.sin * where.ux;
    return { where: { ...where, cx: x, cy: y, ux, uy }, confidence };
  });
  return { page: straightened(page, turn), found: lines };
}

/** Where text stands on the page; the surest lines where there are too many. */
export async function findLines(page: ColourImage, networks: Networks): Promise<readonly FoundLine[]> {
  const size = sizeToFind(page.width, page.height);
  const map = await networks.find.run(inputToFind(page, size));
  const lines = linesOfMap(map, size, page);
  return lines.length <= MOST_LINES
    ? lines
    : lines.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_LINES);
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

async function spell(page: ColourImage, { where }: Pick<FoundLine, 'where'>, turn: Turn, networks: Networks) {
  const strip = stripOf(page, where, turn);
  return charactersOf(await networks.read.run(strip.input), LETTERS, strip);
}

function mostStandOnEnd(found: readonly FoundLine[]): boolean {
  if (found.length < 3) return false;
  let [ends, all] = [0, 0];
  for (const { where } of found) {
    const length = Math.max(where.width, where.height);
    all += length;
    if (turnOfLine(where) !== 0) ends += length;
  }
  return ends > 0.6 * all;
}

/** How sure the reader is of the longest lines, read as if the page were turned so; 0 … 1. */
async function trust(
  page: ColourImage,
  found: readonly FoundLine[],
  turn: Turn,
  networks: Networks,
  control: Control,
): Promise<number> {
  const longest = found
    .toSorted((a, b) => Math.max(b.where.width, b.where.height) - Math.max(a.where.width, a.where.height))
    .slice(0, TRIED);
  const tried: SpelledLine[] = [];
  for (const { where } of longest) {
    await control.rest();
    tried.push({ where, characters: await spell(page, { where }, turn, networks) });
  }
  return meanOf(tried);
}

function meanOf(spelled: readonly SpelledLine[]): number {
  const letters = spelled.flatMap(({ characters }) => characters);
  return letters.length === 0 ? 0 : letters.reduce((sum, { confidence }) => sum + confidence, 0) / letters.length;
}

/** Where the lines of a page stand, which way up it lies, and the page without its lean: what comes before a page is read. */

import type { Control } from '../../kit/control.ts';
import type { OpenCv } from '../seeing/opencv.ts';
import { turned } from '../seeing/pixels.ts';
import { leanOf, straightened, straighteningOf, straightPoint } from '../seeing/straighten.ts';
import type { ColourImage, Turn } from '../seeing/types.ts';
import { bowOf, type Spine, uncurled } from '../seeing/uncurl.ts';
import { type FoundLine, type FoundText, inputToFind, sizeToFind, textOfMap } from './find-lines.ts';
import { LETTERS } from './letters.ts';
import type { SpelledLine } from './lines-of-page.ts';
import type { Networks } from './networks.ts';
import { charactersOf, stripOf, turnOfLine } from './read-line.ts';

/** More lines than any paper has; a photo of a newspaper stops here. */
const MOST_LINES = 400;
/** Lines that are tried both ways where a page may stand on its head. */
const TRIED = 6;

export interface LevelPage {
  readonly page: ColourImage;
  readonly turn: Turn;
  readonly found: readonly FoundLine[];
  readonly spines: readonly Spine[];
}

/** A page whose lines stand on end is turned the way its longest lines read best. One that stands on its head is not seen here. */
export async function uprightPage(
  photo: ColourImage,
  mayTurn: boolean,
  networks: Networks,
  control: Control,
): Promise<LevelPage> {
  const { lines: found, spines } = await findText(photo, networks);
  if (!mayTurn || !mostStandOnEnd(found)) return { page: photo, turn: 0, found, spines };
  const upwards = await trust(photo, found, 90, networks, control);
  const turn = upwards >= (await trust(photo, found, 270, networks, control)) ? 90 : 270;
  const page = turned(photo, turn);
  const again = await findText(page, networks);
  return { page, turn, found: again.lines, spines: again.spines };
}

/** The page with its bow taken out, and its lines found again, where its lines are bent so much that it pays. */
export async function flatPage(
  { page, found, spines }: Pick<LevelPage, 'page' | 'found' | 'spines'>,
  networks: Networks,
  openCv: () => Promise<OpenCv>,
): Promise<Pick<LevelPage, 'page' | 'found'>> {
  const bow = bowOf(spines);
  if (bow === null) return { page, found };
  const flat = uncurled(await openCv(), page, bow);
  return { page: flat, found: (await findText(flat, networks)).lines };
}

/** The page without its lean, and its lines with it. */
export function straightPage(page: ColourImage, found: readonly FoundLine[]) {
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
export async function findText(page: ColourImage, networks: Networks): Promise<FoundText> {
  const size = sizeToFind(page.width, page.height);
  const map = await networks.find.run(inputToFind(page, size));
  const { lines, spines } = textOfMap(map, size, page);
  if (lines.length <= MOST_LINES) return { lines, spines };
  return { lines: lines.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_LINES), spines };
}

/** Reads one line as it reads after its page is turned. */
export async function spell(page: ColourImage, { where }: Pick<FoundLine, 'where'>, turn: Turn, networks: Networks) {
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
export async function trust(
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
  return meanConfidence(tried);
}

/** Of all letters; 0 where there are none. */
export function meanConfidence(spelled: readonly SpelledLine[]): number {
  const letters = spelled.flatMap(({ characters }) => characters);
  return letters.length === 0 ? 0 : letters.reduce((sum, { confidence }) => sum + confidence, 0) / letters.length;
}

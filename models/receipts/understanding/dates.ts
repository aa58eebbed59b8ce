/** Finds the day of a paper in the ways it is printed in the region: day first, month names in three languages, short years. */

import { type Day, parseDay } from '../../../src/domain/day.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'januari', 'january'],
  ['feb', 'peb', 'februari', 'february', 'pebruari'],
  ['mar', 'mac', 'mrt', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'julai', 'juli', 'july'],
  ['agu', 'agt', 'agustus', 'aug', 'ogo', 'ogos', 'august', 'ags'],
  ['sep', 'sept', 'september'],
  ['okt', 'oct', 'oktober', 'october'],
  ['nov', 'nop', 'november', 'nopember'],
  ['des', 'dec', 'dis', 'desember', 'december', 'disember'],
];
const monthByName = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const NAME = [...monthByName.keys()].sort((a, b) => b.length - a.length).join('|');

const NUMERIC = /(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?!\d)/g;
const ISO = /(?<!\d)(20\d{2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)/g;
const NAMED = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s./,'-]{0,3}(${NAME})[a-z]*[\\s./,'-]{0,3}(\\d{4}|\\d{2})(?!\\d)`,
  'gi',
);
const NAME_FIRST = new RegExp(
  `\\b(${NAME})[a-z]*[\\s.-]{0,2}(\\d{1,2})(?:st|nd|rd|th)?[\\s,.-]{1,3}(\\d{4})(?!\\d)`,
  'gi',
);
const PACKED = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/g;
const WORDS = /\b(?:date|tanggal|tgl|tarikh|inv(?:oice)? date|dated)\b/i;

interface FoundDay {
  readonly day: Day;
  readonly score: number;
}

/**
 * The paper's day, or null. Two short numbers in a row are day/month/year, as both countries write it; month/day only where the first cannot be a
 * month's day. A date beside the word for it wins, then one with a time, then the first. `latest` keeps expiry dates out.
 */
export function dayOfPaper(texts: readonly string[], latest: Day | null): Day | null {
  const found: FoundDay[] = [];
  texts.forEach((text, index) => {
    const repaired = repairDigits(text);
    const before = index > 0 ? texts[index - 1]! : '';
    const bonus =
      (WORDS.test(text) ? 3 : /^\W*(?:date|tanggal|tgl|tarikh)\W*$/i.test(before) ? 2 : 0) +
      (/\d{1,2}[:.]\d{2}/.test(text) ? 1 : 0) -
      (/exp|luput|kadaluarsa|valid|sampai|until|due|tempo|print/i.test(text) ? 4 : 0);
    const add = (year: string, month: number, day: string, sure: number) => {
      const named = toDay(year, month, Number(day));
      if (named === null || (latest !== null && named > latest) || named < '2000-01-01') return;
      found.push({ day: named, score: bonus + sure - index / 1000 });
    };
    for (const [, y, m, d] of repaired.matchAll(ISO)) add(y!, Number(m), d!, 1);
    for (const [, d, name, y] of text.matchAll(NAMED)) add(y!, monthByName.get(name!.toLowerCase())!, d!, 1);
    for (const [, name, d, y] of text.matchAll(NAME_FIRST)) add(y!, monthByName.get(name!.toLowerCase())!, d!, 1);
    for (const [, first, , second, y] of repaired.matchAll(NUMERIC)) {
      if (Number(second) <= 12) add(y!, Number(second), first!, y!.length === 4 ? 1 : 0.5);
      else add(y!, Number(first), second!, 0.4);
    }
    for (const [, y, m, d] of repaired.matchAll(PACKED)) add(y!, Number(m), d!, -1);
  });
  if (found.length === 0) return null;
  return found.reduce((best, one) => (one.score > best.score ? one : best)).day;
}

function toDay(year: string, month: number, day: number): Day | null {
  const full = year.length === 2 ? `20${year}` : year;
  return parseDay(`${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** Look-alike letters between digits and date marks: `O2/03/2O18`. */
function repairDigits(text: string): string {
  return text
    .replace(/(?<=[\d/.-])[oOQD](?=[\d/.\s-]|$)|(?<![A-Za-z])[oO](?=\d)/g, '0')
    .replace(/(?<=[\d/.-])[lI|](?=[\d/.\s-]|$)|(?<![A-Za-z])[lI|](?=\d)/g, '1');
}

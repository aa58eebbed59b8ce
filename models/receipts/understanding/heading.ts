/** What stands above the items: who sold, the paper's number, and in which currency it counts. */

import type { Currency } from '../../../src/domain/money.ts';
import type { NumberFormat } from './numerals.ts';
import type { Row } from './rows.ts';

const textOf = (row: Row) => row.tokens.map(({ text }) => text).join(' ');

const COMPANY =
  /\b(?:s\/?b|sdn|bhd|berhad|enterprise|trading|pt\.?|cv\.?|ud\.?|tbk|toko|kedai|restoran|restaurant|mart|market|supermarket|minimarket|pasar|warung|store|shop|cafe|bakery|farmasi|apotek|hardware|perusahaan|grosir|distributor|agen|mini ?market|swalayan|depot)\b/i;
const NOT_A_NAME =
  /\b(?:tax invoice|invoice|faktur|nota|receipt|struk|resit|surat jalan|cash bill|bill|jalan|jl|jln|lot|no|tel|telp|fax|phone|hp|npwp|gst|sst|reg|co\.? ?reg|date|tanggal|tarikh|time|cashier|kasir|table|meja|welcome|selamat datang|terima kasih|copy|page|kepada|customer|pelanggan|thank)\b/i;

/** The seller: a company's line among the first rows, else the first row that is a name. Null where none of them is. */
export function merchantOf(rows: readonly Row[]): string | null {
  const top = rows.slice(0, 7).map(textOf);
  const clean = (text: string) =>
    text
      .replace(/\(?\b(?:co\.?\s*)?(?:reg(?:istration)?\.?\s*(?:no\.?)?\s*:?)?\s*\(?\d{5,}\s*-?\s*[A-Z]?\)?.*$/i, '')
      .replace(/[\s(*:.-]+$/, '')
      .replace(/^[\s*:.-]+/, '')
      .trim();
  const letters = (text: string) => (text.match(/\p{L}/gu) ?? []).length;
  for (const text of top.slice(0, 5))
    if (COMPANY.test(text) && letters(clean(text)) >= 4 && !/^\W*(?:jalan|jl|jln|lot|no)\b/i.test(text))
      return clean(text);
  for (const text of top) {
    const name = clean(text);
    if (letters(name) >= 4 && letters(name) >= 0.6 * name.replace(/\s/g, '').length && !NOT_A_NAME.test(text))
      return name;
  }
  return null;
}

const NUMBER =
  /\b(?:(?:tax |cash )?(?:invoice|inv|receipt|resit|struk|nota|faktur|bill|doc(?:ument)?|order|transaksi|trx|bon|check|chk|trans|sales|surat jalan|sj)\.?\s*(?:no|num|number|nomor|id|#)?|no\.?\s*(?:nota|faktur|struk|resit|invois|invoice|bon|transaksi|sj)?|nomor|#)\s*[.:#]*\s*[:#]?\s*([A-Z0-9][A-Z0-9/._-]*\d[A-Z0-9/._-]*)/i;
const OTHER_NUMBER =
  /\b(?:gst|sst|tel|telp|fax|phone|npwp|reg|table|meja|co|id no|tax id|roc|brn|jalan|jln|jl|lot|card|kartu|member|rek|account|hp|wa)\b/i;

/** The paper's own number, as printed, or null. */
export function numberOf(rows: readonly Row[]): string | null {
  for (const row of rows.slice(0, 25)) {
    const text = textOf(row);
    if (OTHER_NUMBER.test(text) && !/invoice|receipt|resit|faktur|nota|struk|bill/i.test(text)) continue;
    const found = NUMBER.exec(text);
    if (found !== null && !/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(found[1]!) && found[1]!.length >= 3)
      return found[1]!;
  }
  return null;
}

const EVIDENCE: readonly (readonly [Currency, RegExp, number])[] = [
  ['IDR', /\brp\b|\brp[.\d]|\bidr\b/gi, 3],
  [
    'MYR',
    /\brm\b|\brm\d|\bmyr\b|\bsdn\b|\bbhd\b|\b(?:kuala lumpur|selangor|johor|penang|pulau pinang|malaysia|sabah|sarawak)\b/gi,
    3,
  ],
  [
    'IDR',
    /\b(?:pb1|pbjt|ppn|npwp|tunai|kembali(?:an)?|jakarta|bandung|surabaya|bali|indonesia|diskon|pajak|telp|kasir)\b/gi,
    1,
  ],
  ['MYR', /\b(?:gst|sst|baki|resit|duitnow|tarikh|cukai|jln|kedai)\b/gi, 1],
  ['USD', /\busd\b|us\$/gi, 3],
  ['SGD', /\bsgd\b|s\$|\bsingapore\b/gi, 3],
  ['EUR', /€|\beur\b/gi, 4],
  ['GBP', /£|\bgbp\b/gi, 4],
  ['THB', /฿|\bthb\b|\bbaht\b/gi, 4],
  ['JPY', /¥|\bjpy\b/gi, 4],
  ['AUD', /\baud\b|a\$/gi, 3],
];

/**
 * The currency by evidence: marks, words and places, and how amounts are written (IDR without cents, MYR with). `expected` breaks a tie and stands
 * where nothing tells.
 */
export function currencyOf(
  texts: readonly string[],
  format: NumberFormat,
  largest: number,
  expected: Currency,
): Currency {
  const score = new Map<Currency, number>([[expected, 0.5]]);
  const add = (currency: Currency, points: number) => score.set(currency, (score.get(currency) ?? 0) + points);
  const all = texts.join('\n');
  for (const [currency, pattern, points] of EVIDENCE)
    add(currency, points * Math.min(4, all.match(pattern)?.length ?? 0));
  if (!format.cents) add('IDR', 2);
  else if (largest < 3000) add('MYR', 2);
  // `65,000.00` is no price of a kitchen in ringgit.
  if (largest >= 30_000) add('IDR', 3);
  return [...score].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Papers as kitchens of the region get them, made up by a seed with their truth, in every layout of lines: for tests and measuring. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import { createRandom, type Random } from '../../kit/random.ts';

export const LAYOUTS = [
  'name-amount',
  'quantity-first',
  'name-then-numbers',
  'barcode',
  'columns',
  'times-above',
  'numbered',
  'weights',
] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface MadeUpLine {
  readonly name: string;
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
  readonly amount: number;
}

export interface MadeUpPaper {
  readonly lines: readonly ReadLine[];
  readonly currency: 'IDR' | 'MYR';
  readonly items: readonly MadeUpLine[];
  readonly total: number;
  /** Printed with its sign only where it is less than nothing. */
  readonly rounding: number;
  readonly hasSubtotal: boolean;
}

const NAMES = {
  IDR: [
    'BAWANG MERAH BREBES',
    'CABAI RAWIT HIJAU',
    'MINYAK KELAPA TERATAI',
    'TEPUNG TERIGU KUNCI',
    'GULA PASIR PUTIHAN',
    'TEH MELATI POHON',
    'KECAP MANIS ANGSA',
    'SANTAN KOTAK KELAPA',
    'TAHU PUTIH SUMEDANG',
    'DAUN JERUK PILIHAN',
  ],
  MYR: [
    'BERAS WANGI KUNING',
    'MINYAK MASAK HELANG',
    'SOS CILI HARIMAU',
    'TELUR GRED SEDERHANA',
    'IKAN BILIS LANGKAH',
    'SUSU PEKAT MANIS',
    'TEPUNG GANDUM PUTIH',
    'KICAP PEKAT CAP LAYANG',
    'SERBUK KARI DAGING',
    'BIHUN CAP KERIS',
  ],
} as const;

/** A made-up paper whose sums hold. */
export function makeUpPaper(seed: number, layout: Layout, currency: 'IDR' | 'MYR' = 'IDR'): MadeUpPaper {
  const random = createRandom(seed, LAYOUTS.indexOf(layout));
  const minor = currency === 'IDR' ? 1 : 100;
  const names = random.shuffle([...NAMES[currency]]);
  const items = Array.from({ length: 2 + random.below(5) }, (_, index): MadeUpLine => {
    const unitPrice = currency === 'IDR' ? 500 * (4 + random.below(150)) : 5 * (20 + random.below(900));
    const quantity = layout === 'weights' ? (2 + random.below(30)) / 4 : 1 + random.below(9);
    return { name: names[index]!, quantity, unitPrice, amount: Math.round(quantity * unitPrice) };
  });
  const mark = currency === 'IDR' && random.uniform() < 0.5 ? '.' : ',';
  const money = (value: number) => printMoney(value, minor, mark);
  const sum = items.reduce((all, { amount }) => all + amount, 0);
  const service = random.uniform() < 0.3 ? Math.round(sum * 0.05) : 0;
  const tax = random.uniform() < 0.5 ? Math.round((sum + service) * (currency === 'IDR' ? 0.1 : 0.06)) : 0;
  const exact = sum + service + tax;
  const step = currency === 'IDR' ? 100 : 5;
  const rounding = Math.round(exact / step) * step - exact;
  const total = exact + rounding;
  const hasSubtotal = service + tax > 0 || random.uniform() < 0.5;
  const rows: Rows = [];
  heading(rows, random, currency);
  for (const [index, item] of items.entries()) printLine(rows, layout, item, index, money);
  const word = (id: string, ms: string) => (currency === 'IDR' ? id : ms);
  if (hasSubtotal)
    rows.push([
      ['SUBTOTAL', 2],
      [money(sum), -1],
    ]);
  if (service > 0)
    rows.push([
      [word('SERVICE 5%', 'CAJ PERKHIDMATAN'), 2],
      [money(service), -1],
    ]);
  if (tax > 0)
    rows.push([
      [word('PB1 10%', 'SST 6%'), 2],
      [money(tax), -1],
    ]);
  if (rounding !== 0)
    rows.push([
      [word('PEMBULATAN', 'PELARASAN PEMBUNDARAN'), 2],
      [`${rounding < 0 ? '-' : ''}${money(Math.abs(rounding))}`, -1],
    ]);
  rows.push([
    [word('TOTAL', 'JUMLAH RM'), 2],
    [money(total), -1],
  ]);
  const note = currency === 'IDR' ? 50_000 : 5000;
  const cash = Math.ceil(total / note) * note;
  rows.push([
    [word('TUNAI', 'TUNAI'), 2],
    [money(cash), -1],
  ]);
  rows.push([
    [word('KEMBALI', 'BAKI'), 2],
    [money(cash - total), -1],
  ]);
  rows.push([[word('TERIMA KASIH', 'SILA DATANG LAGI'), 12]]);
  return { lines: toLines(rows), currency, items, total, rounding, hasSubtotal };
}

/** A row: pieces with the column they start at, or -1 for set at the right edge. */
type Rows = (readonly (readonly [text: string, column: number])[])[];
const COLUMNS = 44;
const LETTER = 11;

function heading(rows: Rows, random: Random, currency: 'IDR' | 'MYR'): void {
  const day = 1 + random.below(28);
  if (currency === 'IDR') {
    rows.push([['TOKO SUMBER PANGAN', 12]], [['Jl. Kenanga Raya No. 17', 10]], [['Telp 0251 555017', 13]]);
    rows.push([[`Tgl ${String(day).padStart(2, '0')}/04/2025 09:14`, 0]]);
  } else {
    rows.push([['KEDAI RUNCIT SERI MELUR SDN BHD', 6]], [['No 8, Jalan Anggerik 3', 10]], [['Resit No: A10277', 0]]);
    rows.push([[`Tarikh: ${String(day).padStart(2, '0')}-04-2025`, 0]]);
  }
}

function printLine(
  rows: Rows,
  layout: Layout,
  { name, quantity, unitPrice, amount }: MadeUpLine,
  index: number,
  money: (value: number) => string,
): void {
  const right = [money(amount), -1] as const;
  if (layout === 'name-amount') {
    if (quantity === 1) rows.push([[name, 0], right]);
    else rows.push([[name, 0], right], [[`${quantity} x ${money(unitPrice)}`, 3]]);
  } else if (layout === 'quantity-first') rows.push([[`${quantity} ${name}`, 0], right]);
  else if (layout === 'name-then-numbers') rows.push([[name, 0]], [[`${quantity} X ${money(unitPrice)}`, 4], right]);
  else if (layout === 'barcode')
    rows.push(
      [[`899${String(1_000_000_000 + index * 7_654_321)}`, 0]],
      [[name, 0]],
      [[`${quantity} x ${money(unitPrice)}`, 4], right],
    );
  else if (layout === 'columns') {
    if (index === 0)
      rows.push([
        ['Nama', 0],
        ['Qty', 22],
        ['Harga', 28],
        ['Jumlah', -1],
      ]);
    rows.push([[name, 0], [String(quantity), 23], [money(unitPrice), 27], right]);
  } else if (layout === 'times-above') rows.push([[`${quantity}X @${money(unitPrice)}`, 6]], [[name, 0], right]);
  else if (layout === 'numbered')
    rows.push([[`${index + 1}. ${name}`, 0]], [[`${quantity} pcs x ${money(unitPrice)}`, 4], right]);
  else rows.push([[name, 0]], [[`${quantity.toFixed(3)} kg x ${money(unitPrice)}`, 4], right]);
}

function printMoney(value: number, minor: number, mark: string): string {
  const whole = String(Math.floor(value / minor)).replace(/\B(?=(\d{3})+$)/g, mark);
  return minor === 1 ? whole : `${whole}.${String(value % minor).padStart(2, '0')}`;
}

function toLines(rows: Rows): readonly ReadLine[] {
  return rows.flatMap((pieces, row) =>
    pieces.map(([text, column]): ReadLine => {
      const left = (column < 0 ? COLUMNS - text.length : column) * LETTER;
      return {
        text,
        box: [left, row * 26, left + text.length * LETTER, row * 26 + 20],
        confidence: 0.95,
        page: 0,
        words: [],
      };
    }),
  );
}

/** Papers of Indonesia and Malaysia that never were: every layout of lines, with exact truth, the same ones for the same seed. */

import { createRandom } from '../../models/kit/random.ts';
import type { Currency } from '../../src/domain/money.ts';

/** How a line of a paper is laid out. */
export const LAYOUTS = [
  'name-amount',
  'quantity-name-amount',
  'name-then-price',
  'barcode-name-price',
  'numbered-wrapped',
  'columns',
  'discount-below',
  'no-prices',
] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface MadeLine {
  readonly name: string;
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
  readonly discount: number;
  readonly amount: number;
}

/** A word or more at a place of the paper; `x` 0 left … 1 right. */
export interface MadeText {
  readonly text: string;
  readonly x: number;
  readonly align: 'left' | 'right' | 'center';
  readonly bold?: boolean;
}

export interface MadePaper {
  readonly layout: Layout;
  readonly currency: Currency;
  readonly merchant: string;
  /** ISO day. */
  readonly date: string;
  readonly lines: readonly MadeLine[];
  /** Null where the paper shows no prices. */
  readonly total: number | null;
  /** Rows from top to bottom, as they are printed. */
  readonly rows: readonly (readonly MadeText[])[];
}

const GOODS: Readonly<Record<'IDR' | 'MYR', readonly (readonly [name: string, price: number])[]>> = {
  IDR: [
    ['Beras Ramos 5kg', 68_500],
    ['Minyak Goreng 2L', 34_900],
    ['Gula Pasir 1kg', 16_500],
    ['Telur Ayam Negeri', 28_000],
    ['Ayam Potong', 36_000],
    ['Cabai Rawit Merah', 62_000],
    ['Bawang Merah', 38_500],
    ['Tahu Putih', 5_000],
    ['Tempe Papan', 6_500],
    ['Kecap Manis 520ml', 22_750],
    ['Santan Kelapa 200ml', 7_900],
    ['Kopi Bubuk 165g', 14_200],
  ],
  MYR: [
    ['Beras Wangi 5kg', 2_650],
    ['Minyak Masak 2kg', 1_390],
    ['Gula Halus 1kg', 285],
    ['Telur Gred A', 1_350],
    ['Ayam Standard', 940],
    ['Cili Padi Merah', 1_890],
    ['Bawang Besar', 450],
    ['Tauhu Putih', 180],
    ['Susu Pekat Manis', 320],
    ['Kicap Manis 345ml', 590],
    ['Santan Segar 200ml', 245],
    ['Teh Tarik Campur', 1_775],
  ],
};
const LONG = ['Isi Ulang Kemasan Ekonomis', 'Pek Jimat Keluarga'] as const;
const MERCHANTS = {
  IDR: ['TOKO SUMBER REJEKI', 'CV MAJU BERSAMA', 'PASAR SWALAYAN MELATI'],
  MYR: ['KEDAI RUNCIT SERI JAYA', 'PEMBORONG MAJU SDN BHD', 'PASAR RAYA HARMONI'],
} as const;

/** The paper of a seed; layouts and countries take turns. @param count lines; left out, three to eight. Long papers name some goods again */
export function makePaper(seed: number, count?: number): MadePaper {
  const random = createRandom(seed);
  const pick = <Of>(from: readonly Of[]): Of => from[random.below(from.length)]!;
  const layout = LAYOUTS[seed % LAYOUTS.length]!;
  const currency = Math.floor(seed / LAYOUTS.length) % 2 === 0 ? 'IDR' : 'MYR';
  const merchant = pick<string>(MERCHANTS[currency]);
  const day = 1 + random.below(28);
  const month = 1 + random.below(12);
  const date = `2026-${two(month)}-${two(day)}`;
  const goods =
    count === undefined
      ? random.shuffle([...GOODS[currency]]).slice(0, 3 + random.below(6))
      : Array.from({ length: Math.ceil(count / 12) }, () => random.shuffle([...GOODS[currency]]))
          .flat()
          .slice(0, count);
  const lines = goods.map(([name, unitPrice], index): MadeLine => {
    const quantity = layout === 'name-amount' ? 1 : 1 + random.below(6);
    const price = quantity * unitPrice;
    const discount = layout === 'discount-below' && index % 2 === 0 ? Math.round((price * 0.1) / 5) * 5 : 0;
    const longName = layout === 'numbered-wrapped' && index % 2 === 1 ? `${name} ${pick<string>(LONG)}` : name;
    return { name: longName, quantity, unitPrice, discount, amount: price };
  });
  const total = lines.reduce((sum, { amount, discount }) => sum + amount - discount, 0);
  const money = (minor: number) => writeMoney(minor, currency);
  const rows = [
    [{ text: merchant, x: 0.5, align: 'center', bold: true }],
    [
      {
        text: currency === 'IDR' ? 'Jl. Merdeka No. 12 Bandung' : 'No 8 Jalan Besar, 30000 Ipoh',
        x: 0.5,
        align: 'center',
      },
    ],
    [
      { text: `${currency === 'IDR' ? 'Tanggal' : 'Tarikh'}: ${two(day)}/${two(month)}/2026`, x: 0, align: 'left' },
      { text: `No. ${1000 + random.below(9000)}`, x: 1, align: 'right' },
    ],
    [],
    ...itemRows(layout, lines, money, currency),
    [],
    ...(layout === 'no-prices' ? signatureRows(currency) : totalRows(total, money, currency)),
  ] satisfies MadePaper['rows'];
  return { layout, currency, merchant, date, lines, total: layout === 'no-prices' ? null : total, rows };
}

function itemRows(
  layout: Layout,
  lines: readonly MadeLine[],
  money: (minor: number) => string,
  currency: 'IDR' | 'MYR',
): readonly (readonly MadeText[])[] {
  const left = (text: string, x = 0): MadeText => ({ text, x, align: 'left' });
  const right = (text: string, x = 1): MadeText => ({ text, x, align: 'right' });
  const heads: Partial<Record<Layout, readonly MadeText[]>> = {
    columns:
      currency === 'IDR'
        ? [left('Nama'), right('Qty', 0.55), right('Harga', 0.77), right('Jumlah')]
        : [left('Barang'), right('Kuantiti', 0.57), right('Harga', 0.77), right('Jumlah')],
    'no-prices': [left(currency === 'IDR' ? 'SURAT JALAN' : 'NOTA HANTARAN'), right('Qty')],
  };
  const head = heads[layout];
  const body = lines.flatMap(
    ({ name, quantity, unitPrice, discount, amount }, index): readonly (readonly MadeText[])[] => {
      switch (layout) {
        case 'name-amount':
          return [[left(name), right(money(amount))]];
        case 'quantity-name-amount':
          return [[left(`${quantity}`), left(name, 0.1), right(money(amount))]];
        case 'name-then-price':
          return [[left(name)], [left(`${quantity} X ${money(unitPrice)}`, 0.06), right(money(amount))]];
        case 'barcode-name-price':
          return [
            [left(`899${String(1_000_000_003 + index * 7_654_321)}`)],
            [left(name)],
            [left(`${quantity} x ${money(unitPrice)}`, 0.06), right(money(amount))],
          ];
        case 'numbered-wrapped': {
          const words = name.split(' ');
          const second = words.slice(4).join(' ');
          return [
            [left(`${index + 1}. ${words.slice(0, 4).join(' ')}`)],
            ...(second === '' ? [] : [[left(second, 0.06)]]),
            [left(`${quantity} x ${money(unitPrice)}`, 0.06), right(money(amount))],
          ];
        }
        case 'columns':
          return [[left(name), right(`${quantity}`, 0.55), right(money(unitPrice), 0.77), right(money(amount))]];
        case 'discount-below':
          return [
            [left(`${quantity} ${name}`), right(money(amount))],
            ...(discount === 0
              ? []
              : [[left(currency === 'IDR' ? 'Diskon' : 'Diskaun', 0.06), right(`-${money(discount)}`)]]),
          ];
        default:
          return [[left(`${index + 1}. ${name}`), right(`${quantity} pcs`)]];
      }
    },
  );
  return head === undefined ? body : [head, ...body];
}

function totalRows(
  total: number,
  money: (minor: number) => string,
  currency: 'IDR' | 'MYR',
): readonly (readonly MadeText[])[] {
  const step = currency === 'IDR' ? 50_000 : 5_000;
  const cash = Math.ceil(total / step) * step;
  const row = (label: string, minor: number, bold = false): readonly MadeText[] => [
    { text: label, x: 0, align: 'left', bold },
    { text: money(minor), x: 1, align: 'right', bold },
  ];
  return currency === 'IDR'
    ? [row('TOTAL', total, true), row('TUNAI', cash), row('KEMBALI', cash - total)]
    : [row('JUMLAH', total, true), row('TUNAI', cash), row('BAKI', cash - total)];
}

const signatureRows = (currency: 'IDR' | 'MYR'): readonly (readonly MadeText[])[] => [
  [
    { text: currency === 'IDR' ? 'Penerima' : 'Diterima oleh', x: 0, align: 'left' },
    { text: currency === 'IDR' ? 'Pengirim' : 'Dihantar oleh', x: 1, align: 'right' },
  ],
];

function writeMoney(minor: number, currency: 'IDR' | 'MYR'): string {
  if (currency === 'MYR') return (minor / 100).toFixed(2);
  return String(minor).replace(/\B(?=(\d{3})+$)/g, '.');
}

const two = (number: number) => String(number).padStart(2, '0');

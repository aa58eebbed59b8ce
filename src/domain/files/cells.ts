/** Dates, figures and units as people write them, turned into the one way the formats write them. */

import { numberToDay, parseDay } from '../day.ts';
import { unitFactorOf } from '../quantity.ts';
import type { CellType } from './formats.ts';

/** A function from a cell of a column to its canonical text; what it cannot make sense of it leaves, for the row's reader to name. */
export type ReadCell = (text: string) => string;

/** Reads a column by all its cells: which of two ways a date or a figure is written, the others tell, else `hasCommas`. */
export function cellReader(type: CellType, cells: readonly string[], hasCommas = false): ReadCell {
  switch (type) {
    case 'day':
      return dayReader(cells);
    case 'amount':
      return amountReader(cells, hasCommas);
    case 'money':
      return moneyReader(cells, hasCommas);
    case 'time':
      return canonicalTime;
    case 'unit':
      return canonicalUnit;
    case 'text':
      return (text) => text;
  }
}

const SLASHED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T].*)?$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/;
const WORDED = /^(\d{1,2})[ \-./]([a-z]{3,9})\.?[ \-./,]+(\d{4}|\d{2})$/i;
const SERIAL = /^\d{5}(\.\d+)?$/;
/** 1970-01-01 as Excel counts days (1900 system, its leap year that never was included). */
const EXCEL_EPOCH = 25_569;

/** By the first three letters, in English, Bahasa Indonesia and Bahasa Melayu. */
const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
  ...{ mei: 5, agu: 8, agt: 8, ags: 8, okt: 10, des: 12, mac: 3, ogo: 8, ogs: 8, dis: 12, jul_: 7 },
};

/** Day first unless a column shows that the month is: an American date has a second number above 12 somewhere, and no first one. */
function dayReader(cells: readonly string[]): ReadCell {
  let monthFirst = false;
  for (const cell of cells) {
    const parts = SLASHED.exec(cell);
    if (parts === null) continue;
    if (Number(parts[1]) > 12) {
      monthFirst = false;
      break;
    }
    if (Number(parts[2]) > 12) monthFirst = true;
  }
  return (text) => {
    const iso = (year: string, month: number, day: number) => {
      const full = year.length === 2 ? `20${year}` : year;
      const two = (number: number) => String(number).padStart(2, '0');
      return parseDay(`${full}-${two(month)}-${two(day)}`) ?? text;
    };
    const slashed = SLASHED.exec(text);
    if (slashed !== null) {
      const [one, other] = [Number(slashed[1]), Number(slashed[2])];
      return monthFirst ? iso(slashed[3]!, one, other) : iso(slashed[3]!, other, one);
    }
    const yearFirst = YEAR_FIRST.exec(text);
    if (yearFirst !== null) return iso(yearFirst[1]!, Number(yearFirst[2]), Number(yearFirst[3]));
    const worded = WORDED.exec(text);
    const month = worded === null ? undefined : MONTHS[worded[2]!.slice(0, 3).toLowerCase()];
    if (worded !== null && month !== undefined) return iso(worded[3]!, month, Number(worded[1]));
    return SERIAL.test(text) ? numberToDay(Math.floor(Number(text)) - EXCEL_EPOCH) : text;
  };
}

/** A comma in an amount is the decimal sign, unless the column has points for that; then it groups, as points do beside decimal commas. */
function amountReader(cells: readonly string[], hasCommas: boolean): ReadCell {
  const votes = voteOf(cells) ?? (hasCommas ? 'comma' : null);
  return (text) => {
    const bare = text.replaceAll(/[\s\u00a0]/g, '');
    if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return text;
    if (votes === 'comma') return bare.replaceAll('.', '').replace(',', '.');
    if (votes === 'point') return bare.replaceAll(/,(?=\d{3})/g, '');
    return /^[+-]?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
  };
}

/** In money a sign before three digits groups, unless the column shows that it does not. A currency before or `,-` behind says nothing. */
function moneyReader(cells: readonly string[], hasCommas: boolean): ReadCell {
  const strip = (text: string) =>
    text
      .replaceAll(/[\s\u00a0]/g, '')
      .replace(/^(?:rp|idr|rm|myr|usd|sgd|\$|€)\.?/i, '')
      .replace(/[.,]-+$/, '');
  // Nobody writes part of a rupiah in thousandths.
  const isGrouped = cells.some((cell) => /^rp/i.test(cell) && /\d\.\d{3}(,-*)?$/.test(cell));
  const votes = voteOf(cells.map(strip)) ?? (hasCommas || isGrouped ? 'comma' : null);
  return (text) => {
    const bare = strip(text);
    if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return text;
    if (votes === 'comma') return bare.replaceAll('.', '').replace(',', '.');
    if (votes === 'point') return bare.replaceAll(',', '');
    if (/^[+-]?\d{1,3}(,\d{3})+$/.test(bare)) return bare.replaceAll(',', '');
    return bare;
  };
}

/**
 * Which sign is the decimal one, where the column proves it: a sign with other than three digits behind it, or the last of two kinds, is. A
 * plain `1.500` proves nothing: the formats write decimals with a point.
 */
function voteOf(cells: readonly string[]): 'comma' | 'point' | null {
  let comma = 0;
  let point = 0;
  for (const cell of cells) {
    const text = cell.replaceAll(/[\s\u00a0]/g, '');
    if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text) || /^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text)) comma += 1;
    else if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(text)) point += 1;
    else if (/^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(text)) comma += 1;
    else if (/^[+-]?\d+\.(\d{1,2}|\d{4,})$/.test(text)) point += 1;
  }
  return comma > point ? 'comma' : point > 0 ? 'point' : null;
}

function canonicalTime(text: string): string {
  const spoken = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)$/i.exec(text);
  if (spoken !== null) {
    const hour = (Number(spoken[1]) % 12) + (spoken[3]!.toLowerCase() === 'pm' ? 12 : 0);
    return `${String(hour).padStart(2, '0')}:${spoken[2] ?? '00'}`;
  }
  const plain = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(text);
  return plain === null ? text : `${plain[1]!.padStart(2, '0')}:${plain[2]}`;
}

/** Units of other systems that the book knows by another word. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  ...{ gm: 'g', grams: 'g', gramme: 'g', grm: 'g', kgs: 'kg', kilogram: 'kg', kilograms: 'kg', kilogramme: 'kg' },
  ...{ mls: 'ml', millilitre: 'ml', milliliter: 'ml', mililiter: 'ml', ltr: 'l', liters: 'l', litres: 'l' },
  ...{
    pieces: 'pcs',
    piece: 'pcs',
    each: 'pcs',
    ea: 'pcs',
    unit: 'pcs',
    units: 'pcs',
    pce: 'pcs',
    bh: 'pcs',
    btr: 'pcs',
  },
  ...{ keping: 'pcs', portion: 'pcs', portions: 'pcs', porsi: 'pcs', dz: 'lusin', doz: 'lusin' },
};

function canonicalUnit(text: string): string {
  const word = text.toLowerCase().replace(/\.$/, '').trim();
  if (unitFactorOf(word) !== undefined) return word;
  return UNIT_WORDS[word] ?? text;
}

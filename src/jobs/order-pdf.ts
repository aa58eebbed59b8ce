/** An order on A4, as a PDF file: drawn on the device by pdf-lib, which is fetched when the first one is asked for. */

import { type Ink, openPainter, type TextPainter } from './paint-text.ts';

/** What stands on it, in words. */
export interface OrderSheetWords {
  readonly title: string;
  /** Under the title: from whom, for when. */
  readonly facts: readonly string[];
  readonly columns: readonly [item: string, amount: string, price: string];
  readonly lines: readonly { readonly name: string; readonly amount: string; readonly price: string }[];
  /** The last line; null where no price is known. */
  readonly total: { readonly label: string; readonly money: string } | null;
  readonly foot: string;
}

/** Points: A4, and its margins. */
const PAGE = { width: 595.28, height: 841.89, margin: 56 } as const;
const ROW = 22;
/** From one line of a long name to its next. */
const LINE = 14;
/** Points from the left: where amounts begin, and how wide they may be before they break. */
const AMOUNTS = { x: 330, width: 130 } as const;

/** One line of text, ready to be drawn. */
interface SetText {
  /** Points. */
  readonly width: number;
  readonly draw: (x: number) => void;
}

const INK: Ink = [0.16, 0.13, 0.1];
const SOFT: Ink = [0.4, 0.37, 0.34];

/**
 * The file's bytes. Helvetica is in every reader, so that none is embedded; it writes the letters of western languages. A text with any other
 * letter (豆腐, தயிர்) is painted as a picture by the fonts of this device: nothing is left out, and a long name breaks into lines. Throws
 * where that cannot be done.
 */
export async function drawOrderPdf(words: OrderSheetWords, painter?: TextPainter): Promise<Uint8Array> {
  const { PDFDocument, StandardFonts, rgb } = await import('@cantoo/pdf-lib');
  const file = await PDFDocument.create();
  file.setTitle(words.title);
  file.setProducer('Papadin');
  const plain = await file.embedFont(StandardFonts.Helvetica);
  const bold = await file.embedFont(StandardFonts.HelveticaBold);
  const known = new Set(plain.getCharacterSet());
  const isKnown = (text: string) => [...text].every((sign) => known.has(sign.codePointAt(0)!));
  const clean = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');
  let opened = painter;
  const paints = () => {
    opened ??= openPainter();
    return opened;
  };
  const widthOf = (text: string, size: number, isBold: boolean) =>
    isKnown(text) ? (isBold ? bold : plain).widthOfTextAtSize(text, size) : paints().measure(text, size, isBold);
  let page = file.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - PAGE.margin;
  const right = PAGE.width - PAGE.margin;

  const set = async (given: string, size: number, isBold = false, ink = INK, isPlain?: boolean): Promise<SetText> => {
    const text = clean(given);
    const font = isBold ? bold : plain;
    if (isPlain ?? isKnown(text)) {
      const color = rgb(...ink);
      return { width: widthOf(text, size, isBold), draw: (x) => page.drawText(text, { x, y, size, font, color }) };
    }
    const { png, width, height, descent } = await paints().paint(text, size, isBold, ink);
    const picture = await file.embedPng(png);
    return { width, draw: (x) => page.drawImage(picture, { x, y: y - descent, width, height }) };
  };
  const write = async (text: string, x: number, size: number, isBold = false, ink = INK) =>
    (await set(text, size, isBold, ink)).draw(x);
  const writeEnd = async (text: string, x: number, size: number, isBold = false) => {
    const line = await set(text, size, isBold);
    line.draw(x - line.width);
  };
  const rule = () =>
    page.drawLine({
      ...{ start: { x: PAGE.margin, y: y - 7 }, end: { x: right, y: y - 7 } },
      ...{ thickness: 0.5, color: rgb(...SOFT) },
    });
  /** Lines no wider than `width`, broken between words; a word that is wider, between what a reader takes for letters. At least one. */
  const wrap = (text: string, width: number, size: number, isBold = false): readonly string[] => {
    const lines: string[] = [];
    let line = '';
    const fits = (longer: string) => widthOf(longer, size, isBold) <= width;
    for (const word of clean(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const { segment } of new Intl.Segmenter().segment(word)) {
        if (line !== '' && !fits(line + segment)) {
          lines.push(line);
          line = '';
        }
        line += segment;
      }
    }
    return [...lines, line];
  };
  /** A text in lines below each other, all of one hand. Ends on the last of them. */
  const writeLines = async (text: string, size: number, isBold: boolean, ink: Ink, leading: number) => {
    const isPlain = isKnown(clean(text));
    for (const [index, line] of wrap(text, right - PAGE.margin, size, isBold).entries()) {
      if (index > 0) y -= leading;
      (await set(line, size, isBold, ink, isPlain)).draw(PAGE.margin);
    }
  };
  const head = async () => {
    const [item, amount, price] = words.columns;
    await write(item, PAGE.margin, 10, true, SOFT);
    await write(amount, AMOUNTS.x, 10, true, SOFT);
    await writeEnd(price, right, 10, true);
    rule();
    y -= ROW;
  };

  await writeLines(words.title, 20, true, INK, 24);
  y -= 28;
  for (const fact of words.facts) {
    await writeLines(fact, 11, false, SOFT, LINE);
    y -= 16;
  }
  y -= 14;
  await head();
  for (const { name, amount, price } of words.lines) {
    const names = wrap(name, AMOUNTS.x - PAGE.margin - 12, 11);
    const amounts = wrap(amount, AMOUNTS.width, 11);
    const more = Math.max(names.length, amounts.length) - 1;
    if (y - more * LINE < PAGE.margin + 3 * ROW) {
      page = file.addPage([PAGE.width, PAGE.height]);
      y = PAGE.height - PAGE.margin;
      await head();
    }
    await writeEnd(price, right, 11);
    const isPlain = isKnown(clean(name));
    for (let row = 0; row <= more; row++) {
      if (row > 0) y -= LINE;
      const [said, much] = [names[row], amounts[row]];
      if (said !== undefined) (await set(said, 11, false, INK, isPlain)).draw(PAGE.margin);
      if (much !== undefined) await write(much, AMOUNTS.x, 11);
    }
    rule();
    y -= ROW;
  }
  if (words.total !== null) {
    await write(words.total.label, AMOUNTS.x, 12, true);
    await writeEnd(words.total.money, right, 12, true);
    y -= ROW;
  }
  y -= 10;
  await writeLines(words.foot, 11, false, SOFT, LINE);
  return file.save();
}

/** An order on A4, as a PDF file: drawn on the device by pdf-lib, which is fetched when the first one is asked for. */

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

/**
 * The file's bytes. Helvetica is in every reader, so that none is embedded; it writes the letters of western languages, and what it cannot
 * write becomes a question mark (print the page instead).
 */
export async function drawOrderPdf(words: OrderSheetWords): Promise<Uint8Array> {
  const { PDFDocument, StandardFonts, rgb } = await import('@cantoo/pdf-lib');
  const file = await PDFDocument.create();
  file.setTitle(words.title);
  file.setProducer('Papadin');
  const [plain, bold] = [
    await file.embedFont(StandardFonts.Helvetica),
    await file.embedFont(StandardFonts.HelveticaBold),
  ];
  const known = new Set(plain.getCharacterSet());
  const clean = (text: string) =>
    [...text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ')]
      .map((sign) => (known.has(sign.codePointAt(0)!) ? sign : '?'))
      .join('');
  const ink = rgb(0.16, 0.13, 0.1);
  const soft = rgb(0.4, 0.37, 0.34);
  let page = file.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - PAGE.margin;
  const right = PAGE.width - PAGE.margin;

  const write = (text: string, x: number, size: number, font = plain, color = ink) =>
    page.drawText(clean(text), { x, y, size, font, color });
  const writeEnd = (text: string, x: number, size: number, font = plain) =>
    write(text, x - font.widthOfTextAtSize(clean(text), size), size, font);
  const rule = () =>
    page.drawLine({ start: { x: PAGE.margin, y: y - 7 }, end: { x: right, y: y - 7 }, thickness: 0.5, color: soft });
  /** Cuts a name that would run into the next column. */
  const shorten = (text: string, width: number, size: number) => {
    let cut = clean(text);
    while (cut.length > 1 && plain.widthOfTextAtSize(cut, size) > width) cut = `${cut.slice(0, -2)}…`;
    return cut;
  };
  const head = () => {
    const [item, amount, price] = words.columns;
    write(item, PAGE.margin, 10, bold, soft);
    write(amount, 330, 10, bold, soft);
    writeEnd(price, right, 10, bold);
    rule();
    y -= ROW;
  };

  write(words.title, PAGE.margin, 20, bold);
  y -= 28;
  for (const fact of words.facts) {
    write(fact, PAGE.margin, 11, plain, soft);
    y -= 16;
  }
  y -= 14;
  head();
  for (const { name, amount, price } of words.lines) {
    if (y < PAGE.margin + 3 * ROW) {
      page = file.addPage([PAGE.width, PAGE.height]);
      y = PAGE.height - PAGE.margin;
      head();
    }
    write(shorten(name, 330 - PAGE.margin - 12, 11), PAGE.margin, 11);
    write(shorten(amount, 130, 11), 330, 11);
    writeEnd(price, right, 11);
    rule();
    y -= ROW;
  }
  if (words.total !== null) {
    write(words.total.label, 330, 12, bold);
    writeEnd(words.total.money, right, 12, bold);
    y -= ROW;
  }
  y -= 10;
  write(words.foot, PAGE.margin, 11, plain, soft);
  return file.save();
}

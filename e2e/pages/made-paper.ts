/** Makes papers for journeys: a receipt drawn as it is printed, photographed on a dark table, as a picture, a PDF, or a film for the camera. */

import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export interface MadePaper {
  readonly head: readonly string[];
  /** Name, how much at what price, what it comes to. */
  readonly lines: readonly (readonly [name: string, middle: string, amount: string])[];
  readonly foot: readonly (readonly [words: string, amount: string])[];
}

export interface PhotoWish {
  readonly width?: number;
  readonly height?: number;
  /** Radians by which the paper lies askew. */
  readonly askew?: number;
  /** Pixels of blur. */
  readonly blur?: number;
}

function htmlOf({ head, lines, foot }: MadePaper): string {
  const row = (words: string, amount: string) => `<tr><td colspan="2">${words}</td><td class="end">${amount}</td></tr>`;
  const rows = lines.map(
    ([name, middle, amount]) =>
      `<tr><td colspan="3">${name}</td></tr><tr><td class="in" colspan="2">${middle}</td><td class="end">${amount}</td></tr>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 36px 30px; width: 560px; background: #fff; color: #111; font: 24px/1.5 "DejaVu Sans Mono", "Liberation Mono", monospace; }
    h1 { font-size: 30px; text-align: center; margin: 0; } p { text-align: center; margin: 0; }
    table { border-collapse: collapse; width: 100%; margin-top: 16px; border-top: 2px dashed #333; }
    .end { text-align: right; } .in { padding-left: 40px; } .foot { font-weight: 700; }
  </style><h1>${head[0]}</h1>${head
    .slice(1)
    .map((words) => `<p>${words}</p>`)
    .join('')}
  <table>${rows.join('')}</table><table class="foot">${foot.map(([words, amount]) => row(words, amount)).join('')}</table>`;
}

/** The paper as it is printed. */
async function printPaper(page: Page, paper: MadePaper): Promise<Buffer> {
  const printer = await page.context().newPage();
  await printer.setViewportSize({ width: 620, height: 400 });
  await printer.setContent(htmlOf(paper));
  const picture = await printer.screenshot({ fullPage: true });
  await printer.close();
  return picture;
}

/** A JPEG of the paper lying on a dark table. */
export async function photographPaper(page: Page, paper: MadePaper, wish: PhotoWish = {}): Promise<Buffer> {
  const printed = (await printPaper(page, paper)).toString('base64');
  const studio = await page.context().newPage();
  const taken = await studio.evaluate(
    async ({ printed, width, height, askew, blur }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${printed}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const brush = canvas.getContext('2d')!;
      brush.fillStyle = '#3a3028';
      brush.fillRect(0, 0, width, height);
      // Wood, so that the table is no plain colour.
      for (let y = 0; y < height; y += 7) {
        brush.fillStyle = `rgb(${52 + ((y * 13) % 17)} ${42 + ((y * 7) % 13)} 34)`;
        brush.fillRect(0, y, width, 4);
      }
      const scale = Math.min((width * 0.86) / image.width, (height * 0.9) / image.height);
      brush.translate(width / 2, height / 2);
      brush.rotate(askew);
      if (blur > 0) brush.filter = `blur(${blur}px)`;
      brush.drawImage(
        image,
        (-image.width * scale) / 2,
        (-image.height * scale) / 2,
        image.width * scale,
        image.height * scale,
      );
      return canvas.toDataURL('image/jpeg', 0.92).split(',')[1]!;
    },
    {
      printed,
      width: wish.width ?? 1200,
      height: wish.height ?? 1600,
      askew: wish.askew ?? 0.03,
      blur: wish.blur ?? 0,
    },
  );
  await studio.close();
  return Buffer.from(taken, 'base64');
}

/** A PDF of the paper, with its text as text. */
export async function pdfOfPaper(page: Page, paper: MadePaper): Promise<Buffer> {
  const printer = await page.context().newPage();
  await printer.setContent(htmlOf(paper));
  const file = await printer.pdf({ width: '620px', height: '900px', printBackground: true });
  await printer.close();
  return file;
}

/** A film of one picture for the browser's make-believe camera: motion JPEG is JPEGs in a row. */
export function filmOf(photo: Buffer, path: string): void {
  writeFileSync(path, Buffer.concat([photo, photo, photo]));
}

/** A PNG of one grey of any size, small on disk however many pixels it has. */
export function plainPicture(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 140);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** ISO 3309, as PNG asks for it. */
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A cat, as far as a canvas can. */
export async function photographCat(page: Page): Promise<Buffer> {
  const studio = await page.context().newPage();
  const taken = await studio.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1200;
    canvas.height = 900;
    const brush = canvas.getContext('2d')!;
    const sky = brush.createLinearGradient(0, 0, 0, 900);
    sky.addColorStop(0, '#8fb4c9');
    sky.addColorStop(1, '#6b5a43');
    brush.fillStyle = sky;
    brush.fillRect(0, 0, 1200, 900);
    const blob = (x: number, y: number, w: number, h: number, colour: string) => {
      brush.fillStyle = colour;
      brush.beginPath();
      brush.ellipse(x, y, w, h, 0, 0, 7);
      brush.fill();
    };
    blob(600, 650, 260, 200, '#b0763a');
    blob(600, 400, 170, 150, '#b97f42');
    for (const side of [-1, 1]) {
      brush.fillStyle = '#a86d34';
      brush.beginPath();
      brush.moveTo(600 + side * 60, 290);
      brush.lineTo(600 + side * 150, 180);
      brush.lineTo(600 + side * 160, 350);
      brush.fill();
      blob(600 + side * 60, 380, 26, 34, '#d8e07a');
      blob(600 + side * 60, 380, 8, 30, '#111');
    }
    blob(600, 450, 16, 11, '#5b2c22');
    for (let hair = 0; hair < 4000; hair++) {
      const turn = hair * 2.399;
      const away = Math.sqrt(hair / 4000) * 250;
      brush.strokeStyle = `hsl(28 45% ${30 + (hair % 30)}% / 0.5)`;
      brush.beginPath();
      brush.moveTo(600 + away * Math.cos(turn), 600 + away * Math.sin(turn));
      brush.lineTo(606 + away * Math.cos(turn), 612 + away * Math.sin(turn));
      brush.stroke();
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
  });
  await studio.close();
  return Buffer.from(taken, 'base64');
}

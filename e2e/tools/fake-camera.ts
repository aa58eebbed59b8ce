/** A camera that sees a picture: a film for Chromium's fake capture device, written frame by frame. */

import { writeFileSync } from 'node:fs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0 black … 255 white, row by row. */
  readonly grey: Uint8Array;
}

/** Chromium's switches for a camera that shows the film at `path`; no question is asked. */
export const cameraArgs = (path: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
];

/** Writes a YUV4MPEG2 film (I420) of one picture that stands still. Width and height must be even. */
export function writeFilm(path: string, { width, height, grey }: Picture): void {
  const luma = Buffer.from(grey.map((value) => 16 + Math.round((value * 219) / 255)));
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420mpeg2\n`);
  writeFileSync(path, Buffer.concat([head, frame, frame, frame]));
}

const LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];
const flip = (bits: string) => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join('');
const mirror = (bits: string) => [...bits].reverse().join('');

/** An EAN-13 on a white label on a grey table (bars by GS1 General Specifications, 5.2.1). */
export function drawEan13(code: string, { width = 640, height = 480, bar = 4 } = {}): Picture {
  const digits = [...code].map(Number);
  const left = digits.slice(1, 7).map((digit, i) => {
    const bits = LEFT[digit]!;
    return PARITY[digits[0]!]![i] === 'L' ? bits : mirror(flip(bits));
  });
  const bits = `101${left.join('')}01010${digits
    .slice(7)
    .map((digit) => flip(LEFT[digit]!))
    .join('')}101`;
  const grey = new Uint8Array(width * height).fill(150);
  const [from, top, tall] = [Math.floor((width - bits.length * bar) / 2), height / 4, height / 2];
  for (let y = top - 30; y < top + tall + 30; y++) {
    for (let x = from - 40; x < from + bits.length * bar + 40; x++) {
      const bit = bits[Math.floor((x - from) / bar)];
      const isBar = y >= top && y < top + tall && x >= from && bit === '1';
      grey[Math.floor(y) * width + x] = isBar ? 25 : 240;
    }
  }
  return { width, height, grey };
}

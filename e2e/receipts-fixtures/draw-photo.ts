/** Photographs a made paper: printed, laid on a table, seen askew, in shadow, blurred, noisy. Runs in a page of a browser. */

import type { Page } from '@playwright/test';
import type { MadePaper } from './made-papers.ts';

/** What the photographer did wrong; 0 is nothing. */
export interface Faults {
  /** Corners wander by this share of the paper's width. */
  readonly warp: number;
  /** Degrees. */
  readonly lean: number;
  /** The darkest part of the paper keeps 1 minus this of its light. */
  readonly shadow: number;
  /** Radius in pixels. */
  readonly blur: number;
  /** Standard deviation in grey values. */
  readonly noise: number;
  /** The paper fills the picture: a scan, with nothing around it. */
  readonly isScan: boolean;
  /** The camera was held like this, clockwise. */
  readonly turn: 0 | 90 | 180 | 270;
}

export const NO_FAULTS: Faults = { warp: 0, lean: 0, shadow: 0, blur: 0, noise: 0, isScan: true, turn: 0 };

/** Everything a little, as a hand does it. */
export const HAND_HELD: Faults = { warp: 0.05, lean: 3, shadow: 0.4, blur: 0.6, noise: 4, isScan: false, turn: 0 };

/** A JPEG as base64, the same one for the same paper, faults and seed. */
export function drawPhoto(page: Page, paper: MadePaper, faults: Faults, seed: number): Promise<string> {
  return page.evaluate(draw, { paper: { rows: paper.rows }, faults, seed });
}

async function draw({
  paper,
  faults,
  seed,
}: {
  readonly paper: Pick<MadePaper, 'rows'>;
  readonly faults: Faults;
  readonly seed: number;
}): Promise<string> {
  // Mulberry32: functions of this side cannot be called from the page.
  let state = seed + 0x6d2b79f5;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const size = 26;
  const width = 640;
  const margin = 40;
  const height = 2 * margin + paper.rows.length * size * 1.5;
  const sheet = new OffscreenCanvas(width, height);
  const pen = sheet.getContext('2d')!;
  pen.fillStyle = '#fbfaf7';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#222';
  for (const [index, row] of paper.rows.entries()) {
    for (const { text, x, align, bold = false } of row) {
      pen.font = `${bold ? 'bold ' : ''}${size}px "Liberation Mono", "DejaVu Sans Mono", monospace`;
      pen.textAlign = align;
      pen.fillText(text, margin + x * (width - 2 * margin), margin + (index + 0.8) * size * 1.5);
    }
  }
  const printed = pen.getImageData(0, 0, width, height).data;

  const edge = faults.isScan ? 0 : 130;
  const w = width + 2 * edge;
  const h = Math.round(height + 2 * edge);
  const angle = (faults.lean * Math.PI) / 180;
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => {
    const dx = x! - width / 2;
    const dy = y! - height / 2;
    const wander = () => (random() - 0.5) * 2 * faults.warp * width;
    return [
      w / 2 + Math.cos(angle) * dx - Math.sin(angle) * dy + wander(),
      h / 2 + Math.sin(angle) * dx + Math.cos(angle) * dy + wander(),
    ] as const;
  });
  // The projective map from the unit square to the corners (Heckbert 1989), inverted.
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners as unknown as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ];
  const sx = x0 - x1 + x2 - x3;
  const sy = y0 - y1 + y2 - y3;
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const k = (dx1 * sy - sx * dy1) / det;
  const m = [x1 - x0 + g * x1, x3 - x0 + k * x3, x0, y1 - y0 + g * y1, y3 - y0 + k * y3, y0, g, k, 1];
  const [a, b, c, d, e, f, p, q, r] = m as [number, number, number, number, number, number, number, number, number];
  const inverse = [
    e * r - f * q,
    c * q - b * r,
    b * f - c * e,
    f * p - d * r,
    a * r - c * p,
    c * d - a * f,
    d * q - e * p,
    b * p - a * q,
    a * e - b * d,
  ];
  const photo = new ImageData(w, h);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const light = random() * Math.PI * 2;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const scale = inverse[6]! * x + inverse[7]! * y + inverse[8]!;
      const u = ((inverse[0]! * x + inverse[1]! * y + inverse[2]!) / scale) * width;
      const v = ((inverse[3]! * x + inverse[4]! * y + inverse[5]!) / scale) * height;
      const at = 4 * (y * w + x);
      let colour = [84 + ((x >> 3) % 5), 66 + ((x >> 3) % 5), 52];
      if (u >= 0 && v >= 0 && u < width - 1 && v < height - 1) {
        const [u0, v0] = [Math.floor(u), Math.floor(v)];
        const [fu, fv] = [u - u0, v - v0];
        const i = 4 * (v0 * width + u0);
        colour = [0, 1, 2].map((channel) => {
          const upper = printed[i + channel]! * (1 - fu) + printed[i + 4 + channel]! * fu;
          const lower = printed[i + 4 * width + channel]! * (1 - fu) + printed[i + 4 * width + 4 + channel]! * fu;
          return upper * (1 - fv) + lower * fv;
        });
      }
      const along = ((x / w - 0.5) * Math.cos(light) + (y / h - 0.5) * Math.sin(light)) * 1.4 + 0.5;
      const shade = 1 - faults.shadow * Math.min(1, Math.max(0, along));
      const grain = faults.noise * normal();
      for (let channel = 0; channel < 3; channel++) photo.data[at + channel] = colour[channel]! * shade + grain;
      photo.data[at + 3] = 255;
    }
  }
  const plain = new OffscreenCanvas(w, h);
  plain.getContext('2d')!.putImageData(photo, 0, 0);
  const swaps = faults.turn === 90 || faults.turn === 270;
  const out = new OffscreenCanvas(swaps ? h : w, swaps ? w : h);
  const lens = out.getContext('2d')!;
  lens.filter = faults.blur > 0 ? `blur(${faults.blur}px)` : 'none';
  lens.translate(out.width / 2, out.height / 2);
  lens.rotate((faults.turn * Math.PI) / 180);
  lens.drawImage(plain, -w / 2, -h / 2);
  const bytes = new Uint8Array(await (await out.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return btoa(binary);
}

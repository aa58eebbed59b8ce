/** Photographs a made paper: printed, laid on a table, seen askew, in shadow, blurred, noisy. Runs in a page of a browser. */

import type { Page } from '@playwright/test';
import type { Corners } from '../../models/receipts/seeing/types.ts';
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
  /** How high the sheet rises above the table in its middle, as a share of its width: a part of a cylinder, seen from below at a slant. */
  readonly curl: number;
  /** Degrees by which the cylinder's axis is turned away from the direction that lines run across: 0 bends every line. */
  readonly axis: number;
}

export const NO_FAULTS: Faults = {
  ...{ warp: 0, lean: 0, shadow: 0, blur: 0, noise: 0, isScan: true, turn: 0 },
  ...{ curl: 0, axis: 0 },
};

/** Everything a little, as a hand does it. */
export const HAND_HELD: Faults = {
  ...NO_FAULTS,
  ...{ warp: 0.05, lean: 3, shadow: 0.4, blur: 0.6, noise: 4, isScan: false },
};

/** With what a paper is written; left out, as tills print. */
export interface Hand {
  /** A font that `loadHand` has brought into the page. */
  readonly font: string;
  /** Letters are as many times larger than print: most hands' are small. */
  readonly size: number;
  /** Standard deviation of what each word wanders, in pixels, and of its slant, in degrees. */
  readonly jitter: number;
  readonly isRuled: boolean;
  /** The seller's head is printed even on a pad that is filled in by hand. */
  readonly printedRows: number;
}

/** What of a paper is seen, and how. */
export interface Shot {
  /** Of the height of the sheet, 0 top … 1 bottom: a shot of a part of a long paper, which runs out of the picture there. */
  readonly from?: number;
  readonly to?: number;
  readonly hand?: Hand;
}

/** A made photo with its truth. */
export interface MadePhoto {
  /** A JPEG. */
  readonly base64: string;
  /** Of the sheet in the photo, in its pixels, as the paper is read; for a curled one where its corners lie. */
  readonly corners: Corners;
  readonly width: number;
  readonly height: number;
}

/** A JPEG as base64, the same one for the same paper, faults and seed. */
export async function drawPhoto(
  page: Page,
  paper: Pick<MadePaper, 'rows'>,
  faults: Faults,
  seed: number,
): Promise<string> {
  return (await photograph(page, paper, faults, seed)).base64;
}

/** The same with where the sheet's corners came to lie. */
export function photograph(
  page: Page,
  paper: Pick<MadePaper, 'rows'>,
  faults: Faults,
  seed: number,
  shot: Shot = {},
): Promise<MadePhoto> {
  return page.evaluate(draw, { paper: { rows: paper.rows }, faults, seed, shot });
}

/** Brings a font into the page. @param base64 a WOFF2 file */
export function loadHand(page: Page, font: string, base64: string): Promise<void> {
  return page.evaluate(
    async ({ font, base64 }) => {
      // As bytes: an address would have to pass the page's content policy.
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const face = new FontFace(font, bytes);
      document.fonts.add(await face.load());
    },
    { font, base64 },
  );
}

async function draw({
  paper,
  faults,
  seed,
  shot,
}: {
  readonly paper: Pick<MadePaper, 'rows'>;
  readonly faults: Faults;
  readonly seed: number;
  readonly shot: Shot;
}): Promise<MadePhoto> {
  // Mulberry32: functions of this side cannot be called from the page.
  let state = seed + 0x6d2b79f5;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const size = 26;
  const width = 640;
  const margin = 40;
  const { hand, from: shotFrom = 0, to: shotTo = 1 } = shot;
  const whole = 2 * margin + paper.rows.length * size * 1.5;
  const sheet = new OffscreenCanvas(width, whole);
  const pen = sheet.getContext('2d')!;
  pen.fillStyle = '#fbfaf7';
  pen.fillRect(0, 0, width, whole);
  pen.fillStyle = '#222';
  for (const [index, row] of paper.rows.entries()) {
    const isWritten = hand !== undefined && index >= hand.printedRows;
    const base = margin + (index + 0.8) * size * 1.5;
    if (isWritten && hand.isRuled) {
      pen.fillStyle = '#a9b7c9';
      pen.fillRect(margin / 2, base + 5, width - margin, 1.5);
    }
    for (const { text, x, align, bold = false } of row) {
      pen.textAlign = align;
      if (!isWritten) {
        pen.fillStyle = '#222';
        pen.font = `${bold ? 'bold ' : ''}${size}px "Liberation Mono", "DejaVu Sans Mono", monospace`;
        pen.fillText(text, margin + x * (width - 2 * margin), base);
        continue;
      }
      // A hand writes word by word, each a little elsewhere, larger or more slanted.
      pen.fillStyle = '#1d2b6b';
      pen.font = `${size * hand.size}px "${hand.font}"`;
      const words = text.split(' ');
      const gap = size * hand.size * 0.28;
      const widths = words.map((word) => pen.measureText(word).width);
      const length = widths.reduce((sum, one) => sum + one, 0) + gap * (words.length - 1);
      const start =
        margin + x * (width - 2 * margin) - (align === 'right' ? length : align === 'center' ? length / 2 : 0);
      pen.textAlign = 'left';
      let at = start;
      for (const [i, word] of words.entries()) {
        pen.save();
        pen.translate(at + normal() * hand.jitter, base + normal() * hand.jitter);
        pen.rotate((normal() * hand.jitter * Math.PI) / 180);
        pen.scale(1 + 0.04 * normal(), 1 + 0.04 * normal());
        pen.fillText(word, 0, 0);
        pen.restore();
        at += widths[i]! + gap;
      }
    }
  }
  const top = Math.round(shotFrom * whole);
  const height = Math.round(shotTo * whole) - top;
  const printed = pen.getImageData(0, top, width, height).data;

  // The cylinder: how far along the sheet is from its middle (arc) is a table over how far along the table (plan), both across the axis.
  const turnOfAxis = (faults.axis * Math.PI) / 180;
  const [ca, sa] = [Math.cos(turnOfAxis), Math.sin(turnOfAxis)];
  const reach = (Math.abs(width * ca) + Math.abs(height * sa)) / 2;
  const rise = faults.curl * width;
  const SLANT = 0.6;
  const STEPS = 2000;
  const heightAt = (plan: number, half: number) =>
    rise * Math.cos((Math.PI / 2) * Math.min(1.2, Math.max(-1.2, plan / half)));
  const arcTable = (half: number) => {
    const arcs = new Float64Array(STEPS + 1);
    for (let i = 1; i <= STEPS; i++) {
      const step = (1.2 * half) / STEPS;
      arcs[i] = arcs[i - 1]! + Math.hypot(step, heightAt(step * i, half) - heightAt(step * (i - 1), half));
    }
    return arcs;
  };
  let half = reach;
  let arcs = arcTable(half);
  if (faults.curl > 0) {
    for (let i = 0; i < 30; i++) {
      half *= reach / arcs[Math.round(STEPS / 1.2)]!;
      arcs = arcTable(half);
    }
  }
  const arcOf = (plan: number) => {
    const at = Math.min(STEPS - 1, (Math.abs(plan) / (1.2 * half)) * STEPS);
    const low = Math.floor(at);
    return Math.sign(plan) * (arcs[low]! + (arcs[low + 1]! - arcs[low]!) * (at - low));
  };
  const planOf = (arc: number) => {
    let [low, high] = [0, STEPS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (arcs[middle]! <= Math.abs(arc)) low = middle;
      else high = middle;
    }
    return Math.sign(arc) * ((1.2 * half) / STEPS) * (low + (Math.abs(arc) - arcs[low]!) / (arcs[high]! - arcs[low]!));
  };
  /** Where a point of the sheet is seen, in pixels of the flat sheet. */
  const lifted = (u: number, v: number) => {
    if (faults.curl === 0) return [u, v] as const;
    const [dx, dy] = [u - width / 2, v - height / 2];
    const plan = planOf(dx * ca + dy * sa);
    const across = dy * ca - dx * sa;
    const [px, py] = [plan * ca - across * sa, plan * sa + across * ca];
    return [width / 2 + px, height / 2 + py - SLANT * heightAt(plan, half)] as const;
  };
  /** Which point of the sheet is seen there, and how steep the sheet is. */
  const laidDown = (a: number, b: number) => {
    if (faults.curl === 0) return [a, b, 0] as const;
    const px = a - width / 2;
    let py = b - height / 2;
    let plan = 0;
    for (let i = 0; i < 8; i++) {
      plan = px * ca + py * sa;
      py = b - height / 2 + SLANT * heightAt(plan, half);
    }
    plan = px * ca + py * sa;
    const arc = arcOf(plan);
    const across = py * ca - px * sa;
    const steep = (heightAt(plan + 1, half) - heightAt(plan - 1, half)) / 2;
    return [width / 2 + arc * ca - across * sa, height / 2 + arc * sa + across * ca, steep] as const;
  };

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
  const light = random() * Math.PI * 2;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const scale = inverse[6]! * x + inverse[7]! * y + inverse[8]!;
      const [u, v, steep] = laidDown(
        ((inverse[0]! * x + inverse[1]! * y + inverse[2]!) / scale) * width,
        ((inverse[3]! * x + inverse[4]! * y + inverse[5]!) / scale) * height,
      );
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
      const bent = Math.min(1.1, Math.max(0.7, 1 - 0.4 * steep));
      const shade = (1 - faults.shadow * Math.min(1, Math.max(0, along))) * bent;
      const grain = faults.noise * normal();
      for (let channel = 0; channel < 3; channel++) photo.data[at + channel] = colour[channel]! * shade + grain;
      photo.data[at + 3] = 255;
    }
  }
  const plain = new OffscreenCanvas(w, h);
  plain.getContext('2d')!.putImageData(photo, 0, 0);
  const swaps = faults.turn === 90 || faults.turn === 270;
  // A paper that goes on runs out of the picture, wherever its lines are.
  const beyond = Math.round(edge * 1.4);
  const [cutTop, cutBottom] = [shotFrom > 0 ? beyond : 0, shotTo < 1 ? beyond : 0];
  const seenHeight = h - cutTop - cutBottom;
  const out = new OffscreenCanvas(swaps ? seenHeight : w, swaps ? w : seenHeight);
  const lens = out.getContext('2d')!;
  lens.filter = faults.blur > 0 ? `blur(${faults.blur}px)` : 'none';
  lens.translate(out.width / 2, out.height / 2);
  lens.rotate((faults.turn * Math.PI) / 180);
  lens.drawImage(plain, -w / 2, -seenHeight / 2 - cutTop);
  const bytes = new Uint8Array(await (await out.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  const seen = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([u, v]) => {
    const [a, b] = lifted(u!, v!);
    const [s, t] = [a / width, b / height];
    const scale = m[6]! * s + m[7]! * t + 1;
    const dx = (m[0]! * s + m[1]! * t + m[2]!) / scale - w / 2;
    const dy = (m[3]! * s + m[4]! * t + m[5]!) / scale - cutTop - seenHeight / 2;
    const turn = (faults.turn * Math.PI) / 180;
    return {
      x: out.width / 2 + dx * Math.cos(turn) - dy * Math.sin(turn),
      y: out.height / 2 + dx * Math.sin(turn) + dy * Math.cos(turn),
    };
  });
  const truth = seen as unknown as Corners;
  return { base64: btoa(binary), corners: truth, width: out.width, height: out.height };
}

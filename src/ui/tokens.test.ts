/** Holds every pair of colours that meet on a screen to WCAG AA, in light and in dark. */

import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

type Oklch = readonly [lightness: number, chroma: number, hue: number];

function readRoles(): Map<string, { readonly light: Oklch; readonly dark: Oklch }> {
  const roles = new Map<string, { readonly light: Oklch; readonly dark: Oklch }>();
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  for (const match of css.matchAll(new RegExp(String.raw`--([\w-]+): light-dark\(${colour}, ${colour}\)`, 'g'))) {
    const at = (from: number): Oklch => [Number(match[from]), Number(match[from + 1]), Number(match[from + 2])];
    roles.set(match[1]!, { light: at(2), dark: at(5) });
  }
  return roles;
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped into sRGB. Matrices: Ottosson, "A perceptual color space" (2020). */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((p, q) => p - q) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'surface', 'raised', 'sunken', 'hover'] as const;
/** Text at any size: 4.5 : 1. */
const TEXT: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['ink', 'ink-soft', 'accent-text', 'good', 'warn', 'bad', 'info'].map((text) => [text, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad-fill'],
  ['accent-text', 'accent-soft'],
  ...['good', 'warn', 'bad', 'info'].map((tone) => [tone, `${tone}-soft`] as const),
  ...['accent', 'good', 'warn', 'bad', 'info'].flatMap(
    (tone) =>
      [
        ['ink', `${tone}-soft`],
        ['ink-soft', `${tone}-soft`],
      ] as const,
  ),
];
/** Lines and shapes that carry meaning: 3 : 1. */
const SHAPES: readonly (readonly [string, string])[] = GROUNDS.flatMap((ground) =>
  ['line-strong', 'accent-line', 'focus'].map((line) => [line, ground] as const),
);

describe.each(['light', 'dark'] as const)('%s colours', (scheme) => {
  const roles = readRoles();
  const ratio = ([front, ground]: readonly [string, string]) =>
    contrast(roles.get(front)![scheme], roles.get(ground)![scheme]);

  it('are all read', () => {
    expect(contrast([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
    expect(roles.size).toBeGreaterThan(20);
  });
  it.each(TEXT)('text %s on %s', (...pair) => expect(ratio(pair)).toBeGreaterThanOrEqual(4.5));
  it.each(SHAPES)('line %s on %s', (...pair) => expect(ratio(pair)).toBeGreaterThanOrEqual(3));
});

/** Paints words as a picture with the fonts of the device: for letters that the fonts of a PDF do not have. */

/** Ways to measure and paint one line of text; sizes in points. */
export interface TextPainter {
  /** Width in points. */
  readonly measure: (text: string, size: number, isBold: boolean) => number;
  readonly paint: (text: string, size: number, isBold: boolean, ink: Ink) => Promise<PaintedText>;
}

/** Red, green, blue, each 0–1. */
export type Ink = readonly [red: number, green: number, blue: number];

export interface PaintedText {
  readonly png: ArrayBuffer;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** From the line the letters stand on down to the picture's lower edge. */
  readonly descent: number;
}

/** Pixels to a point: 432 to the inch, as sharp as a kitchen's printer. */
const SHARPNESS = 6;
const FONTS = '"Plus Jakarta Sans Variable", system-ui, "Noto Sans", sans-serif';

/** Throws where the browser cannot paint beside the screen. */
export function openPainter(): TextPainter {
  const brush = (width: number, height: number) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser cannot paint text');
    return { canvas, context };
  };
  const font = (size: number, isBold: boolean) => `${isBold ? 700 : 400} ${size * SHARPNESS}px ${FONTS}`;
  const ruler = brush(1, 1).context;
  const measured = (text: string, size: number, isBold: boolean) => {
    ruler.font = font(size, isBold);
    return ruler.measureText(text);
  };
  return {
    measure: (text, size, isBold) => measured(text, size, isBold).width / SHARPNESS,
    async paint(text, size, isBold, ink) {
      const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = measured(text, size, isBold);
      const [ascent, descent] = [Math.ceil(fontBoundingBoxAscent), Math.ceil(fontBoundingBoxDescent)];
      const { canvas, context } = brush(Math.max(1, Math.ceil(width)), Math.max(1, ascent + descent));
      context.font = font(size, isBold);
      context.fillStyle = `rgb(${ink.map((part) => Math.round(part * 255)).join(' ')})`;
      context.fillText(text, 0, ascent);
      const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
      return {
        png,
        width: canvas.width / SHARPNESS,
        height: canvas.height / SHARPNESS,
        descent: descent / SHARPNESS,
      };
    },
  };
}

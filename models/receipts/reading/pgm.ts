/** The plainest picture file there is: what hands grey pixels to Tesseract without a codec in between. */

import type { GreyImage } from '../seeing/types.ts';

/** A binary portable greymap (PGM, `P5`). */
export function writePgm({ width, height, data }: GreyImage): Uint8Array {
  const header = Uint8Array.from(`P5\n${width} ${height}\n255\n`, (letter) => letter.charCodeAt(0));
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}

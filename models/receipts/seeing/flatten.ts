/** Makes a paper flat: the quadrilateral of a photo becomes an upright rectangle. */

import type { Bows } from './find-paper.ts';
import { type OpenCv, withMats } from './opencv.ts';
import type { ColourImage, Corners } from './types.ts';

/** Pixels of the flattened paper; sharper than the photo would only be larger. */
const MOST_PIXELS = 5e6;

/** Share of a side below which a bow is the roughness of an edge. */
const LEAST_BOW = 0.015;

/**
 * The paper as seen from above. Sides are as long as the longer of two opposite ones, so that no print is lost; where a curled sheet bows
 * out beyond its corners, so much more is kept. @param bows pixels of the photo
 */
export function flatten(cv: OpenCv, photo: ColourImage, corners: Corners, bows: Bows = [0, 0, 0, 0]): ColourImage {
  const side = (i: number, j: number) => Math.hypot(corners[i]!.x - corners[j]!.x, corners[i]!.y - corners[j]!.y);
  const wide = Math.max(side(0, 1), side(3, 2));
  const high = Math.max(side(0, 3), side(1, 2));
  const [above, right, below, left] = bows.map((bow, i) => (bow < LEAST_BOW * (i % 2 === 0 ? wide : high) ? 0 : bow));
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / ((wide + left! + right!) * (high + above! + below!))));
  const width = Math.max(32, Math.round((wide + left! + right!) * scale));
  const height = Math.max(32, Math.round((high + above! + below!) * scale));
  const [x0, y0] = [left! * scale, above! * scale];
  const [x1, y1] = [width - right! * scale, height - below! * scale];
  return withMats((keep) => {
    const source = keep(new cv.Mat(photo.height, photo.width, cv.CV_8UC4));
    source.data.set(photo.data);
    const from = keep(
      cv.matFromArray(
        4,
        1,
        cv.CV_32FC2,
        corners.flatMap(({ x, y }) => [x, y]),
      ),
    );
    const to = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [x0, y0, x1, y0, x1, y1, x0, y1]));
    const transform = keep(cv.getPerspectiveTransform(from, to));
    const flat = keep(new cv.Mat());
    cv.warpPerspective(source, flat, transform, new cv.Size(width, height), cv.INTER_LINEAR, cv.BORDER_REPLICATE);
    return { width, height, data: new Uint8ClampedArray(flat.data) };
  });
}

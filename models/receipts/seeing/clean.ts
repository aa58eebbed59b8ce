/** The classical steps of cleaning a page, one by one: grey, denoised, smoothed, evened out, black on white. */

import { type Mat, type OpenCv, withMats } from './opencv.ts';
import { greyOf } from './pixels.ts';
import type { CleaningStep, ColourImage, GreyImage } from './types.ts';

export const CLEANING: readonly CleaningStep[] = ['grey', 'denoised', 'smoothed', 'evened', 'thresholded'];

/** The page after the steps given, in their order; each goes on from the one before. */
export function cleaned(cv: OpenCv, page: ColourImage, steps: readonly CleaningStep[]): GreyImage {
  return steps.reduce((image, step) => clean(cv, image, step), greyOf(page));
}

/** One step. `grey` is what the others start from. */
export function clean(cv: OpenCv, image: GreyImage, step: CleaningStep): GreyImage {
  if (step === 'grey') return image;
  return withMats((keep) => {
    const from = keep(new cv.Mat(image.height, image.width, cv.CV_8UC1));
    from.data.set(image.data);
    const to = keep(new cv.Mat());
    STEPS[step](cv, from, to);
    return { width: image.width, height: image.height, data: new Uint8Array(to.data) };
  });
}

const STEPS: Readonly<Record<Exclude<CleaningStep, 'grey'>, (cv: OpenCv, from: Mat, to: Mat) => void>> = {
  // This build has no non-local means; a median of nine takes salt and pepper and leaves strokes.
  denoised: (cv, from, to) => cv.medianBlur(from, to, 3),
  smoothed: (cv, from, to) => cv.GaussianBlur(from, to, new cv.Size(3, 3), 0),
  // Contrast limited adaptive histogram equalisation (Zuiderveld 1994): lifts print out of a shadow.
  evened(cv, from, to) {
    const equaliser = new cv.CLAHE(2, new cv.Size(8, 8));
    equaliser.apply(from, to);
    equaliser.delete();
  },
  thresholded: (cv, from, to) =>
    cv.adaptiveThreshold(from, to, 255, cv.ADAPTIVE_THRESH_GAUSSIAN_C, cv.THRESH_BINARY, 31, 12),
};

/** Grey as red, green and blue, for readers that expect colours. */
export function colouredOf({ width, height, data }: GreyImage): ColourImage {
  const colours = new Uint8ClampedArray(4 * width * height);
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    const value = data[i]!;
    colours[at] = value;
    colours[at + 1] = value;
    colours[at + 2] = value;
    colours[at + 3] = 255;
  }
  return { width, height, data: colours };
}

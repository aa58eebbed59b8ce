/** Looks at frames and photos for the `vision` engine: opens them, finds the paper, judges, flattens. */

import { type Control, fail, type Outcome, succeed } from '../models/kit/control.ts';
import type { PhotoFile } from '../models/receipts/reading/types.ts';
import { findPaper, LOOK_AT } from '../models/receipts/seeing/find-paper.ts';
import { flatten } from '../models/receipts/seeing/flatten.ts';
import { judgeFrame, judgePhoto } from '../models/receipts/seeing/judge.ts';
import { type OpenCv, startOpenCv } from '../models/receipts/seeing/opencv.ts';
import { greyOf, isPlain, scaledCorners, shrunk } from '../models/receipts/seeing/pixels.ts';
import type {
  ColourImage,
  Corners,
  FrameQuestion,
  GreyImage,
  Outline,
  PhotoVerdict,
  StageName,
} from '../models/receipts/seeing/types.ts';
import { openPhoto } from './photos.ts';
import { fetchBytes, VISION_FILES } from './vision-files.ts';

let opencv: Promise<OpenCv> | null = null;

/** OpenCV, fetched and started by the first who asks; tried anew after a failure. */
export function openedOpenCv(): Promise<OpenCv> {
  opencv ??= fetchBytes(VISION_FILES.opencv)
    .then((bytes) => startOpenCv(new TextDecoder().decode(bytes)))
    .catch((error: unknown) => {
      opencv = null;
      throw error;
    });
  return opencv;
}

export async function outlineFrame({ frame, before }: FrameQuestion): Promise<Outcome<Outline>> {
  const cv = await openedOpenCv();
  const grey = greyOf(frame);
  return succeed(judgeFrame(grey, cornersIn(cv, grey), before));
}

export async function checkPhoto(photo: PhotoFile): Promise<Outcome<PhotoVerdict>> {
  const opened = await openPhoto(photo);
  if (!opened.ok) return opened;
  const { image, scale } = opened.value;
  const grey = shrunk(greyOf(image), JUDGED_AT);
  if (isPlain(grey)) return fail('empty-image', 'one plain colour');
  const corners = cornersIn(await openedOpenCv(), grey);
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  return succeed(judgePhoto(grey, corners, size));
}

/** Pixels of the longer side at which a photo is judged and its paper looked for. */
export const JUDGED_AT = 1000;

/** A photo with its paper lying flat. */
export interface FlatPhoto {
  readonly flat: ColourImage;
  /** In pixels of the photo file; null when the whole photo was taken. */
  readonly corners: Corners | null;
  readonly verdict: PhotoVerdict;
}

/** Opens, finds and flattens. Fails as `openPhoto` does, and with `empty-image`. */
export async function flattenPhoto(
  photo: PhotoFile,
  without: readonly StageName[],
  control: Control,
): Promise<Outcome<FlatPhoto>> {
  control.report({ doing: 'find', done: 0, of: 1 });
  const opened = await openPhoto(photo);
  if (!opened.ok) return opened;
  const { image, scale } = opened.value;
  const grey = shrunk(greyOf(image), JUDGED_AT);
  if (isPlain(grey)) return fail('empty-image', 'one plain colour');
  await control.rest();
  const skipsOutline = without.includes('outline') || without.includes('flattened');
  const cv = skipsOutline && photo.corners === undefined ? null : await openedOpenCv();
  const found = cv === null || photo.corners !== undefined ? null : cornersIn(cv, grey);
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  const verdict = judgePhoto(grey, found, size);
  const corners = photo.corners ?? verdict.corners;
  control.report({ doing: 'flatten', done: 0, of: 1 });
  await control.rest();
  const flat = cv === null || corners === null ? image : flatten(cv, image, scaledCorners(corners, 1 / scale));
  return succeed({ flat, corners, verdict });
}

/** Corners of the paper, in pixels of `grey`. */
export function cornersIn(cv: OpenCv, grey: GreyImage): Corners | null {
  const small = shrunk(grey, LOOK_AT);
  const found = findPaper(cv, small);
  return found === null ? null : scaledCorners(found.corners, grey.width / small.width);
}

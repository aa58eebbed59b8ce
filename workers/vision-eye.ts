/** Looks at frames and photos for the `vision` engine: opens them, finds the paper, judges, flattens. */

import { type Control, fail, type Outcome, succeed } from '../models/kit/control.ts';
import type { PhotoFile } from '../models/receipts/reading/types.ts';
import { type Bows, type FoundPaper, findPaper, LOOK_AT } from '../models/receipts/seeing/find-paper.ts';
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
  return succeed(judgeFrame(grey, paperIn(cv, grey)?.corners ?? null, before));
}

export async function checkPhoto(photo: PhotoFile): Promise<Outcome<PhotoVerdict>> {
  const opened = await openPhoto(photo);
  if (!opened.ok) return opened;
  const { image, scale } = opened.value;
  const grey = shrunk(greyOf(image), JUDGED_AT);
  if (isPlain(grey)) return fail('empty-image', 'one plain colour');
  const corners = paperIn(await openedOpenCv(), grey)?.corners ?? null;
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
  const found = cv === null || photo.corners !== undefined ? null : paperIn(cv, grey);
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  const verdict = judgePhoto(grey, found?.corners ?? null, size);
  const corners = photo.corners ?? verdict.corners;
  control.report({ doing: 'flatten', done: 0, of: 1 });
  await control.rest();
  const bows = scaledBows(found?.bows, image.width / grey.width);
  const flat = cv === null || corners === null ? image : flatten(cv, image, scaledCorners(corners, 1 / scale), bows);
  return succeed({ flat, corners, verdict });
}

/** The paper, in pixels of `grey`. */
export function paperIn(cv: OpenCv, grey: GreyImage): FoundPaper | null {
  const small = shrunk(grey, LOOK_AT);
  const found = findPaper(cv, small);
  if (found === null) return null;
  const scale = grey.width / small.width;
  return { ...found, corners: scaledCorners(found.corners, scale), bows: scaledBows(found.bows, scale) };
}

/** Corners set by hand have none. */
export const scaledBows = (bows: Bows = [0, 0, 0, 0], by = 1): Bows => [
  bows[0] * by,
  bows[1] * by,
  bows[2] * by,
  bows[3] * by,
];

/** Looks at frames and photos for the `vision` engine: opens them, finds the paper, judges, flattens. */

import { type Control, fail, type Outcome, succeed } from '../models/kit/control.ts';
import type { PhotoFile, SeenStage } from '../models/receipts/reading/types.ts';
import { CLEANING, clean } from '../models/receipts/seeing/clean.ts';
import { edgesOf, findPaper, LOOK_AT } from '../models/receipts/seeing/find-paper.ts';
import { flatten } from '../models/receipts/seeing/flatten.ts';
import { judgeFrame, judgePhoto } from '../models/receipts/seeing/judge.ts';
import { type OpenCv, startOpenCv, withMats } from '../models/receipts/seeing/opencv.ts';
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
import { openPhoto, writeImage } from './photos.ts';
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

const JUDGED_AT = 1000;

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

/** In pixels of `grey`. */
function cornersIn(cv: OpenCv, grey: GreyImage): Corners | null {
  const small = shrunk(grey, LOOK_AT);
  const found = findPaper(cv, small);
  return found === null ? null : scaledCorners(found.corners, grey.width / small.width);
}

/** Pixels of the longer side of a step shown. */
const SHOWN_AT = 720;

/** Every step of preparing one photo, drawn small. Reads nothing. */
export async function showStages(photo: PhotoFile, control: Control): Promise<Outcome<readonly SeenStage[]>> {
  const stages: SeenStage[] = [];
  const show = async <Image extends ColourImage | GreyImage>(
    stage: StageName,
    make: () => Image | Promise<Image>,
  ): Promise<Image> => {
    control.report({ doing: stage, done: stages.length, of: 9 });
    await control.rest();
    const begun = performance.now();
    const image = await make();
    const ms = performance.now() - begun;
    stages.push({ stage, image: await writeImage(image, SHOWN_AT), ms });
    return image;
  };
  const opened = await openPhoto(photo);
  if (!opened.ok) return opened;
  const image = await show('photo', () => opened.value.image);
  const cv = await openedOpenCv();
  const grey = shrunk(greyOf(image), JUDGED_AT);
  await show('edges', () => drawEdges(cv, shrunk(grey, LOOK_AT)));
  const found = photo.corners ?? cornersIn(cv, grey);
  const scale = photo.corners === undefined ? image.width / grey.width : 1 / opened.value.scale;
  const corners = found === null ? null : scaledCorners(found, scale);
  await show('outline', () => (corners === null ? image : outlined(image, corners)));
  const flat = await show('flattened', () => (corners === null ? image : flatten(cv, image, corners)));
  let page: GreyImage = greyOf(flat);
  for (const step of CLEANING) {
    const before = page;
    page = await show(step, () => clean(cv, before, step));
  }
  return succeed(stages);
}

function drawEdges(cv: OpenCv, grey: GreyImage): GreyImage {
  return withMats((keep) => {
    const smooth = keep(new cv.Mat(grey.height, grey.width, cv.CV_8UC1));
    smooth.data.set(grey.data);
    cv.GaussianBlur(smooth, smooth, new cv.Size(5, 5), 0);
    return { width: grey.width, height: grey.height, data: new Uint8Array(keep(edgesOf(cv, smooth)).data) };
  });
}

/** The photo with its paper's outline drawn thick. */
function outlined(image: ColourImage, corners: Corners): ColourImage {
  const data = new Uint8ClampedArray(image.data);
  const thick = Math.max(2, Math.round(Math.max(image.width, image.height) / 240));
  for (const [i, a] of corners.entries()) {
    const b = corners[(i + 1) % 4]!;
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y));
    for (let step = 0; step <= steps; step++) {
      const x = Math.round(a.x + ((b.x - a.x) * step) / steps);
      const y = Math.round(a.y + ((b.y - a.y) * step) / steps);
      for (let py = Math.max(0, y - thick); py <= Math.min(image.height - 1, y + thick); py++) {
        const from = Math.max(0, x - thick);
        const to = Math.min(image.width - 1, x + thick);
        for (let px = from; px <= to; px++) data.set([0, 170, 110, 255], 4 * (py * image.width + px));
      }
    }
  }
  return { width: image.width, height: image.height, data };
}

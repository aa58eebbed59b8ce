/** The debug view's pictures: what each step of preparing makes of a photo. */

import { type Control, type Outcome, succeed } from '../models/kit/control.ts';
import { flatPage, type LevelPage, straightPage, uprightPage } from '../models/receipts/reading/level-page.ts';
import type { PhotoFile, SeenStage } from '../models/receipts/reading/types.ts';
import { CLEANING, clean } from '../models/receipts/seeing/clean.ts';
import { edgesOf, LOOK_AT } from '../models/receipts/seeing/find-paper.ts';
import { flatten } from '../models/receipts/seeing/flatten.ts';
import { type OpenCv, withMats } from '../models/receipts/seeing/opencv.ts';
import { greyOf, scaledCorners, shrunk } from '../models/receipts/seeing/pixels.ts';
import type { ColourImage, Corners, GreyImage, StageName } from '../models/receipts/seeing/types.ts';
import { openPhoto, writeImage } from './photos.ts';
import { JUDGED_AT, openedOpenCv, paperIn, scaledBows } from './vision-eye.ts';
import { openedNetworks } from './vision-reader.ts';

/** Pixels of the longer side of a step shown. */
const SHOWN_AT = 720;
const STAGES = 12;

/** Every step of preparing one photo, drawn small. Finds lines, which tell how the paper lies, but reads none of it unless they stand on end. */
export async function showStages(photo: PhotoFile, control: Control): Promise<Outcome<readonly SeenStage[]>> {
  const stages: SeenStage[] = [];
  const show = async <Image extends ColourImage | GreyImage>(
    stage: StageName,
    make: () => Image | Promise<Image>,
    spentBefore = 0,
  ): Promise<Image> => {
    control.report({ doing: stage, done: stages.length, of: STAGES });
    await control.rest();
    const begun = performance.now();
    const image = await make();
    const ms = spentBefore + performance.now() - begun;
    stages.push({ stage, image: await writeImage(image, SHOWN_AT), ms });
    return image;
  };
  const begun = performance.now();
  const opened = await openPhoto(photo);
  if (!opened.ok) return opened;
  const image = await show('photo', () => opened.value.image, performance.now() - begun);
  const cv = await openedOpenCv();
  const grey = shrunk(greyOf(image), JUDGED_AT);
  await show('edges', () => drawEdges(cv, shrunk(grey, LOOK_AT)));
  const searched = performance.now();
  const found = photo.corners === undefined ? paperIn(cv, grey) : null;
  const paper = photo.corners ?? found?.corners ?? null;
  const scale = photo.corners === undefined ? image.width / grey.width : 1 / opened.value.scale;
  const corners = paper === null ? null : scaledCorners(paper, scale);
  const bows = scaledBows(found?.bows, scale);
  const spent = performance.now() - searched;
  await show('outline', () => (corners === null ? image : outlined(image, corners)), spent);
  const flat = await show('flattened', () => (corners === null ? image : flatten(cv, image, corners, bows)));
  const networks = await openedNetworks();
  let level: LevelPage = { page: flat, turn: 0, found: [], spines: [] };
  await show('upright', async () => {
    level = await uprightPage(flat, true, networks, control);
    return level.page;
  });
  await show('uncurled', async () => {
    level = { ...level, ...(await flatPage(level, networks, openedOpenCv)) };
    return level.page;
  });
  const straight = await show('straightened', () => straightPage(level.page, level.found).page);
  let page: GreyImage = greyOf(straight);
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

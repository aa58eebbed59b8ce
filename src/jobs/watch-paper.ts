/** Looks for the paper in live camera frames, one at a time, and judges photos before time is spent on reading them. */

import type { Outcome } from '../../models/kit/control.ts';
import type { Corners, Outline, PhotoVerdict } from '../../models/receipts/seeing/types.ts';
import type { VisionMethods } from '../../workers/contract.ts';
import type { Engine } from './engine.ts';
import { vision } from './engines.ts';

/** A frame as a canvas gives it. */
export type Frame = Pick<ImageData, 'width' | 'height' | 'data'>;

/** Where the paper lies in a frame; the frame's memory goes to the engine. */
export function outlinePaper(
  { width, height, data }: Frame,
  before: Corners | null,
  signal: AbortSignal,
  engine: Engine<VisionMethods> = vision,
): Promise<Outcome<Outline>> {
  return engine.ask('receipts.outline', { frame: { width, height, data }, before }, { giveAway: true, signal });
}

/** Whether a photo is worth reading. */
export async function checkPhoto(
  file: Blob,
  signal?: AbortSignal,
  engine: Engine<VisionMethods> = vision,
): Promise<Outcome<PhotoVerdict>> {
  return engine.ask('receipts.check', { bytes: await file.arrayBuffer(), mime: file.type }, { giveAway: true, signal });
}

/** Starts what reading needs while the paper is still being aimed at. */
export function prepareReading(engine: Engine<VisionMethods> = vision): void {
  void engine.ask('receipts.prepare', {});
}

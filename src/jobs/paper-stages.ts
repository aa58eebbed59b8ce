/** Shows how a paper was prepared for reading, step by step: from the photo as taken while it is still at hand, else from the page kept as proof. */

import type { Outcome } from '../../models/kit/control.ts';
import type { SeenStage } from '../../models/receipts/reading/types.ts';
import type { VisionMethods } from '../../workers/contract.ts';
import type { PaperPageRow } from '../db/drafts.ts';
import type { Engine, EngineAsk } from './engine.ts';
import { vision } from './engines.ts';

/** Photos of this many papers are held, the newest: some megabytes each, which are never stored. */
const MOST_HELD = 3;
const held = new Map<string, readonly Blob[]>();

/** Holds the photos that a draft was read from until the app is closed, or some papers more are read. */
export function holdPhotos(draftId: string, photos: readonly Blob[]): void {
  held.set(draftId, photos);
  for (const [oldest] of held) {
    if (held.size <= MOST_HELD) return;
    held.delete(oldest);
  }
}

/** Whether the steps of this page can start from the photo as it was taken. */
export function isPhotoHeld({ draftId, page }: PaperPageRow): boolean {
  return held.get(draftId)?.[page] !== undefined;
}

/** Every step as a small picture with its milliseconds, done again now. Changes nothing. */
export async function seePaperStages(
  { draftId, page, type, bytes }: PaperPageRow,
  options: Pick<EngineAsk<readonly SeenStage[]>, 'signal' | 'onProgress'>,
  engine: Engine<VisionMethods> = vision,
): Promise<Outcome<readonly SeenStage[]>> {
  const photo = held.get(draftId)?.[page];
  const file =
    photo === undefined
      ? { bytes: bytes.slice(0), mime: type }
      : { bytes: await photo.arrayBuffer(), mime: photo.type };
  return engine.ask('receipts.stages', file, { ...options, giveAway: true });
}

/** Where the paper lies in the live picture, and when to shoot: frames go to the engine one at a time, and the page never waits. */

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { Corners, Outline } from '../../../models/receipts/seeing/types.ts';
import { outlinePaper } from '../../jobs/watch-paper.ts';

/** An outline in shares of the picture, 0 … 1. */
export interface SeenPaper extends Outline {
  readonly shares: Corners | null;
}

/** Pixels of a frame's longer side, milliseconds between two frames, and good frames in a row before a shot. */
const FRAME = 480;
const EVERY_MS = 160;
const STEADY_FRAMES = 3;

/** Watches while `isOn`; `onSteady` is told once for each paper held well, and again only after it was moved or taken away. */
export function useOutline(
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  onSteady: () => void,
): SeenPaper | null {
  const [seen, setSeen] = useState<SeenPaper | null>(null);
  const tellSteady = useEffectEvent(onSteady);
  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    void (async () => {
      let before: Corners | null = null;
      let good = 0;
      let isTold = false;
      while (!stop.signal.aborted) {
        const frame = video.current === null ? null : frameOf(video.current);
        if (frame !== null) {
          const { width, height } = frame;
          const outcome = await outlinePaper(frame, before, stop.signal);
          if (stop.signal.aborted) return;
          // An engine that cannot see must not be asked for ever; the shutter is still there.
          if (!outcome.ok) {
            setSeen(null);
            if (outcome.failure.code !== 'engine-crashed') return;
            await pause(3000);
            continue;
          }
          const { corners } = outcome.value;
          before = corners;
          setSeen({ ...outcome.value, shares: corners === null ? null : sharesOf(corners, width, height) });
          good = outcome.value.isReady ? good + 1 : 0;
          const isMoved = corners === null || (outcome.value.moved ?? 0) > 0.08;
          if (isMoved) isTold = false;
          if (good >= STEADY_FRAMES && !isTold) {
            isTold = true;
            tellSteady();
          }
        }
        await pause(EVERY_MS);
      }
    })();
    return () => {
      stop.abort();
      setSeen(null);
    };
  }, [video, isOn]);
  return seen;
}

let canvas: OffscreenCanvas | null = null;

function frameOf(video: HTMLVideoElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || document.hidden) return null;
  const scale = Math.min(1, FRAME / Math.max(videoWidth, videoHeight));
  const width = Math.round(videoWidth * scale);
  const height = Math.round(videoHeight * scale);
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height) ?? null;
}

function sharesOf([a, b, c, d]: Corners, width: number, height: number): Corners {
  const share = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x / width, y: y / height });
  return [share(a), share(b), share(c), share(d)];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

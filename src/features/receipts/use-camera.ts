/** The device's rear camera, live: its picture, its light, and a photo of what it sees; and in clear words why there is none. */

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** `denied`: a person or the device forbids it. `none`: there is no camera. `busy`: another app holds it. */
export type CameraState = 'starting' | 'live' | 'denied' | 'none' | 'busy';

export interface Camera {
  readonly state: CameraState;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** null where this camera has no light. */
  readonly torch: { readonly isOn: boolean; readonly set: (isOn: boolean) => void } | null;
  /** A photo as large as the camera gives it; null when it is not live. */
  readonly shoot: () => Promise<Blob | null>;
  readonly retry: () => void;
}

/** Enough for small print on a whole sheet: two megapixels. Below, the camera's own photo is asked for. */
const ENOUGH_PIXELS = 2e6;
const PATIENCE_MS = 3000;

/** Runs while the screen is shown and the page is seen: a camera left on empties the battery. */
export function useCamera(isWanted: boolean): Camera {
  const video = useRef<HTMLVideoElement | null>(null);
  const track = useRef<MediaStreamTrack | null>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [hasTorch, setHasTorch] = useState(false);
  const [isLit, setIsLit] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts it anew
  useEffect(() => {
    if (!isWanted) return;
    let stream: MediaStream | null = null;
    let isOver = false;
    const stop = () => {
      for (const one of stream?.getTracks() ?? []) one.stop();
      stream = null;
      track.current = null;
    };
    const start = async () => {
      setState('starting');
      setIsLit(false);
      try {
        const opened = await openCamera();
        if (isOver || document.hidden) {
          for (const one of opened.getTracks()) one.stop();
          return;
        }
        stream = opened;
        const [first] = opened.getVideoTracks();
        track.current = first ?? null;
        setHasTorch(first !== undefined && 'torch' in (first.getCapabilities?.() ?? {}));
        if (video.current !== null) {
          video.current.srcObject = opened;
          await video.current.play();
        }
        setState('live');
      } catch (error) {
        if (!isOver) setState(stateOf(error));
      }
    };
    const watch = () => {
      if (document.hidden) stop();
      else if (stream === null) void start();
    };
    void start();
    document.addEventListener('visibilitychange', watch);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', watch);
      stop();
    };
  }, [isWanted, attempt]);

  const shoot = useCallback(async () => {
    const seen = video.current;
    if (seen === null || track.current === null || seen.videoWidth === 0) return null;
    if (seen.videoWidth * seen.videoHeight < ENOUGH_PIXELS) {
      const photo = await takePhoto(track.current);
      if (photo !== null) return photo;
    }
    const canvas = new OffscreenCanvas(seen.videoWidth, seen.videoHeight);
    canvas.getContext('2d')!.drawImage(seen, 0, 0);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  }, []);

  const set = (isOn: boolean) => {
    const light = { advanced: [{ torch: isOn }] } as unknown as MediaTrackConstraints;
    track.current?.applyConstraints(light).then(
      () => setIsLit(isOn),
      () => setHasTorch(false),
    );
  };
  const torch = state === 'live' && hasTorch ? { isOn: isLit, set } : null;
  return { state, video, torch, shoot, retry: () => setAttempt((before) => before + 1) };
}

async function openCamera(): Promise<MediaStream> {
  // Without a secure address there is no such thing as a camera.
  if (navigator.mediaDevices === undefined) throw new DOMException('no media devices', 'NotFoundError');
  const size = { width: { ideal: 2560 }, height: { ideal: 1440 } };
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', ...size }, audio: false });
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

interface StillCamera {
  takePhoto(): Promise<Blob>;
}

/** Some cameras give larger photos than video, some never answer. */
async function takePhoto(track: MediaStreamTrack): Promise<Blob | null> {
  const Still = (globalThis as { readonly ImageCapture?: new (track: MediaStreamTrack) => StillCamera }).ImageCapture;
  if (Still === undefined) return null;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  try {
    return await Promise.race([new Still(track).takePhoto(), late]);
  } catch {
    return null;
  }
}

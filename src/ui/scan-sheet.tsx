/** Reads a barcode with the camera; where there is no camera, or it is not allowed, the figures are typed. */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import { Sheet } from './dialog.tsx';
import { TextField } from './field.tsx';
import sheet from './scan-sheet.module.css';
import { Notice } from './states.tsx';

const style = classesOf(sheet);
/** Milliseconds between two looks: quicker than a hand can aim. */
const LOOK_EVERY = 120;
/** Pixels of the longer side of what is looked at: two a bar of an EAN that fills a third of the picture. */
const LOOKED_AT = 1000;

export interface ScanSheetProps {
  readonly title: string;
  readonly note?: string;
  /** The code in a frame; null when none can be read, `failed` when nothing ever will be. */
  readonly read: (picture: ImageData) => Promise<string | null | 'failed'>;
  /** Called once for each code seen or typed; the one who asked closes the sheet. */
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

type Camera = 'starting' | 'looking' | 'denied' | 'none' | 'failed';

export function ScanSheet({ title, note, read, onCode, onClose }: ScanSheetProps) {
  const { t } = useTranslation('ui');
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>('starting');
  const [typed, setTyped] = useState('');
  const found = useEffectEvent(onCode);
  const look = useEffectEvent(read);
  useEffect(() => {
    const screen = video.current;
    if (screen === null) return;
    let isOver = false;
    let stream: MediaStream | null = null;
    const run = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        });
      } catch (error) {
        const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
        if (!isOver) setCamera(isDenied ? 'denied' : 'none');
        return;
      }
      if (isOver) return stopCamera(stream);
      screen.srcObject = stream;
      await screen.play().catch(() => {});
      setCamera('looking');
      let last: string | null = null;
      while (!isOver) {
        const frame = frameOf(screen);
        const code = frame === null ? null : await look(frame);
        if (isOver) return;
        if (code === 'failed') {
          setCamera('failed');
          return stopCamera(stream);
        }
        // The same pack stays before the camera for many frames.
        if (code !== null && code !== last) {
          last = code;
          navigator.vibrate?.(40);
          found(code);
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      }
    };
    void run();
    return () => {
      isOver = true;
      if (stream !== null) stopCamera(stream);
    };
  }, []);
  const trouble = camera === 'denied' || camera === 'none' || camera === 'failed' ? camera : null;
  return (
    <Sheet isOpen onClose={onClose} title={title} {...(note === undefined ? {} : { note })}>
      <div className={style('finder', trouble !== null && 'off')}>
        <video ref={video} className={style('video')} playsInline muted aria-label={t('scan.picture')} />
        <span className={style('frame')} aria-hidden="true" />
      </div>
      {trouble === null ? (
        <p role="status">{t(camera === 'starting' ? 'scan.starting' : 'scan.looking')}</p>
      ) : (
        <Notice tone="warn">{t(`scan.${trouble}`)}</Notice>
      )}
      <form
        className={style('typed')}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') onCode(typed.trim());
        }}
      >
        <TextField label={t('scan.type')} value={typed} onChange={setTyped} inputMode="numeric" maxLength={60} />
        <Button type="submit" isDisabled={typed.trim() === ''}>
          {t('scan.use')}
        </Button>
      </form>
    </Sheet>
  );
}

function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

let canvas: HTMLCanvasElement | null = null;

/** What the camera sees now; null before its first picture. */
function frameOf(screen: HTMLVideoElement): ImageData | null {
  const { videoWidth, videoHeight } = screen;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(1, LOOKED_AT / Math.max(videoWidth, videoHeight));
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  canvas ??= document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  brush?.drawImage(screen, 0, 0, width, height);
  return brush?.getImageData(0, 0, width, height) ?? null;
}

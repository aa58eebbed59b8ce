/** The live picture with the paper's edge drawn over it, and what to do better in one line. */

import { Camera as CameraIcon, FileUp, Flashlight, FlashlightOff, RefreshCw, VideoOff } from 'lucide-react';
import { type CSSProperties, useCallback, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/states.tsx';
import sheet from './scan.module.css';
import { useCamera } from './use-camera.ts';
import { type SeenPaper, useOutline } from './use-outline.ts';

const style = classesOf(sheet);

/** What the file picker offers. */
export const ACCEPTED = ['image/*', 'application/pdf'] as const;

export interface CameraViewProps {
  /** The engine can look at frames. */
  readonly canLook: boolean;
  /** False after a paper could not be read: then only a tap takes another photo. */
  readonly canAuto: boolean;
  readonly onShot: (photo: Blob) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

export function CameraView({ canLook, canAuto, onShot, onFiles }: CameraViewProps) {
  const { t } = useTranslation('receipts');
  const camera = useCamera(true);
  const [isAuto, setIsAuto] = useState(true);
  const [flash, setFlash] = useState(0);
  const [ratio, setRatio] = useState(4 / 3);
  const { shoot, video, state } = camera;
  const take = useCallback(async () => {
    const photo = await shoot();
    if (photo === null) return;
    setFlash((before) => before + 1);
    navigator.vibrate?.(30);
    onShot(photo);
  }, [shoot, onShot]);
  const seen = useOutline(video, canLook && state === 'live', () => {
    if (isAuto && canAuto) void take();
  });
  const isLive = state === 'live';
  const picker = (
    <FileTrigger acceptedFileTypes={ACCEPTED} allowsMultiple onSelect={(files) => onFiles([...(files ?? [])])}>
      <Button icon={FileUp} kind={isLive || state === 'starting' ? 'secondary' : 'primary'}>
        {t(isLive || state === 'starting' ? 'camera.file' : 'camera.files')}
      </Button>
    </FileTrigger>
  );
  if (state === 'denied' || state === 'none' || state === 'busy') {
    return (
      <EmptyState
        icon={VideoOff}
        title={t(`camera.${state}`)}
        actions={
          <>
            {picker}
            <Button icon={RefreshCw} onPress={camera.retry}>
              {t('camera.again')}
            </Button>
          </>
        }
      >
        {t(`camera.${state}Todo`)}
      </EmptyState>
    );
  }
  return (
    <section className={style('camera')} aria-label={t('camera.label')}>
      <div className={style('view')} style={{ '--ratio': ratio } as CSSProperties}>
        <video
          ref={video}
          className={style('video')}
          playsInline
          muted
          aria-label={t('camera.label')}
          onResize={({ currentTarget: { videoWidth, videoHeight } }) =>
            videoHeight > 0 && setRatio(videoWidth / videoHeight)
          }
        />
        {seen?.shares && (
          <svg
            className={style('edge', seen.isReady && 'ready')}
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <polygon points={seen.shares.map(({ x, y }) => `${x},${y}`).join(' ')} vectorEffect="non-scaling-stroke" />
          </svg>
        )}
        {flash > 0 && <span key={flash} className={style('flash')} aria-hidden="true" />}
        <Hint seen={seen} isLive={isLive} isWatched={canLook} />
      </div>
      <div className={style('controls')}>
        <span className={style('side-control')}>{picker}</span>
        <button
          type="button"
          className={style('shutter')}
          disabled={!isLive}
          aria-label={t('camera.shoot')}
          title={t('camera.shoot')}
          onClick={() => void take()}
        >
          <CameraIcon size={30} strokeWidth={2} aria-hidden="true" />
        </button>
        <span className={style('side-control', 'end')}>
          {camera.torch && (
            <IconButton
              icon={camera.torch.isOn ? FlashlightOff : Flashlight}
              label={t(camera.torch.isOn ? 'camera.torchOff' : 'camera.torchOn')}
              onPress={() => camera.torch?.set(!camera.torch.isOn)}
            />
          )}
        </span>
      </div>
      {canLook && (
        <Switch isSelected={isAuto} onChange={setIsAuto}>
          {t('camera.auto')}
        </Switch>
      )}
    </section>
  );
}

interface HintProps {
  readonly seen: SeenPaper | null;
  readonly isLive: boolean;
  readonly isWatched: boolean;
}

function Hint({ seen, isLive, isWatched }: HintProps) {
  const { t } = useTranslation('receipts');
  const trouble = seen?.reasons[0];
  const words = !isLive
    ? t('camera.starting')
    : !isWatched
      ? null
      : seen === null
        ? t('hint.search')
        : seen.isReady
          ? t('hint.ready')
          : t(`hint.${trouble ?? 'search'}`);
  return words === null ? null : (
    <p className={style('hint')} role="status">
      {words}
    </p>
  );
}

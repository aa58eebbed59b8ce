/** A photo of the book, and the two ways to get one: the camera and the album. */

import { Camera, ImagePlus, Trash2 } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './photo.module.css';

const style = classesOf(sheet);

/** A picture as the book keeps it. */
export interface Picture {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

export interface PhotoProps {
  readonly picture: Picture;
  /** What is seen; '' where words beside it say it. */
  readonly alt: string;
  /** `small`: a thumb beside a line; `wide`: across the card. */
  readonly size?: 'small' | 'middle' | 'wide';
}

export function Photo({ picture, alt, size = 'middle' }: PhotoProps) {
  const address = useMemo(() => URL.createObjectURL(new Blob([picture.bytes], { type: picture.type })), [picture]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img className={style('photo', size)} src={address} alt={alt} decoding="async" />;
}

export interface PhotoPickerProps {
  readonly label: string;
  /** What is kept now; null when nothing is. */
  readonly picture: Picture | null;
  readonly alt: string;
  readonly onFile: (file: File) => void;
  readonly onRemove: () => void;
  readonly isPending?: boolean;
}

/** Takes a photo with the device's own camera (on a laptop its file picker), or takes one that is there already. */
export function PhotoPicker({ label, picture, alt, onFile, onRemove, isPending = false }: PhotoPickerProps) {
  const { t } = useTranslation('ui');
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <fieldset className={style('picker')}>
      <legend className={style('label')}>{label}</legend>
      {picture !== null && <Photo picture={picture} alt={alt} />}
      <div className={style('acts')}>
        <FileTrigger acceptedFileTypes={['image/*']} defaultCamera="environment" onSelect={take}>
          <Button icon={Camera} isPending={isPending}>
            {t('photo.take')}
          </Button>
        </FileTrigger>
        <FileTrigger acceptedFileTypes={['image/*']} onSelect={take}>
          <Button icon={ImagePlus}>{t('photo.choose')}</Button>
        </FileTrigger>
        {picture !== null && (
          <Button kind="quiet" icon={Trash2} onPress={onRemove}>
            {t('photo.remove')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** Takes a file: dropped, pasted, or chosen with the picker. */

import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone as AriaDropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './drop-zone.module.css';

const style = classesOf(sheet);

export interface FilePickerProps {
  /** Extensions and MIME types the picker offers. */
  readonly accept: readonly string[];
  readonly onFile: (file: File) => void;
  readonly label: string;
  readonly kind?: 'primary' | 'secondary';
}

/** A button that opens the device's file picker. */
export function FilePicker({ accept, onFile, label, kind = 'secondary' }: FilePickerProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onFile(file);
      }}
    >
      <Button kind={kind} icon={FileUp}>
        {label}
      </Button>
    </FileTrigger>
  );
}

export interface DropZoneProps extends FilePickerProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** A place to drop one file, with a picker inside for hands without a mouse. */
export function DropZone({ title, children, accept, onFile, label }: DropZoneProps) {
  return (
    <AriaDropZone
      className={style('zone')}
      onDrop={async (event) => {
        const dropped = event.items.find((item) => item.kind === 'file');
        if (dropped?.kind === 'file') onFile(await dropped.getFile());
      }}
    >
      <FileUp size={36} strokeWidth={1.5} aria-hidden="true" className={style('mark')} />
      <Text slot="label" className={style('title')}>
        {title}
      </Text>
      {children !== undefined && <div className={style('soft')}>{children}</div>}
      <FilePicker accept={accept} onFile={onFile} label={label} kind="primary" />
    </AriaDropZone>
  );
}

/** The heading of a settings section; takes the focus when it was gone to. */

import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);

export interface SectionHeadProps {
  readonly title: string;
  readonly takesFocus: boolean;
  readonly back: () => void;
  readonly backLabel: string;
}

export function SectionHead({ title, takesFocus, back, backLabel }: SectionHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <header className={style('head')}>
      <span className={style('back')}>
        <IconButton icon={ArrowLeft} label={backLabel} onPress={back} />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </header>
  );
}

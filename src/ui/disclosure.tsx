/** "Why?" behind a number: opens in place. */

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { classesOf } from './class-names.ts';
import sheet from './disclosure.module.css';

const style = classesOf(sheet);

export interface DisclosureProps {
  /** The question or the name of what is folded away. */
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** Draws what is folded away only once it was opened: for long lists. */
  readonly isLazy?: boolean;
}

export function Disclosure({ title, children, isOpenAtFirst = false, isLazy = false }: DisclosureProps) {
  const [isDrawn, setIsDrawn] = useState(isOpenAtFirst || !isLazy);
  return (
    <AriaDisclosure
      className={style('disclosure')}
      defaultExpanded={isOpenAtFirst}
      onExpandedChange={(isOpen) => isOpen && setIsDrawn(true)}
    >
      <Button slot="trigger" className={style('button')}>
        <ChevronRight size={16} strokeWidth={2.25} aria-hidden="true" />
        {title}
      </Button>
      <DisclosurePanel className={style('panel')}>{isDrawn && children}</DisclosurePanel>
    </AriaDisclosure>
  );
}

/** Sides of one thing, one shown at a time. */

import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classesOf } from './class-names.ts';
import sheet from './tabs.module.css';

const style = classesOf(sheet);

export interface TabSide {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly sides: readonly TabSide[];
  /** Leave both out to let the tabs remember by themselves. */
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}

/** A row of titles and the side chosen. */
export function Tabs({ label, sides, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className={style('tabs')}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList aria-label={label} className={style('list')}>
        {sides.map((side) => (
          <Tab key={side.id} id={side.id} className={style('tab')}>
            {side.title}
          </Tab>
        ))}
      </TabList>
      {sides.map((side) => (
        <TabPanel key={side.id} id={side.id} className={style('panel')}>
          {side.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

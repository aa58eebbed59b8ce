/** Settings: sections at the left, the one chosen beside them. */

import { BrainCircuit, FileInput, History, Info, Languages, type LucideIcon, Store, Tablet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Split, useScreenTitle } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { DaysSection } from './days-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { GeneralSection } from './general-section.tsx';
import type { InstallationView } from './installation-view.ts';
import { JournalSection } from './journal-section.tsx';
import { LearningSection } from './learning-section.tsx';
import { OutletSection } from './outlet-section.tsx';
import { SectionHead } from './section-head.tsx';
import sheet from './settings.module.css';

const style = classesOf(sheet);
type SectionName = 'general' | 'outlet' | 'days' | 'device' | 'learning' | 'journal' | 'about';

interface Section {
  readonly name: SectionName;
  readonly icon: LucideIcon;
  readonly draw: (installation: InstallationView) => ReactNode;
}

/** Sections of one's own that come first. */
const GUESTS_AFTER = 2;

/** A section that is a screen of its own, handed in by the app. */
export interface GuestSection {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note: string;
  readonly draw: () => ReactNode;
}

const SECTIONS: readonly Section[] = [
  { name: 'general', icon: Languages, draw: () => <GeneralSection /> },
  { name: 'outlet', icon: Store, draw: () => <OutletSection /> },
  { name: 'days', icon: FileInput, draw: () => <DaysSection /> },
  { name: 'device', icon: Tablet, draw: (installation) => <DeviceSection installation={installation} /> },
  { name: 'learning', icon: BrainCircuit, draw: () => <LearningSection /> },
  { name: 'journal', icon: History, draw: () => <JournalSection /> },
  { name: 'about', icon: Info, draw: () => <AboutSection /> },
];

export interface SettingsScreenProps {
  readonly installation: InstallationView;
  /** From the address; undefined shows the list, and on a tablet the first section beside it. */
  readonly section?: string | undefined;
  /** Stand after the outlet. */
  readonly guests: readonly GuestSection[];
}

export function SettingsScreen({ installation, section, guests }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const heading = useScreenTitle(t('title'));
  const [, go] = useLocation();
  const own = SECTIONS.map(({ name, icon, draw }) => ({
    name,
    icon,
    title: t(`sections.${name}`),
    note: t(`notes.${name}`),
    draw: () => draw(installation),
  }));
  const sections: readonly GuestSection[] = [...own.slice(0, GUESTS_AFTER), ...guests, ...own.slice(GUESTS_AFTER)];
  const chosen = sections.find((one) => one.name === section);
  const shown = chosen ?? sections[0]!;
  return (
    <Split
      listLabel={t('sections.label')}
      showsDetail={chosen !== undefined}
      list={
        <div className={style('aside')}>
          <h1 ref={heading} tabIndex={-1}>
            {t('title')}
          </h1>
          <List>
            {sections.map(({ name, icon: Icon, title, note }) => (
              <ListRow
                key={name}
                to={`/settings/${name}`}
                lead={<Icon size={22} aria-hidden="true" />}
                title={title}
                detail={note}
                isCurrent={shown.name === name}
              />
            ))}
          </List>
        </div>
      }
      detail={
        <div className={style('side')}>
          <SectionHead
            key={shown.name}
            title={shown.title}
            takesFocus={chosen !== undefined}
            back={() => go('/settings')}
            backLabel={t('title')}
          />
          {shown.draw()}
        </div>
      }
    />
  );
}

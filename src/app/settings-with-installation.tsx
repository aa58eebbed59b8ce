/** Hands the settings what a screen may not reach itself: the installation, and sections that are screens of their own. */

import { DatabaseBackup, Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useInstallation } from './installation/installation.ts';

const PeopleSection = lazy(async () => ({
  default: (await import('../features/people/people-section.tsx')).PeopleSection,
}));
const BackupSection = lazy(async () => ({
  default: (await import('../features/backup/backup-section.tsx')).BackupSection,
}));

export default function SettingsWithInstallation({ section }: { readonly section?: string | undefined }) {
  const { t } = useTranslation(['people', 'backup']);
  const guests = [
    {
      name: 'people',
      icon: Users,
      title: t('people:title'),
      note: t('people:sectionNote'),
      draw: () => (
        <Suspense fallback={<Skeleton rows={4} />}>
          <PeopleSection />
        </Suspense>
      ),
    },
    {
      name: 'backup',
      icon: DatabaseBackup,
      title: t('backup:title'),
      note: t('backup:sectionNote'),
      draw: () => (
        <Suspense fallback={<Skeleton rows={4} />}>
          <BackupSection />
        </Suspense>
      ),
    },
  ];
  return <SettingsScreen installation={useInstallation()} section={section} guests={guests} />;
}

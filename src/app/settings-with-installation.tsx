/** Hands the installation to the settings, which as a screen may not know the app. */

import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { useInstallation } from './installation/installation.ts';

export default function SettingsWithInstallation({ section }: { readonly section?: string | undefined }) {
  return <SettingsScreen installation={useInstallation()} section={section} />;
}

/** Hands the scan screen what only the app knows: the reader's files on this device, and photos that other apps have shared. */

import { useMemo } from 'react';
import { ScanScreen } from '../features/receipts/scan-screen.tsx';
import { useInstallation } from './installation/installation.ts';
import { takeShared } from './installation/shared-files.ts';

export default function ScanWithInstallation({ what }: { readonly what?: string | undefined }) {
  const { everything, online, getEverything, cancelEverything } = useInstallation();
  const files = useMemo(
    () => ({ ...everything, isOnline: online, get: () => void getEverything(), cancel: cancelEverything }),
    [everything, online, getEverything, cancelEverything],
  );
  return <ScanScreen files={files} takeShared={takeShared} what={what} />;
}

/** Starts the app. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startInstallation } from './installation/installation.ts';

void startInstallation();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <h1>Papadin</h1>
    </StrictMode>,
  );
}

if (new URLSearchParams(location.search).has('measure')) {
  void import('./measure/measure.ts').then(({ startMeasuring }) => startMeasuring());
}

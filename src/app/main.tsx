/** Starts the app: reads the settings, speaks the language, draws. */

import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { book, bookState, watchBook } from '../db/book.ts';
import { followRestore } from '../db/follow-restore.ts';
import { listOutlets } from '../db/queries/list-outlets.ts';
import { atDevice } from '../db/queries/people.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import { preferredLanguage } from '../domain/language.ts';
import { lockIfAway, lockWhenIdle } from '../jobs/auto-lock.ts';
import { keepForecastsFresh } from '../jobs/forecast-again.ts';
import { learnWhenIdle } from '../jobs/learn-when-idle.ts';
import { App } from './app.tsx';
import { wear } from './appearance.ts';
import { BookTrouble, type BookTroubleProps } from './book-trouble.tsx';
import { speak } from './i18n.ts';
import { startInstallation } from './installation/installation.ts';

void startInstallation();
void start();

const parameters = new URLSearchParams(location.search);
if (parameters.has('measure')) {
  void import('./measure/measure.ts').then(({ startMeasuring }) => startMeasuring());
}

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root')!);
  // While another tab holds an older book open, reading does not answer at all.
  const stopWatching = watchBook(book, () => {
    const state = bookState(book);
    if (state !== 'usable') void drawTrouble(root, { kind: state });
  });
  try {
    if (await followRestore(book)) return location.reload();
    await lockIfAway(book);
    const [settings, outlets, here] = await Promise.all([readSettings(book), listOutlets(book), atDevice(book)]);
    stopWatching();
    wear(settings.colourScheme);
    await speak(settings.language ?? preferredLanguage(navigator.languages));
    root.render(
      <StrictMode>
        <App atStart={{ settings, outlets, here }} />
      </StrictMode>,
    );
    lockWhenIdle(book);
    // Hours of the book read beside what is measured would be measured with it.
    if (!parameters.has('measure')) void keepSafe();
    keepForecastsFresh(book);
    learnWhenIdle(book, undefined, await measuredIdleness());
  } catch (error) {
    stopWatching();
    console.error('The stock book cannot be opened.', error);
    const state = bookState(book);
    await drawTrouble(root, state === 'usable' ? { kind: 'broken', details: String(error) } : { kind: state });
  }
}

/** Copies of the book have time; opening has none for their code. */
async function keepSafe(): Promise<void> {
  const { backUpDaily } = await import('../jobs/safekeeping.ts');
  backUpDaily(book);
}

/** With `?measure&idle=…` in the address, how soon and how much it learns by itself. */
async function measuredIdleness() {
  if (!parameters.has('measure')) return {};
  const { readIdleness } = await import('./measure/idleness.ts');
  return readIdleness(parameters);
}

async function drawTrouble(root: Root, trouble: BookTroubleProps): Promise<void> {
  await speak(preferredLanguage(navigator.languages));
  root.render(<BookTrouble {...trouble} />);
}

/** Starts the app: reads the settings, speaks the language, draws. */

import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode, startTransition } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { book, bookState, watchBook } from '../db/book.ts';
import { followRestore } from '../db/follow-restore.ts';
import { listOutlets } from '../db/queries/list-outlets.ts';
import { atDevice } from '../db/queries/people.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import { watchNewestEntry } from '../db/watch-newest-entry.ts';
import { preferredLanguage } from '../domain/language.ts';
import { lockIfAway, lockWhenIdle } from '../jobs/auto-lock.ts';
import { App } from './app.tsx';
import { wear } from './appearance.ts';
import { BookTrouble, type BookTroubleProps } from './book-trouble.tsx';
import { noteBook } from './first-look.ts';
import { speak, speakOfAll } from './i18n.ts';
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
    // Where `/` leads to, before anything is drawn there.
    if (/^#?\/?$/.test(location.hash)) history.replaceState(null, '', outlets.length === 0 ? '#/welcome' : '#/today');
    // In slices: a slow phone would not answer for a third of a second otherwise.
    startTransition(() =>
      root.render(
        <StrictMode>
          <App atStart={{ settings, outlets, here }} />
        </StrictMode>,
      ),
    );
    lockWhenIdle(book);
    workBeside();
  } catch (error) {
    stopWatching();
    console.error('The stock book cannot be opened.', error);
    const state = bookState(book);
    await drawTrouble(root, state === 'usable' ? { kind: 'broken', details: String(error) } : { kind: state });
  }
}

/** Learning, forecasting and copies of the book: an empty book needs none of them, and opening has no time for their code. */
function workBeside(): void {
  const stop = watchNewestEntry(book, (entry) => {
    if (entry === null) return;
    stop();
    noteBook();
    // The frame comes next, and by then the network may be gone.
    void Promise.all([import('./status-dialog.tsx'), import('./outlet-select.tsx'), speakOfAll()]).catch(() => {});
    void import('./work-beside.ts').then(({ startWork }) => startWork(parameters));
  });
}

async function drawTrouble(root: Root, trouble: BookTroubleProps): Promise<void> {
  await speak(preferredLanguage(navigator.languages));
  root.render(<BookTrouble {...trouble} />);
}

/** The first code to run: lets the browser paint the opening of the page before the app itself keeps it busy. */

/** The texts of the app are not there when these are needed. */
const NOT_LOADED = {
  en: 'could not be loaded. Check the connection and tap to try again.',
  id: 'tidak dapat dimuat. Periksa koneksi lalu ketuk untuk mencoba lagi.',
  ms: 'tidak dapat dimuatkan. Semak sambungan dan ketik untuk cuba lagi.',
} as const;

// Nothing is painted in a tab in the background.
if (document.visibilityState === 'hidden') void run();
else requestAnimationFrame(() => setTimeout(run));

async function run(): Promise<void> {
  try {
    await import('./main.tsx');
  } catch (error) {
    console.error('The app could not be loaded.', error);
    sayNotLoaded();
  }
}

function sayNotLoaded(): void {
  const opening = document.getElementById('opening');
  const language = Object.keys(NOT_LOADED).find((one) => navigator.language.startsWith(one)) as keyof typeof NOT_LOADED;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = `Papadin ${NOT_LOADED[language ?? 'en']}`;
  again.addEventListener('click', () => location.reload());
  opening?.lastChild?.replaceWith(again);
}

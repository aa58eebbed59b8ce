/** The first code to run: lets the browser paint what the app is, and fetches the app, which then takes its place. */

import { type Language, preferredLanguage } from '../domain/language.ts';
import { isFirstLook, spokenLast } from './first-look.ts';
import en from './languages/en/opening.json';
import id from './languages/id/opening.json';
import ms from './languages/ms/opening.json';

const TEXTS: Readonly<Record<Language, typeof en>> = { en, id, ms };
const language = spokenLast() ?? preferredLanguage(navigator.languages);
const opening = document.getElementById('opening');

const styles = wearStyles();

if (isFirstLook() && /^(#\/?|#\/welcome|)$/.test(location.hash)) drawFirstLook();
// Nothing is painted in a tab in the background.
if (document.visibilityState === 'hidden') void run();
else requestAnimationFrame(() => setTimeout(run));

async function run(): Promise<void> {
  try {
    await styles;
    await import('react-dom/client');
    await rest();
    await import('../db/book.ts');
    await rest();
    await import('./main.tsx');
  } catch (error) {
    console.error('The app could not be loaded.', error);
    sayNotLoaded();
  }
}

/** Lets the page answer between two long pieces of work; in the background nobody asks, and it would wait for a second. */
async function rest(): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  await new Promise((resolve) => setTimeout(resolve));
}

/** The head of the first screen, where that screen will draw it again: something to read while the rest is on its way. Drawn anew: what is moved about counts as unrest. */
function drawFirstLook(): void {
  if (opening === null) return;
  const first = document.createElement('div');
  first.className = 'first';
  first.append(...opening.cloneNode(true).childNodes);
  const claim = document.createElement('h1');
  claim.textContent = TEXTS[language].claim;
  const lead = document.createElement('p');
  lead.textContent = TEXTS[language].lead;
  first.querySelector('.more')?.replaceChildren(claim, lead);
  opening.replaceChildren(first);
  document.documentElement.lang = language;
}

/** The page fetches its style sheet without waiting for it; the app must not be drawn before it is worn. */
async function wearStyles(): Promise<void> {
  const fetched = [...document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="style"]')];
  await Promise.all(
    fetched.map(({ href }) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.crossOrigin = '';
      link.href = href;
      return new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = () => reject(new Error(`${href} did not come`));
        document.head.append(link);
      });
    }),
  );
}

function sayNotLoaded(): void {
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = TEXTS[language].notLoaded;
  again.addEventListener('click', () => location.reload());
  opening?.querySelector('.more')?.replaceChildren(again);
}

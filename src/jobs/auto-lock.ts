/** Asks for the PIN again when nobody has touched the device for a while, also when the app was closed meanwhile. */

import { lock } from '../db/commands/lock.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import type { Book } from '../db/schema.ts';
import { watchTouches } from './touches.ts';

const KEY = 'papadin.touched';
const CHECK_EVERY_MS = 5_000;

/**
 * When the device was touched last, kept outside the book: it is no fact, and writing it there would wake every screen. Milliseconds since
 * the epoch; null when that is not known.
 */
function readTouched(): number | null {
  const text = localStorage.getItem(KEY);
  return text === null ? null : Number(text);
}

/** To be called before anything is drawn. A clock that was set back is no reason to trust whoever is here. */
export async function lockIfAway(book: Book): Promise<void> {
  const minutes = await minutesToLock(book);
  if (minutes === null) return;
  const touched = readTouched();
  const away = touched === null ? Number.POSITIVE_INFINITY : Date.now() - touched;
  if (away < 0 || away >= minutes * 60_000) await lock(book);
}

/** Answers what stops it. */
export function lockWhenIdle(book: Book): () => void {
  let touchedAt = performance.now();
  let keptAt = Number.NEGATIVE_INFINITY;
  const touched = () => {
    touchedAt = performance.now();
    if (touchedAt - keptAt < CHECK_EVERY_MS) return;
    keptAt = touchedAt;
    localStorage.setItem(KEY, String(Date.now()));
  };
  touched();
  const stopWatching = watchTouches(touched);
  const timer = setInterval(() => {
    void minutesToLock(book).then((minutes) => {
      if (minutes !== null && performance.now() - touchedAt >= minutes * 60_000) void lock(book);
    }, ignoreClosed);
  }, CHECK_EVERY_MS);
  return () => {
    stopWatching();
    clearInterval(timer);
  };
}

/** null where nothing is to be locked: no people, locked already, or never by itself. */
async function minutesToLock(book: Book): Promise<number | null> {
  if ((await book.people.count()) === 0 || (await book.identity.get('this'))?.isLocked) return null;
  return (await readSettings(book)).lockAfterMinutes;
}

/** A closed book tells so on the screen. */
function ignoreClosed(): void {}

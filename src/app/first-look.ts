/** What the opening of the page may know before the book is open: whether there is one yet, and the language spoken last. */

import { isLanguage, type Language } from '../domain/language.ts';

const HAS_BOOK = 'papadin.hasBook';
const LANGUAGE = 'papadin.language';

/** False once something was entered on this device; the book itself is the truth, this only says what to draw meanwhile. */
export function isFirstLook(): boolean {
  return read(HAS_BOOK) === null;
}

export function noteBook(): void {
  write(HAS_BOOK, 'yes');
}

/** Null until one was spoken. */
export function spokenLast(): Language | null {
  const language = read(LANGUAGE);
  return language !== null && isLanguage(language) ? language : null;
}

export function noteLanguage(language: Language): void {
  write(LANGUAGE, language);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is shut off; the book then says so.
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** What the first screen does when it is touched; fetched then, so that it is seen sooner. */

import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { undo } from '../../db/commands/undo.ts';
import type { Language } from '../../domain/language.ts';
import type { Currency } from '../../domain/money.ts';
import { learn } from '../../jobs/learn.ts';
import { importSampleBook } from './import-sample-book.ts';

export async function speakLanguage(language: Language): Promise<void> {
  await changeSettings(book, { language });
}

/** What stands on the screen holds, whether it was touched or not. */
export async function settle(language: Language, currency: Currency): Promise<void> {
  await changeSettings(book, { language, currency });
}

/** The sample restaurant, as a job; answers what takes it out again, or null when nothing came in. Learns from it when it is there. */
export async function beginWithSample(language: Language, currency: Currency) {
  await settle(language, currency);
  const outcome = await importSampleBook(book, language);
  if (!outcome.ok) return null;
  void learn(book);
  return () => undo(book, outcome.value.entryId);
}

/** Whether it is time to learn, and how much. */

import type { LearningFacts } from '../db/queries/checkpoint.ts';
import type { LearningKind } from '../db/worked-out.ts';
import { daysBetween } from '../domain/day.ts';

export interface DueLearning {
  readonly kind: LearningKind;
  /** Days on record that no learning has seen; null before the first learning. */
  readonly newDays: number | null;
}

/** Beyond this a kitchen has another season, and going on from old weights is no longer the best start. */
export const FULL_EVERY_MS = 28 * 86_400_000;

/**
 * Nothing where no newer day is on record. From nothing when it was never done, when a file brought history, when what serves has lost
 * touch or is four weeks old; else the new days only. `now` in milliseconds since the epoch.
 */
export function dueLearning(facts: LearningFacts, now: number): DueLearning | null {
  const { lastRecord, serving, learnedThrough, importedAt } = facts;
  if (lastRecord === null) return null;
  if (serving === null || learnedThrough === null)
    return learnedThrough === null ? { kind: 'full', newDays: null } : null;
  const newDays = Math.max(0, daysBetween(learnedThrough, lastRecord));
  if (importedAt !== null) return { kind: 'full', newDays };
  if (newDays === 0) return null;
  const isOld = now - serving.fullAt >= FULL_EVERY_MS;
  return { kind: serving.isStale || isOld ? 'full' : 'renewal', newDays };
}

/** What the screens are told of learning by itself; apart from the learning, which is fetched after them. */

import { create } from 'zustand';
import type { Failure } from '../../models/kit/control.ts';
import type { LearningKind } from '../db/worked-out.ts';
import type { DueLearning } from './due-learning.ts';
import type { Job } from './running.ts';

/** How it stands with learning by itself. */
export type IdleLearning =
  | { readonly kind: 'off' }
  /** `since`: when it was last learned; null when there is nothing to learn from yet. */
  | { readonly kind: 'upToDate'; readonly since: number | null }
  | { readonly kind: 'due'; readonly due: DueLearning; readonly waitsFor: 'quiet' | 'power' | 'otherWork' }
  | { readonly kind: 'learning'; readonly what: LearningKind }
  /** Broken off by a touch or a reload; goes on from there. `job` is how far it had come, null after a reload. */
  | { readonly kind: 'paused'; readonly what: LearningKind; readonly job: Job | null }
  /** Tried again by itself later. */
  | { readonly kind: 'failed'; readonly failure: Failure };

export const useIdleLearning = create<{ readonly state: IdleLearning }>(() => ({
  state: { kind: 'upToDate', since: null },
}));

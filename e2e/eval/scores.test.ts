/** When the scorecard fails. */

import { expect, test } from 'vitest';
import { compareScores, type ModelScores } from './scores.ts';

const scores = (wape: number, coverage90 = 0.9) => ({ wape, mase: 1, pinball: 2, coverage90 });
const problemsOf = (before: ModelScores, now: ModelScores) => compareScores(before, now).problems;

test('a plain model may not get worse, a trained one by what processors differ in', () => {
  expect(problemsOf({ seasonal_naive: scores(0.3) }, { seasonal_naive: scores(0.3) })).toEqual([]);
  expect(problemsOf({ seasonal_naive: scores(0.3) }, { seasonal_naive: scores(0.302) })).toEqual([
    'seasonal_naive wape: 0.3 became 0.302',
  ]);
  expect(problemsOf({ lstm: scores(0.3) }, { lstm: scores(0.305) })).toEqual([]);
  expect(problemsOf({ lstm: scores(0.3) }, { lstm: scores(0.31) })).toHaveLength(1);
  expect(problemsOf({ champion: scores(0.3) }, { champion: scores(0.2) })).toEqual([]);
});

test('coverage may not leave 0.90 in either direction', () => {
  expect(problemsOf({ lstm: scores(0.3, 0.9) }, { lstm: scores(0.3, 0.905) })).toEqual([]);
  expect(problemsOf({ lstm: scores(0.3, 0.9) }, { lstm: scores(0.3, 0.88) })).toHaveLength(1);
  expect(problemsOf({ lstm: scores(0.3, 0.88) }, { lstm: scores(0.3, 0.94) })).toHaveLength(1);
  expect(problemsOf({ lstm: scores(0.3, 0.8) }, { lstm: scores(0.3, 0.95) })).toEqual([]);
});

test('a model that is gone or tells nothing any more is a problem; a new one is none', () => {
  expect(problemsOf({ lstm: scores(0.3) }, {})).toEqual(['lstm is gone']);
  expect(problemsOf({ lstm: scores(0.3) }, { lstm: { ...scores(0.3), pinball: null } })).toHaveLength(1);
  expect(problemsOf({}, { lstm: scores(0.3) })).toEqual([]);
  expect(compareScores({}, { lstm: scores(0.3) }).lines[0]).toContain('wape 0.3 (new)');
});

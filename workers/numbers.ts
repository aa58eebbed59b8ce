/** The `numbers` engine's methods: which calls which technique. Heavy code is fetched only by the question that needs it. */

import { succeed } from '../models/kit/control.ts';
import { backendInForce } from './backend-choice.ts';
import type { Methods } from './channel.ts';
import type { NumbersMethods } from './contract.ts';
import { withRunner } from './lstm-runner.ts';

/** Learning and forecasting share weights, kernels and the backend's memory: one at a time. */
const FORECAST = 'forecast';
const now = () => performance.now();

export const NUMBERS: Methods<NumbersMethods> = {
  'engine.describe': { lane: null, answer: (wish) => backendInForce(wish) },
  'records.read': {
    lane: null,
    async answer(file) {
      const { readRecords } = await import('../src/domain/records-file.ts');
      return succeed(readRecords(file));
    },
  },
  'lstm.train': {
    lane: FORECAST,
    async answer({ shape, samples, split, options }, control) {
      if (options.runner === 'tfjs') {
        const backend = await backendInForce();
        if (!backend.ok) return backend;
      }
      const { trainLstm } = await import('../models/forecast/lstm/train.ts');
      return succeed(await trainLstm(shape, samples, split, options, control));
    },
  },
  'forecast.learn': {
    lane: FORECAST,
    async answer({ panel, choices }, control) {
      const [{ learn }, { scoreOverall }] = await Promise.all([
        import('../models/forecast/model.ts'),
        import('../models/forecast/overall-scores.ts'),
      ]);
      const backend = await backendInForce();
      if (!backend.ok) return backend;
      const chosen = await withRunner(choices, backend.value, now);
      const outcome = await learn(panel, { ...chosen, now }, control);
      if (!outcome.ok) return outcome;
      const scores = scoreOverall(panel, outcome.value.learned);
      return succeed({ ...outcome.value, scores, backend: backend.value.backend });
    },
  },
  'forecast.again': {
    lane: FORECAST,
    async answer({ panel, learned, choices }, control) {
      const { forecast } = await import('../models/forecast/model.ts');
      return forecast(panel, learned, { ...choices, now }, control);
    },
  },
  'forecast.backtest': {
    lane: FORECAST,
    async answer({ panel, choices }, control) {
      const { backtest } = await import('../models/forecast/evaluate.ts');
      const backend = await backendInForce();
      if (!backend.ok) return backend;
      const chosen = await withRunner(choices, backend.value, now);
      const outcome = await backtest(panel, { ...chosen, now }, control);
      return outcome.ok ? succeed({ ...outcome.value, runner: chosen.lstm?.runner ?? 'compact' }) : outcome;
    },
  },
};

/** Decides, for one learning, which code trains the recurrent network. */

import type { LearnChoices } from '../models/forecast/options.ts';
import type { NumbersBackend } from '../models/kit/numbers-backend.ts';

/**
 * The choices with the runner filled in: the caller's, else the compact network, else, where a graphics processor is in force, whichever is
 * quicker on a few steps.
 */
export async function withRunner<Choices extends LearnChoices>(
  choices: Choices,
  { backend }: NumbersBackend,
  now: () => number,
): Promise<Choices> {
  if (backend !== 'webgpu' || choices.lstm?.runner !== undefined) return choices;
  const [{ chooseRunner }, { completeOptions }, { shapeOf }] = await Promise.all([
    import('../models/forecast/lstm/choose-runner.ts'),
    import('../models/forecast/options.ts'),
    import('../models/forecast/network-competitors.ts'),
  ]);
  const options = completeOptions(choices);
  const { runner } = await chooseRunner(shapeOf(options, 0), options.lstm.batch, backend, now);
  return { ...choices, lstm: { ...choices.lstm, runner } };
}

/** The `vision` engine's methods: which calls which technique. Heavy code is fetched only by the question that needs it. */

import { succeed } from '../models/kit/control.ts';
import type { Methods } from './answers.ts';
import type { VisionMethods } from './contract.ts';

/** Readers share memory and cores: one paper at a time. */
const READING = 'reading';
/** Looking at frames and photos goes on while a paper is read. */
const SEEING = 'seeing';

export const VISION: Methods<VisionMethods> = {
  'receipts.prepare': {
    lane: READING,
    async answer({ threads }) {
      const begun = performance.now();
      const [{ openedNetworks, openedSecondReader }, { openedOpenCv }, { warmUp }] = await Promise.all([
        import('./vision-reader.ts'),
        import('./vision-eye.ts'),
        import('../models/receipts/reading/networks.ts'),
      ]);
      const warm = async () => warmUp(await openedNetworks(threads));
      await Promise.all([warm(), openedSecondReader(), openedOpenCv()]);
      return succeed({ ms: performance.now() - begun });
    },
  },
  'receipts.outline': {
    lane: SEEING,
    async answer(question) {
      const { outlineFrame } = await import('./vision-eye.ts');
      return outlineFrame(question);
    },
  },
  'receipts.check': {
    lane: SEEING,
    async answer(photo) {
      const { checkPhoto } = await import('./vision-eye.ts');
      return checkPhoto(photo);
    },
  },
  'receipts.stages': {
    lane: READING,
    async answer(photo, control) {
      const { showStages } = await import('./vision-stages.ts');
      return showStages(photo, control);
    },
  },
  'receipts.read': {
    lane: READING,
    async answer(question, control) {
      const { readPaper } = await import('./vision-paper.ts');
      return readPaper(question, control);
    },
  },
};

/** The methods of the second thread: recurrent networks, asked while the first thread asks everybody else. */

import { predictCompact } from '../models/forecast/lstm/predict.ts';
import { succeed } from '../models/kit/control.ts';
import type { Methods } from './answers.ts';
import type { NetworksMethods } from './contract.ts';

export const NETWORKS: Methods<NetworksMethods> = {
  'lstm.predict': {
    lane: 'lstm',
    async answer({ weights, inputs, n }, control) {
      return succeed(await predictCompact(weights, inputs, n, control));
    },
  },
};

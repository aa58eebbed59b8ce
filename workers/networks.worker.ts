/** A thread of the `numbers` engine for one network. */

import { answerQuestions } from './answers.ts';
import { NETWORKS } from './networks.ts';

answerQuestions(self, NETWORKS);

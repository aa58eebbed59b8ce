/** The second thread of the `numbers` engine. */

import { answerQuestions } from './answers.ts';
import { NETWORKS } from './networks.ts';

answerQuestions(self, NETWORKS);

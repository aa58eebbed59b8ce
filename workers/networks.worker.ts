/** A thread of the `numbers` engine for networks. */

import { answerQuestions } from './answers.ts';
import { networkMethods } from './networks.ts';

answerQuestions(self, networkMethods());

/** The thread of the `codes` engine. */

import { answerQuestions } from './answers.ts';
import { CODES } from './codes.ts';

answerQuestions(self, CODES);

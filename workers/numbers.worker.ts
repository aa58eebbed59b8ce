/** The thread of the `numbers` engine. */

import { answerQuestions } from './answers.ts';
import { NUMBERS } from './numbers.ts';

answerQuestions(self, NUMBERS);

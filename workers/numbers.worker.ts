/** The thread of the `numbers` engine. */

import { answerQuestions } from './channel.ts';
import { NUMBERS } from './numbers.ts';

answerQuestions(self, NUMBERS);

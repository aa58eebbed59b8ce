/** The thread of the `vision` engine. */

import { answerQuestions } from './answers.ts';
import { VISION } from './vision.ts';

answerQuestions(self, VISION);

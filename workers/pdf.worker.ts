/** The thread of the `pdf` engine: opens PDFs, one at a time. */

import { answerQuestions } from './answers.ts';
import type { PdfMethods } from './contract.ts';

answerQuestions<PdfMethods>(self, {
  'pdf.draw': {
    lane: 'pdf',
    async answer(question, control) {
      const { drawPdf } = await import('./pdf-pages.ts');
      return drawPdf(question, control);
    },
  },
});

/** `npm run eval -- <task> [options]`: asks the built app's own engines, in a real browser, over files. */

import process from 'node:process';
import { BadInput } from './arguments.ts';
import { evaluateForecast } from './forecast.ts';
import { evaluateReceiptCorners } from './receipt-corners.ts';
import { evaluateReceiptHands } from './receipt-hands.ts';
import { evaluateReceiptLong } from './receipt-long.ts';
import { evaluateReceiptStages } from './receipt-stages.ts';
import { evaluateReceiptText } from './receipt-text.ts';
import { evaluateReceipts } from './receipts.ts';

/** Each answers the summary printed as the last line. */
const TASKS: Readonly<Record<string, (given: readonly string[]) => Promise<object>>> = {
  forecast: evaluateForecast,
  receipts: evaluateReceipts,
  'receipt-text': evaluateReceiptText,
  'receipt-stages': evaluateReceiptStages,
  'receipt-long': evaluateReceiptLong,
  'receipt-hands': evaluateReceiptHands,
  'receipt-corners': evaluateReceiptCorners,
};

const [task = '', ...given] = process.argv.slice(2);
try {
  const evaluate = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
  if (evaluate === undefined) {
    throw new BadInput(`unknown task "${task}"; there are ${Object.keys(TASKS).join(', ')}`);
  }
  process.stdout.write(`${JSON.stringify(await evaluate(given))}\n`);
} catch (error) {
  const isInput = error instanceof BadInput;
  process.stderr.write(`${isInput ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = isInput ? 2 : 1;
}

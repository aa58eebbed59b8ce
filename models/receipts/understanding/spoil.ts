/** Spoils the text of a paper as a poor reader would, by a seed: for measuring what the sum solver is worth. Boxes stay. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import { createRandom } from '../../kit/random.ts';
import { SPOILED } from './confusions.ts';

/** Each sign of the text that the table {@link SPOILED} knows is replaced with probability `share`; the same for the same seed and `stream`. */
export function spoil(lines: readonly ReadLine[], share: number, seed: number, stream: number): readonly ReadLine[] {
  if (share <= 0) return lines;
  const random = createRandom(seed, stream);
  return lines.map((line) => {
    let text = '';
    for (const sign of line.text) {
      const others = SPOILED[sign];
      text += others !== undefined && random.uniform() < share ? others[random.below(others.length)]! : sign;
    }
    return { ...line, text, words: [] };
  });
}

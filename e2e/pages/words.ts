/** What the app says, in each of its languages: read from the files it speaks by, so that journeys find things by the name a person reads. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/language.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'src', 'app', 'languages');

type Texts = { readonly [key: string]: string | Texts };

/** What stands in the gaps of a text. `count` chooses the plural. */
export type Gaps = Readonly<Record<string, string | number>>;

export interface Words {
  readonly language: Language;
  /** The whole text at `feature:dotted.key`. Throws where there is none, or where a gap stays open. */
  readonly say: (address: string, gaps?: Gaps) => string;
  /** Matches the text somewhere; what is not in `gaps` may be anything. */
  readonly like: (address: string, gaps?: Gaps) => RegExp;
}

export function wordsIn(language: Language): Words {
  const read = new Map<string, Texts>();
  const textAt = (address: string, count: string | number | undefined): string => {
    const [feature, key] = address.split(':') as [string, string];
    if (!read.has(feature))
      read.set(feature, JSON.parse(readFileSync(join(FOLDER, language, `${feature}.json`), 'utf8')));
    const find = (path: string) =>
      path
        .split('.')
        .reduce<string | Texts | undefined>(
          (texts, part) => (typeof texts === 'object' ? texts[part] : undefined),
          read.get(feature),
        );
    const plural = count === undefined ? '' : `_${new Intl.PluralRules(language).select(Number(count))}`;
    const text = find(key) ?? find(`${key}${plural}`) ?? find(`${key}_other`);
    if (typeof text !== 'string') throw new Error(`${language} has no text ${address}`);
    return text;
  };
  /** Text and gaps by turns, gaps at the odd places. */
  const partsOf = (address: string, gaps: Gaps) => textAt(address, gaps['count']).split(/\{\{\s*(\w+)[^}]*\}\}/);
  return {
    language,
    say: (address, gaps = {}) =>
      partsOf(address, gaps)
        .map((part, at) => {
          if (at % 2 === 0) return part;
          const filled = gaps[part];
          if (filled === undefined) throw new Error(`${address} leaves {{${part}}} open`);
          return String(filled);
        })
        .join(''),
    like: (address, gaps = {}) =>
      new RegExp(
        partsOf(address, gaps)
          .map((part, at) =>
            at % 2 === 0 ? escaped(part) : gaps[part] === undefined ? '.+' : escaped(String(gaps[part])),
          )
          .join(''),
      ),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** What went wrong, in the language chosen, by the stable code of a failure or a refusal. */

import { useTranslation } from 'react-i18next';
import { useRefusalWords } from './use-command.ts';

/** What a job or an engine left behind; one of both is told. */
export interface Trouble {
  readonly failure?: { readonly code: string } | null;
  readonly refusal?: { readonly code: string } | null;
}

const FAILURES = [
  'cancelled',
  'busy',
  'too-little-data',
  'bad-input',
  'unsupported',
  'out-of-memory',
  'engine-crashed',
  'engine-stopped',
  'unexpected',
] as const;

/** A sentence for what went wrong; a code nobody knows is unexpected. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const { t } = useTranslation('common');
  const sayRefusal = useRefusalWords();
  return ({ failure, refusal }) => {
    if (refusal) return sayRefusal(refusal.code, refusal);
    return t(`failure.${FAILURES.find((code) => code === failure?.code) ?? 'unexpected'}`);
  };
}

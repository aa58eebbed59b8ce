/** Carries out what a press asks for: says when it was refused, and offers to take back what was done. */

import { useTranslation } from 'react-i18next';
import { showToast } from './toast.tsx';

/** What commands of the book answer, as far as the screen cares. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } };

/** Says why nothing was changed, by the stable code of the refusal. */
export function useRefusalWords(): (code: string, refusal?: object) => string {
  const { t } = useTranslation('common');
  return (code, refusal = {}) => {
    if (code === 'not-allowed' && 'who' in refusal && refusal.who === 'staff') return t('refusal.not-allowed-staff');
    return t(`refusal.${code}` as 'refusal.bad-input');
  };
}

/** A function that waits for a command; a refusal becomes a toast. Answers what the command brought, or null. */
export function useCommand(): <Outcome extends Answer>(
  command: Promise<Outcome>,
) => Promise<(Outcome & { ok: true }) | null> {
  const say = useRefusalWords();
  return async (command) => {
    const outcome = await command;
    if (outcome.ok) return outcome as typeof outcome & { ok: true };
    const { refusal } = outcome as { readonly refusal: { readonly code: string } };
    showToast({ message: say(refusal.code, refusal) });
    return null;
  };
}

/** A function that tells what was done and offers to undo it. */
export function useUndoToast(): (message: string, takeBack: () => Promise<Answer>) => void {
  const { t } = useTranslation('ui');
  const command = useCommand();
  return (message, takeBack) => {
    showToast({ message, action: { label: t('undo'), run: () => void command(takeBack()) } });
  };
}

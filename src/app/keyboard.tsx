/** Listens for the palette (Ctrl or Cmd and K), the letters of the actions, and `?` for their list. */

import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useMay } from '../ui/rights.tsx';
import { ACTIONS, HELP_KEY, lettersAreOn, PALETTE_KEY } from './actions.ts';
import { later } from './later.ts';

/** A toast calls itself one too, without standing in anybody's way. */
const ALERT = '[role="alertdialog"]:not([aria-modal="false"])';
const Palette = later(async () => (await import('./palette.tsx')).default);

export function Keyboard() {
  const [opened, setOpened] = useState<'palette' | 'help' | null>(null);
  const [, go] = useLocation();
  const may = useMay();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === PALETTE_KEY) {
      // Not over a locked device, nor over work that must be ended first.
      if (document.querySelector(ALERT) !== null) return;
      event.preventDefault();
      setOpened('palette');
      return;
    }
    if (ctrlKey || metaKey || altKey || event.defaultPrevented || !lettersAreOn()) return;
    if (
      (event.target as HTMLElement).closest(
        'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"]',
      )
    )
      return;
    if (document.querySelector(`[role="dialog"], ${ALERT}`) !== null) return;
    if (key === HELP_KEY) {
      event.preventDefault();
      setOpened('help');
      return;
    }
    const action = ACTIONS.find(({ letter }) => letter === key);
    if (action === undefined || (action.right !== undefined && !may(action.right))) return;
    event.preventDefault();
    go(action.path);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  if (opened === null) return null;
  return (
    <Suspense>
      <Palette
        key={opened}
        shows={opened}
        onClose={() => setOpened(null)}
        onGo={(path) => {
          setOpened(null);
          go(path);
        }}
      />
    </Suspense>
  );
}

/** Everything that can be gone to or begun by name: one registry for the command palette, the letters and their help. */

export interface Action {
  /** Names its words: `palette:actions.<name>`. */
  readonly name: ActionName;
  /** The screen it opens. */
  readonly path: string;
  /** Pressed alone, outside fields. */
  readonly letter?: string;
  /** A right of `domain/rights.ts` without which there is nothing to begin. */
  readonly right?: string;
}

export type ActionName =
  | 'today'
  | 'stock'
  | 'count'
  | 'receive'
  | 'delivery'
  | 'purchase'
  | 'scan'
  | 'waste'
  | 'ranOut'
  | 'transfers'
  | 'useFirst'
  | 'orders'
  | 'insights'
  | 'calendar'
  | 'recipes'
  | 'sales'
  | 'variance'
  | 'areas'
  | 'import'
  | 'export'
  | 'settings'
  | 'people'
  | 'backup'
  | 'journal';

export const ACTIONS: readonly Action[] = [
  { name: 'today', path: '/today', letter: 't' },
  { name: 'stock', path: '/stock', letter: 's' },
  { name: 'count', path: '/count', letter: 'c' },
  { name: 'receive', path: '/receive', letter: 'r' },
  { name: 'delivery', path: '/receive/delivery', letter: 'd', right: 'recordDelivery' },
  { name: 'purchase', path: '/receive/purchase', letter: 'b', right: 'recordDelivery' },
  { name: 'scan', path: '/receive/scan', letter: 'p', right: 'recordDelivery' },
  { name: 'waste', path: '/waste', letter: 'w', right: 'throwAway' },
  { name: 'ranOut', path: '/ran-out', right: 'noteRanOut' },
  { name: 'transfers', path: '/transfers', letter: 'f' },
  { name: 'useFirst', path: '/use-first', letter: 'u' },
  { name: 'orders', path: '/orders', letter: 'o' },
  { name: 'insights', path: '/insights', letter: 'i' },
  { name: 'calendar', path: '/insights/calendar' },
  { name: 'recipes', path: '/recipes' },
  { name: 'sales', path: '/sales' },
  { name: 'variance', path: '/variance', letter: 'v' },
  { name: 'areas', path: '/areas', right: 'arrangeAreas' },
  { name: 'import', path: '/import', right: 'importRecords' },
  { name: 'export', path: '/export', letter: 'x' },
  { name: 'settings', path: '/settings' },
  { name: 'people', path: '/settings/people' },
  { name: 'backup', path: '/settings/backup' },
  { name: 'journal', path: '/settings/journal', letter: 'j' },
];

/** Opens the palette, with Ctrl or Cmd; and the list of letters, alone. */
export const PALETTE_KEY = 'k';
export const HELP_KEY = '?';

const KEY = 'papadin.letters';

/** Letters can be switched off: who dictates or uses a switch would press them by accident (WCAG 2.2, 2.1.4). */
export function lettersAreOn(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function setLetters(areOn: boolean): void {
  localStorage.setItem(KEY, areOn ? 'on' : 'off');
}

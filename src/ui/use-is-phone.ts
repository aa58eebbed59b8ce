/** Whether list and detail are seen one after the other, for the few parts that then stand elsewhere. */

import { useSyncExternalStore } from 'react';

/** As in the style sheets: below a tablet's width. */
const PHONE = '(max-width: 47.99rem)';

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(PHONE);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(PHONE).matches,
  );
}

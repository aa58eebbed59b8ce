/** Parts that nobody needs at first: fetched when they are first wanted, and kept from then on. */

import { type ComponentType, useEffect, useState } from 'react';

const RETRY_MS = 3000;

/**
 * The part, or null until it has come. Unlike with `lazy`, a part that cannot be fetched leaves all else standing, and is asked for again
 * for as long as it is wanted.
 * @param load the same function at every drawing
 */
export function usePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | null {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || part !== null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const again = (error: unknown) => {
      console.warn('A part of the app could not be fetched.', error);
      if (!isOver) timer = setTimeout(() => setTries(tries + 1), RETRY_MS);
    };
    load().then((come) => isOver || setPart(() => come), again);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isWanted, part, load, tries]);
  return part;
}

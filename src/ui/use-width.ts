/** Tells a component how wide it is, so that it can show as much as can be told apart. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Pixels of the element the ref is given to; 0 until it is laid out. */
export function useWidth<Kind extends HTMLElement>(): readonly [RefObject<Kind | null>, number] {
  const element = useRef<Kind>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    setWidth(Math.floor(node.clientWidth));
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

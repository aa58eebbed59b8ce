/** Parts that are fetched when they are first drawn, the texts of every screen with them. */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { speakOfAll } from './i18n.ts';

/** As React's `lazy`, which is for parts that need no more than the texts of the first screen. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), speakOfAll()]);
    return { default: part };
  });
}

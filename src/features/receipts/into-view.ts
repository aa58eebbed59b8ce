/** Brings a keypad that has just opened into view, so that no key has to be scrolled for. */

export function intoView(pad: HTMLElement | null): void {
  pad?.scrollIntoView({ block: 'nearest' });
}

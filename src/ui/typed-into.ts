/** Tells a keypad which keys of a real keyboard are not for it. */

/** Whether keys pressed here are typed into something of their own: a field, a part of a day, an open list. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable], [role=spinbutton], [role=option], [role=grid]') !== null
  );
}

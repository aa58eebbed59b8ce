/** Days and times of day typed into their parts, as a person with a keyboard does. */

import type { Locator } from '@playwright/test';

/** `day` is `YYYY-MM-DD`; the field asks for day, month and year, in that order. */
export async function typeDay(within: Locator, label: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-');
  const field = within.getByRole('group', { name: label });
  await field.getByRole('spinbutton').first().click();
  await within.page().keyboard.type(`${date}${month}${year}`);
}

/** `time` is `HH:MM`. */
export async function typeTime(within: Locator, label: string, time: string): Promise<void> {
  const field = within.getByRole('group', { name: label });
  await field.getByRole('spinbutton').first().click();
  await within.page().keyboard.type(time.replace(':', ''));
}

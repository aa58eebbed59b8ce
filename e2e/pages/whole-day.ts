/** The screens of a restaurant's day, gone through by touch and found by the names they have in the language of the person. */

import { expect, type Locator, type Page } from '@playwright/test';
import { FramePage, type PLACES } from './frame.ts';
import type { Words } from './words.ts';

export class WholeDay {
  readonly page: Page;
  readonly words: Words;
  readonly frame: FramePage;
  readonly main: Locator;
  readonly sheet: Locator;
  /** Called on every screen and sheet that is gone to. */
  private readonly look: (page: Page) => Promise<void>;

  constructor(page: Page, words: Words, look: (page: Page) => Promise<void>) {
    this.page = page;
    this.words = words;
    this.frame = new FramePage(page);
    this.main = page.getByRole('main');
    this.sheet = page.getByRole('dialog');
    this.look = look;
  }

  async goTo(place: keyof (typeof PLACES)['en']): Promise<void> {
    await this.frame.place(place, this.words.language).click();
    await this.seeScreen(this.words.say(`common:nav.${place}`));
  }

  async seeScreen(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(this.page.getByLabel(this.words.say('ui:loading'), { exact: true })).toHaveCount(0);
    await this.look(this.page);
  }

  async seeSheet(title: string | RegExp): Promise<void> {
    await expect(this.sheet.getByRole('heading', { name: title }).first()).toBeVisible();
    await this.look(this.page);
  }

  button(address: string, within: Locator = this.main): Locator {
    return within.getByRole('button', { name: this.words.say(address), exact: true });
  }

  link(address: string): Locator {
    return this.main.getByRole('link', { name: this.words.say(address), exact: true });
  }

  /** A quick action of Receive. */
  async note(tile: string): Promise<void> {
    await this.goTo('receive');
    await this.main
      .getByRole('navigation', { name: this.words.say('receive:tiles') })
      .getByRole('link', { name: this.words.say(`receive:tile.${tile}`), exact: true })
      .click();
  }

  /** What was said of the last thing done; takes it away, as it would lie over the next. */
  async hear(said: string | RegExp): Promise<void> {
    const toast = this.page.getByRole('alertdialog').filter({ hasText: said });
    await expect(toast).toBeVisible();
    await this.button('ui:close', toast).click();
    await expect(toast).toBeHidden();
  }

  async pick(item: string, within: Locator): Promise<void> {
    await within.getByLabel(this.words.say('receive:pick.search')).fill(item);
    await within
      .getByRole('list', { name: this.words.say('receive:pick.list') })
      .getByRole('button', { name: item })
      .first()
      .click();
  }

  async type(digits: string, within: Locator = this.sheet): Promise<void> {
    for (const digit of digits) await within.getByRole('button', { name: digit, exact: true }).click();
  }

  /** Counts the line that lies open, going on from field to field, and past the question whether it is right. */
  async countLine(item: string, digits: string): Promise<void> {
    const { say } = this.words;
    const line = this.page.getByRole('region', { name: item, exact: true });
    await expect(line).toBeVisible();
    await this.type(digits, this.main);
    await expect(this.main.getByText(say('count:line.saved'), { exact: true })).toBeVisible();
    const onward = ['next', 'toLoose', 'right'].map((key) => this.button(`count:line.${key}`));
    await expect(async () => {
      if (await line.isVisible()) await onward[0]!.or(onward[1]!).or(onward[2]!).click({ timeout: 1000 });
      await expect(line).toBeHidden({ timeout: 500 });
    }).toPass();
  }
}

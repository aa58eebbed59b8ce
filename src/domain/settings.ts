/** What a manager may set: how the book is shown on this device, and what holds for the whole book. */

import { COUNTRIES, type Country } from './feasts.ts';
import type { RememberedMapping } from './files/mapping.ts';
import type { Language } from './language.ts';
import type { Currency } from './money.ts';
import type { OutletId } from './nouns.ts';

export const COLOUR_SCHEMES = ['system', 'light', 'dark'] as const;
export type ColourScheme = (typeof COLOUR_SCHEMES)[number];

/** Kept per device: two tablets of one outlet may speak different languages. */
export interface DeviceSettings {
  /** null until somebody has chosen. */
  readonly language: Language | null;
  readonly colourScheme: ColourScheme;
  /** The outlet whose book lies open; null when there is none. */
  readonly outletId: OutletId | null;
  /** Learns from new days by itself while nobody needs this device. */
  readonly learnWhenIdle: boolean;
}

/** Kept once for the book, the same on every device. */
export interface BookSettings {
  readonly currency: Currency;
  /** Wanted chance, 0.5–0.99, of not running short until the delivery after next. */
  readonly serviceLevel: number;
  /** Whose feasts the forecasts know; null goes by the currency. */
  readonly country: Country | 'none' | null;
  /** Minutes without a touch after which a PIN is asked for again; null for never. Of no effect in a book without people. */
  readonly lockAfterMinutes: number | null;
  /** Which column was which in files that name them their own way, the newest last. */
  readonly fileMappings: readonly RememberedMapping[];
}
/** Their names. */
export const BOOK_SETTINGS = [
  'currency',
  'serviceLevel',
  'country',
  'lockAfterMinutes',
  'fileMappings',
] as const satisfies readonly (keyof BookSettings)[];

export type Settings = DeviceSettings & BookSettings;

export const DEFAULT_SETTINGS: Settings = {
  language: null,
  colourScheme: 'system',
  outletId: null,
  learnWhenIdle: true,
  currency: 'IDR',
  serviceLevel: 0.9,
  country: null,
  lockAfterMinutes: 10,
  fileMappings: [],
};

/** What may be set as country. */
export const COUNTRY_CHOICES = [...COUNTRIES, 'none'] as const;

/** The country whose feasts are known; null for none. */
export function countryOf({ country, currency }: Pick<BookSettings, 'country' | 'currency'>): Country | null {
  if (country !== null) return country === 'none' ? null : country;
  return currency === 'IDR' ? 'ID' : currency === 'MYR' ? 'MY' : null;
}

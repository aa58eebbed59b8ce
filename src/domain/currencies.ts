/** Currencies offered by name; any other ISO 4217 code works as well. */

import type { Currency } from './money.ts';

/** Of the region first, then the ones travellers bring. */
export const OFFERED_CURRENCIES: readonly Currency[] = [
  'IDR',
  'MYR',
  'SGD',
  'BND',
  'THB',
  'PHP',
  'VND',
  'AUD',
  'JPY',
  'CNY',
  'INR',
  'AED',
  'SAR',
  'EUR',
  'GBP',
  'USD',
];

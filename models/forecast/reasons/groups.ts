/** Which reason a feature belongs to, by its name. */

import type { ReasonCode } from '../../../src/domain/forecast-reasons.ts';

/** `mixed` features tell the weekday and the level at once: what differs within a week is the weekday's, what differs between weeks is recent use. */
export type Group = ReasonCode | 'mixed';

/** The first that fits holds. */
const RULES: readonly (readonly [RegExp, Group])[] = [
  [/^weekday\d+Back$|^weekdayMean|TimesIndex$/, 'mixed'],
  [/^weekday|^weekend|^(mon|tues|wednes|thurs|fri|satur|sun)day$/, 'weekday'],
  [/payday|^monthDay/i, 'payday'],
  [/booked|booking/i, 'booking'],
  [/holiday|feast|ramadan|lebaran|event/i, 'feast'],
  [/^year|yearAgo|^month$|season|364$/i, 'season'],
  [/^lossShare$|^usageRate$|^orderToStock$/, 'stock'],
  [/^outlet/, 'kitchen'],
  [/^trend|^mean91$/, 'trend'],
  [/^(last|size|unknown|calm\w*|slow|quick|lag\d+|zero\w*|(mean|deviation|least|most)\d+)$/, 'recent'],
];

/** The group of a feature of `features.ts`; `rest` for a name that no rule knows, and for how many days ahead a day lies. */
export function groupOf(name: string): Group {
  return RULES.find(([pattern]) => pattern.test(name))?.[1] ?? 'rest';
}

/** The same for those that walk: within a week the days before a day differ as weekdays do. */
export function stepGroupOf(name: string): Group {
  const group = groupOf(name);
  return group === 'recent' ? 'mixed' : group;
}

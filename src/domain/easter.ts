/** Easter Sunday of a Gregorian year, whole days since 1970-01-01 (Butcher's Ecclesiastical Calendar 1876, as in Meeus: Astronomical Algorithms, 1991). */
export function easterOf(year: number): number {
  const moonYear = year % 19;
  const century = Math.floor(year / 100);
  const yearOf = year % 100;
  const moon =
    (19 * moonYear + century - (century >> 2) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * (yearOf >> 2) - moon - (yearOf % 4)) % 7;
  const late = Math.floor((moonYear + 11 * moon + 22 * sunday) / 451);
  const ofMarch = moon + sunday - 7 * late + 22;
  return Date.UTC(year, 2, ofMarch) / 86_400_000;
}

/** When the moon is new: the clock behind the Hijri months, Deepavali and the dark of the month. */

const SYNODIC_MONTH = 29.530588861;
/** Julian day of 1970-01-01T00:00Z. */
const UNIX_EPOCH_JD = 2_440_587.5;
/** Terrestrial minus universal time in days; about 70 s in this century, and never above two minutes in it. */
const DELTA_T = 70 / 86_400;
const RADIANS = Math.PI / 180;

/**
 * The first new moon at or after a moment, both in days since 1970-01-01T00:00Z (fractions are hours). Good to about two minutes between
 * 1950 and 2100. Source: Meeus, Astronomical Algorithms (2nd ed. 1998), chapter 49, periodic terms above 0.0002 days.
 */
export function newMoonFrom(moment: number): number {
  let k = Math.floor((moment + UNIX_EPOCH_JD - 2_451_550.09766) / SYNODIC_MONTH) - 1;
  while (newMoon(k) < moment) k++;
  return newMoon(k);
}

/** New moon number `k` after that of 2000-01-06. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = (2.5534 + 29.1053567 * k) * RADIANS;
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * RADIANS;
  const latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * RADIANS;
  const correction =
    -0.4072 * Math.sin(moon) +
    0.17241 * eccentricity * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * latitude) +
    0.00739 * eccentricity * Math.sin(moon - sun) -
    0.00514 * eccentricity * Math.sin(moon + sun) +
    0.00208 * eccentricity ** 2 * Math.sin(2 * sun) -
    0.00111 * Math.sin(moon - 2 * latitude) -
    0.00057 * Math.sin(moon + 2 * latitude) +
    0.00056 * eccentricity * Math.sin(2 * moon + sun) -
    0.00042 * Math.sin(3 * moon) +
    0.00042 * eccentricity * Math.sin(sun + 2 * latitude) +
    0.00038 * eccentricity * Math.sin(sun - 2 * latitude) -
    0.00024 * eccentricity * Math.sin(2 * moon - sun);
  return 2_451_550.09766 + SYNODIC_MONTH * k + 0.00015437 * t * t + correction - DELTA_T - UNIX_EPOCH_JD;
}

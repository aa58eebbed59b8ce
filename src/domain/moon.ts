/** When the moon is new and when it is full: the clock behind the Hijri months, Deepavali, Vesak and the dark of the month. */

const SYNODIC_MONTH = 29.530588861;
/** Julian day of 1970-01-01T00:00Z. */
const UNIX_EPOCH_JD = 2_440_587.5;
/** Terrestrial minus universal time in days; about 70 s in this century, and never above two minutes in it. */
const DELTA_T = 70 / 86_400;
const RADIANS = Math.PI / 180;

/** What sun and moon put to a mean phase, in days: the largest terms, which differ between new and full; those below are the same. */
const NEW = {
  sun: 0.17241,
  moon: -0.4072,
  moonTwice: 0.01608,
  latitude: 0.01039,
  less: 0.00739,
  more: -0.00514,
  sunTwice: 0.00208,
};
const FULL = {
  sun: 0.17302,
  moon: -0.40614,
  moonTwice: 0.01614,
  latitude: 0.01043,
  less: 0.00734,
  more: -0.00515,
  sunTwice: 0.00209,
};

/**
 * The first new moon at or after a moment, both in days since 1970-01-01T00:00Z (fractions are hours). Good to about two minutes between
 * 1950 and 2100. Source: Meeus, Astronomical Algorithms (2nd ed. 1998), chapter 49, periodic terms above 0.0002 days.
 */
export const newMoonFrom = (moment: number): number => phaseFrom(moment, 0);

/** The first full moon at or after a moment, told and as good as {@link newMoonFrom}. */
export const fullMoonFrom = (moment: number): number => phaseFrom(moment, 0.5);

function phaseFrom(moment: number, phase: 0 | 0.5): number {
  let k = Math.floor((moment + UNIX_EPOCH_JD - 2_451_550.09766) / SYNODIC_MONTH) - 1 + phase;
  while (phaseAt(k) < moment) k++;
  return phaseAt(k);
}

/** New moon number `k` after that of 2000-01-06; the full moon after it is half a number later. */
function phaseAt(k: number): number {
  const term = Number.isInteger(k) ? NEW : FULL;
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = (2.5534 + 29.1053567 * k) * RADIANS;
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * RADIANS;
  const latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * RADIANS;
  const correction =
    term.moon * Math.sin(moon) +
    term.sun * eccentricity * Math.sin(sun) +
    term.moonTwice * Math.sin(2 * moon) +
    term.latitude * Math.sin(2 * latitude) +
    term.less * eccentricity * Math.sin(moon - sun) +
    term.more * eccentricity * Math.sin(moon + sun) +
    term.sunTwice * eccentricity ** 2 * Math.sin(2 * sun) -
    0.00111 * Math.sin(moon - 2 * latitude) -
    0.00057 * Math.sin(moon + 2 * latitude) +
    0.00056 * eccentricity * Math.sin(2 * moon + sun) -
    0.00042 * Math.sin(3 * moon) +
    0.00042 * eccentricity * Math.sin(sun + 2 * latitude) +
    0.00038 * eccentricity * Math.sin(sun - 2 * latitude) -
    0.00024 * eccentricity * Math.sin(2 * moon - sun);
  return 2_451_550.09766 + SYNODIC_MONTH * k + 0.00015437 * t * t + correction - DELTA_T - UNIX_EPOCH_JD;
}

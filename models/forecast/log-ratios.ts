/** Days beside usual ones, as logarithms. NaN is unknown. */

/** Of a usual day: what keeps logarithms finite where nothing was used. */
export const CRUMB = 0.02;

/** Logarithm of `used` over `usual`, each with `crumb` (same unit) added. */
export const logRatio = (used: number, usual: number, crumb = CRUMB): number =>
  Math.log((used + crumb) / (usual + crumb));

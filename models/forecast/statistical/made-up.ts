/** Made-up histories for the tests of statistical forecasters, drawn the same in any language. */

const WEEKDAYS = [0, 3, -2, 5, 10, 20, -8];

/** `days` of usage around 50 with trend 0.1 a day, weekdays, a slow wave and noise of ±5; the generator is that of Numerical Recipes. */
export function drawRegular(days: number): Float64Array {
  let state = 7;
  return Float64Array.from({ length: days }, (_, t) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 50 + 0.1 * t + WEEKDAYS[t % 7]! + 8 * Math.sin(t / 9) + 10 * (state / 4294967296 - 0.5);
  });
}

/** The same without the weekdays. */
export function drawWithoutWeek(days: number): Float64Array {
  return drawRegular(days).map((value, t) => value - WEEKDAYS[t % 7]!);
}

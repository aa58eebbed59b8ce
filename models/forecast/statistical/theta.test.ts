import { expect, test } from 'vitest';
import { drawRegular, drawWithoutWeek } from './made-up.ts';
import { extrapolateTheta, fitLine, fitTheta, forecastTheta, smoothTheta } from './theta.ts';

const plain = drawWithoutWeek(90);

/** References: statsforecast 2.1.1 on the same numbers, `OptimizedTheta(1)`, `Theta(1)`, `Theta(7)`. */
test('with the parameters of statsforecast, forecast and error are its own', () => {
  const line = fitLine(plain);
  const optimised = { alpha: 0.4453594811663083, theta: 1.2237937733112478 };
  const end = smoothTheta(plain, optimised.alpha, optimised.theta, 55.68273279334048, line);
  expectNear(
    extrapolateTheta({ ...optimised, level: end.level, line, days: 90 }, 3),
    [55.620750111106744, 55.63651637019328, 55.65228262927981],
  );
  const classic = { alpha: 0.44507751464843687, theta: 2 };
  const { level } = smoothTheta(plain, classic.alpha, 2, 39.46591841634665, line);
  expectNear(extrapolateTheta({ ...classic, level, line, days: 90 }, 2), [55.68385825532879, 55.7269663575182]);
});

test('fits what statsforecast fits', () => {
  const classic = fitTheta(plain);
  expect(classic.alpha).toBeCloseTo(0.445, 1);
  const said = extrapolateTheta(classic, 5);
  [55.684, 55.727, 55.77, 55.813, 55.856].forEach((value, h) => {
    expect(Math.abs(said[h]! - value)).toBeLessThan(0.3);
  });
  // Searched too, theta is nearly flat: errors as small as with what statsforecast found are what can be asked for.
  const theirs = smoothTheta(plain, 0.4453594811663083, 1.2237937733112478, 55.68273279334048, fitLine(plain));
  const free = fitTheta(plain, null);
  expect(free.squares).toBeLessThan(theirs.squares * 1.002);
  expect(free.theta).toBeGreaterThanOrEqual(1);
});

test('takes the week out and puts it back, as statsforecast does', () => {
  const said = forecastTheta(drawRegular(90), 7);
  [47.883, 55.023, 58.791, 54.96, 60.296, 65.472, 76.982].forEach((value, h) => {
    expect(Math.abs(said[h]! / value - 1)).toBeLessThan(0.03);
  });
});

test('follows half of a straight line', () => {
  const line = Float64Array.from({ length: 200 }, (_, t) => 10 + 2 * t);
  const fitted = fitTheta(line);
  const said = extrapolateTheta(fitted, 11);
  // Simple exponential smoothing with drift of half the slope (Hyndman & Billah 2003).
  expect((said[10]! - said[0]!) / 10).toBeCloseTo(1, 6);
});

function expectNear(said: Float64Array, reference: readonly number[]): void {
  reference.forEach((value, i) => {
    expect(said[i]).toBeCloseTo(value, 6);
  });
}

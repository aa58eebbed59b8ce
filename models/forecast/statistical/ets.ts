/** ETS: exponential smoothing with damped trend and weekday, the shape chosen by what the history supports (Hyndman et al. 2008). */

import { minimise } from '../../kit/nelder-mead.ts';
import { type EtsParameters, type EtsShape, type EtsState, extrapolateEts, filterEts } from './ets-filter.ts';
import { countKnown, meanKnown, tameHistory, WEEK } from './history.ts';

/** One shape fitted to a history. */
export interface FittedEts {
  readonly shape: EtsShape;
  readonly parameters: EtsParameters;
  /** Akaike's criterion corrected for short histories (Hurvich & Tsai 1989); lower is better, comparable on one history only. */
  readonly aicc: number;
  /** After the last day. */
  readonly state: EtsState;
}

/** Older days say little of next week, and cost time. */
const MOST_DAYS = 730;
/** Two weeks tell a weekday from chance at the earliest. */
const LEAST_SEASONAL_DAYS = 2 * WEEK;
const EVALUATIONS = 120;

const ANN: EtsShape = { error: 'additive', trend: false, season: 'none' };
const AADN: EtsShape = { error: 'additive', trend: true, season: 'none' };
const ANA: EtsShape = { error: 'additive', trend: false, season: 'additive' };
const AADA: EtsShape = { error: 'additive', trend: true, season: 'additive' };
const MNM: EtsShape = { error: 'multiplicative', trend: false, season: 'multiplicative' };
const MADM: EtsShape = { error: 'multiplicative', trend: true, season: 'multiplicative' };

/** Bounds of (alpha, beta / alpha, gamma / (1 − alpha), phi): the usual region, trends damped as in Gardner & McKenzie 1985. */
const LOW = Float64Array.of(0.001, 0.001, 0.001, 0.8);
const HIGH = Float64Array.of(0.99, 0.5, 0.6, 0.98);

/** Every shape, in the order in which {@link learnEts} tells their parameters. */
const SHAPES = [ANN, AADN, ANA, AADA, MNM, MADM];
const EACH = 4;
/** Numbers of one history's parameters: four of each shape, NaN of a shape that it could not carry. */
export const ETS_NUMBERS = SHAPES.length * EACH;

/**
 * Mean usage of the `horizon` days after `history` (base units, consecutive days, last = cutoff, NaN unknown): what the shapes that
 * the history supports say, weighted by how well each explains it (Akaike weights: Kolassa 2011). Never negative, never NaN. With `learned`, what
 * {@link learnEts} found on an earlier day of the same history, only the new days are gone through.
 */
export function forecastEts(history: Float64Array, horizon: number, learned?: Float64Array): Float64Array {
  const { shapes, days } = weighShapes(history, learned);
  const answer = new Float64Array(horizon);
  if (shapes.length === 0) return answer.fill(meanKnown(tameHistory(history, MOST_DAYS)));
  for (const { fitted, share } of shapes) {
    const said = extrapolateEts(fitted.state, fitted.shape, fitted.parameters.phi, days, horizon);
    for (let h = 0; h < horizon; h++) answer[h]! += share * Math.max(0, said[h]!);
  }
  return answer;
}

/** Parameters of the shapes that `history` supports: {@link ETS_NUMBERS} numbers. */
export function learnEts(history: Float64Array): Float64Array {
  const found = new Float64Array(ETS_NUMBERS).fill(Number.NaN);
  for (const { shape, parameters } of fitShapes(tameHistory(history, MOST_DAYS))) {
    const { alpha, beta, gamma, phi } = parameters;
    found.set([alpha, beta, gamma, phi], SHAPES.indexOf(shape) * EACH);
  }
  return found;
}

/** The shapes that {@link forecastEts} hears, with shares that add up to 1, and the days it looked back on. */
export function weighShapes(
  history: Float64Array,
  learned?: Float64Array,
): {
  readonly shapes: readonly { readonly fitted: FittedEts; readonly share: number }[];
  readonly days: number;
} {
  const tame = tameHistory(history, MOST_DAYS);
  const shapes = fitShapes(tame, learned);
  const best = Math.min(...shapes.map((one) => one.aicc));
  const weights = shapes.map((one) => Math.exp((best - one.aicc) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { shapes: shapes.map((fitted, i) => ({ fitted, share: weights[i]! / total })), days: tame.length };
}

/**
 * The shapes that `history` (tamed) can carry, fitted where `learned` does not tell their parameters. None when it is too short or constant: then its
 * mean says all.
 */
export function fitShapes(history: Float64Array, learned?: Float64Array): FittedEts[] {
  const known = countKnown(history);
  if (known < 4 || isConstant(history)) return [];
  const shapes = [ANN];
  if (known >= 10) shapes.push(AADN);
  if (known >= LEAST_SEASONAL_DAYS) shapes.push(ANA);
  if (known >= LEAST_SEASONAL_DAYS + 6) shapes.push(AADA);
  if (known >= LEAST_SEASONAL_DAYS && history.every((value) => !(value <= 0))) shapes.push(MNM, MADM);
  const early = seeEarly(history);
  return shapes
    .map((shape) => {
      const from = SHAPES.indexOf(shape) * EACH;
      const [alpha, beta, gamma, phi] = learned?.subarray(from, from + EACH) ?? [];
      return alpha === undefined || Number.isNaN(alpha)
        ? fitEts(history, shape, early)
        : standAtEnd(history, shape, { alpha, beta: beta!, gamma: gamma!, phi: phi! }, startOf(early, shape));
    })
    .filter((one) => Number.isFinite(one.aicc));
}

/** Which of the four numbers a shape leaves free to search: alpha, and those of season and trend where it has them. */
const freeOf = (shape: EtsShape): readonly number[] => [
  0,
  ...(shape.season === 'none' ? [] : [2]),
  ...(shape.trend ? [1, 3] : []),
];

/** Fits the smoothing shares of one shape by likelihood; the state it starts from is read off the first weeks. */
export function fitEts(history: Float64Array, shape: EtsShape, early: Early = seeEarly(history)): FittedEts {
  const start = startOf(early, shape);
  const state: EtsState = { level: 0, trend: 0, season: new Float64Array(WEEK) };
  const free = freeOf(shape);
  const pick = (of: Float64Array) => Float64Array.from(free, (i) => of[i]!);
  const parametersOf = (at: Float64Array): EtsParameters => {
    const of = Float64Array.of(0, 0, 0, 1);
    free.forEach((i, k) => {
      of[i] = at[k]!;
    });
    return { alpha: of[0]!, beta: of[1]! * of[0]!, gamma: of[2]! * (1 - of[0]!), phi: of[3]! };
  };
  const cost = (at: Float64Array): number => {
    rewind(state, start);
    return filterEts(history, shape, parametersOf(at), state).deviance;
  };
  // The likelihood has a valley for calm and one for nervous levels; begin in the deeper one.
  const starts = [Float64Array.of(0.08, 0.05, 0.05, 0.95), Float64Array.of(0.35, 0.05, 0.05, 0.95)].map(pick);
  const from = cost(starts[0]!) <= cost(starts[1]!) ? starts[0]! : starts[1]!;
  const { at } = minimise(cost, from, pick(LOW), pick(HIGH), EVALUATIONS, 0.12, 1e-5);
  return standAtEnd(history, shape, parametersOf(at), start);
}

/** Goes through the history with given parameters: where it ends, and how well they explain it. */
function standAtEnd(history: Float64Array, shape: EtsShape, parameters: EtsParameters, start: EtsState): FittedEts {
  const state: EtsState = { level: 0, trend: 0, season: new Float64Array(WEEK) };
  rewind(state, start);
  const { deviance, days } = filterEts(history, shape, parameters, state);
  // Smoothing shares, first level and trend, six free weekdays, and the spread.
  const count = freeOf(shape).length + 1 + (shape.trend ? 1 : 0) + (shape.season === 'none' ? 0 : WEEK - 1) + 1;
  const room = days - count - 1;
  const aicc =
    room > 0
      ? deviance - days * Math.log(days) + 2 * count + (2 * count * (count + 1)) / room
      : Number.POSITIVE_INFINITY;
  return { shape, parameters, aicc, state };
}

function rewind(state: EtsState, start: EtsState): void {
  state.level = start.level;
  state.trend = start.trend;
  state.season.set(start.season);
}

/** What the first weeks say: level of the first fortnight, mean of the first eight weeks, and of each of their weekdays (NaN: not seen). */
interface Early {
  readonly level: number;
  readonly mean: number;
  readonly weekdays: Float64Array;
}

function seeEarly(history: Float64Array): Early {
  const early = history.subarray(0, 8 * WEEK);
  const mean = meanKnown(early);
  const sum = new Float64Array(WEEK);
  const seen = new Float64Array(WEEK);
  for (let t = 0; t < early.length; t++) {
    if (Number.isNaN(early[t]!)) continue;
    sum[t % WEEK]! += early[t]!;
    seen[t % WEEK]! += 1;
  }
  return { level: meanKnown(history.subarray(0, 2 * WEEK)) || mean, mean, weekdays: sum.map((of, w) => of / seen[w]!) };
}

/** The state before the first day, without trend. */
function startOf({ level, mean, weekdays }: Early, shape: EtsShape): EtsState {
  const season = new Float64Array(WEEK).fill(shape.season === 'multiplicative' ? 1 : 0);
  if (shape.season === 'none') return { level, trend: 0, season };
  for (let weekday = 0; weekday < WEEK; weekday++) {
    const usual = weekdays[weekday]!;
    if (Number.isNaN(usual)) continue;
    season[weekday] = shape.season === 'multiplicative' ? usual / mean : usual - mean;
  }
  return { level, trend: 0, season };
}

function isConstant(history: Float64Array): boolean {
  let only = Number.NaN;
  for (const value of history) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(only)) only = value;
    else if (value !== only) return false;
  }
  return true;
}

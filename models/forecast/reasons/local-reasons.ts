/** Why the forecasters of one series say what they say: their own level, trend and weekday, taken apart exactly. */

import { forecastSesWeekday, forecastWeekdayMean, type PlainForecaster } from '../baselines.ts';
import { CROSTON_NUMBERS, forecastIntermittent } from '../statistical/croston.ts';
import { ETS_NUMBERS, weighShapes } from '../statistical/ets.ts';
import { extrapolateEts } from '../statistical/ets-filter.ts';
import { extrapolateTheta, readTheta, THETA_NUMBERS } from '../statistical/theta.ts';
import { putBackWeek } from '../statistical/weekday.ts';
import { meanOf, type Parts } from './parts.ts';

const WEEK = 7;
const NO_SEASON = new Float64Array(WEEK);

/** Usage that a day `h` days (1…) after the cutoff would have if it were each of the seven weekdays in turn, starting with that of day `h`. */
interface AsEachWeekday {
  /** Without trend. */
  readonly level: Float64Array;
  readonly day: Float64Array;
}

export type LocalForecaster = 'seasonal_naive' | 'weekday_mean' | 'ses_weekday' | 'ets' | 'theta' | 'croston';

/**
 * What moves the day `h` days after the last of `history` away from `usual`, by reasons `weekday`, `trend` and `recent`: level against usual. Base
 * units. With `usual` the parts add up to what the forecaster says. `learnedOf` tells the so many numbers that it learned of the series.
 */
export function explainLocal(
  name: LocalForecaster,
  history: Float64Array,
  h: number,
  said: number,
  usual: number,
  learnedOf: (size: number) => Float64Array | undefined = () => undefined,
): Parts {
  switch (name) {
    case 'seasonal_naive': {
      // The usual such day, and how the last one stood to it.
      const weekdays = forecastWeekdayMean(history, WEEK);
      const usualSuch = weekdays[(h - 1) % WEEK]!;
      return { weekday: usualSuch - meanOf(weekdays), recent: said - usualSuch + meanOf(weekdays) - usual };
    }
    case 'weekday_mean':
      return explainLevelTimesWeekday(forecastWeekdayMean, history, said, usual);
    case 'ses_weekday':
      return explainLevelTimesWeekday(forecastSesWeekday, history, said, usual);
    case 'croston':
      return explainLevelTimesWeekday(
        (given, horizon) => forecastIntermittent(given, horizon, learnedOf(CROSTON_NUMBERS)),
        history,
        said,
        usual,
      );
    case 'ets':
      return explainEts(weighShapes(history, learnedOf(ETS_NUMBERS)), h, said, usual);
    case 'theta':
      return explainTheta(readTheta(history, learnedOf(THETA_NUMBERS)), h, said, usual);
  }
}

/** For forecasts without trend, the same every week: the mean of the week is the level. */
function explainLevelTimesWeekday(
  forecaster: PlainForecaster,
  history: Float64Array,
  said: number,
  usual: number,
): Parts {
  const level = meanOf(forecaster(history, WEEK));
  return { weekday: said - level, recent: level - usual };
}

function explainEts({ days, shapes }: ReturnType<typeof weighShapes>, h: number, said: number, usual: number): Parts {
  if (shapes.length === 0) return { recent: said - usual };
  const parts = { weekday: 0, trend: 0, recent: -usual };
  for (const { fitted, share } of shapes) {
    const { shape, state, parameters } = fitted;
    const weekless = { ...state, season: NO_SEASON };
    const expected = extrapolateEts(weekless, { ...shape, season: 'none' }, parameters.phi, days, h)[h - 1]!;
    const asEach = (level: number): Float64Array =>
      Float64Array.from({ length: WEEK }, (_, day) => {
        const standing = { level, trend: 0, season: state.season };
        return Math.max(0, extrapolateEts(standing, shape, parameters.phi, days + h - 1 + day, 1)[0]!);
      });
    addWeek(parts, { level: asEach(state.level), day: asEach(expected) }, share);
  }
  return parts;
}

function explainTheta(read: ReturnType<typeof readTheta>, h: number, said: number, usual: number): Parts {
  if (read === null) return { recent: said - usual };
  const { fitted, week, days } = read;
  const parts = { weekday: 0, trend: 0, recent: -usual };
  const asEach = (level: number) => putBackWeek(new Float64Array(WEEK).fill(level), week, days + h - 1);
  addWeek(parts, { level: asEach(fitted.level), day: asEach(extrapolateTheta(fitted, h)[h - 1]!) }, 1);
  return parts;
}

/** Weekday against the mean of the week, with trend against without, and the mean of the week without trend. */
function addWeek(
  parts: { weekday: number; trend: number; recent: number },
  { level, day }: AsEachWeekday,
  share: number,
) {
  const mean = meanOf(day);
  parts.weekday += share * (day[0]! - mean);
  parts.trend += share * (mean - meanOf(level));
  parts.recent += share * meanOf(level);
}

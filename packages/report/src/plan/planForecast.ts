import {
  forecastConstants,
  forecastPassRate,
  type PassRateTrend,
  passRateQuantiles,
} from '@bits-per-sample/forecast';
import type { PlanForecast } from './planShape.ts';

/** Places of the curve ahead, equal in ln N. */
const PLACES = 25;

/** Pass rates to come, up to where forecasts were tested. */
export function planForecast(trend: PassRateTrend): PlanForecast {
  const { horizon, level } = forecastConstants;
  const rollouts = Array.from(
    { length: PLACES },
    (_, i) => trend.now * horizon ** (i / (PLACES - 1)),
  );
  const tail = (1 - level) / 2;
  const ends = rollouts.map((at) => passRateQuantiles(trend, at, [tail, 0.5, 1 - tail]));
  return {
    twice: forecastPassRate(trend, 2 * trend.now),
    fourTimes: forecastPassRate(trend, horizon * trend.now),
    ahead: {
      rollouts,
      lower: ends.map(([lower]) => lower!),
      passRate: ends.map(([, median]) => median!),
      upper: ends.map(([, , upper]) => upper!),
    },
  };
}

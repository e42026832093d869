import {
  evaluationTrend,
  forecastPassRate,
  forecastRefusal,
  type PassRateTrend,
} from '@bits-per-sample/forecast';
import { type MeasuredCurve, measured } from './measured.ts';
import { digits, percent, table, verdict } from './words.ts';

/** A forecast of a run and what came. */
export interface ForecastRow {
  readonly name: string;
  readonly steps: number;
  readonly times: number;
  readonly now: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly measured: number;
}

function trendAt({ batch, evaluation }: MeasuredCurve, steps: number): PassRateTrend {
  const rows = evaluation.slice(0, steps + 1);
  return evaluationTrend({
    rollouts: rows.map((_, step) => step * batch),
    passRate: rows.map((p) => p ?? Number.NaN),
    now: steps * batch,
  });
}

/** A forecast of a curve, or why there is none. */
function ask(curve: MeasuredCurve, steps: number, times: number): ForecastRow | string {
  const trend = trendAt(curve, steps);
  const refusal = forecastRefusal(trend, times * trend.now);
  if (refusal) return refusal.reason;
  const { value, lower, upper } = forecastPassRate(trend, times * trend.now);
  const then = steps * times;
  const came = curve.evaluation[then] ?? curve.evaluation[then + 1]!;
  return {
    name: nameOf(curve),
    steps,
    times,
    now: trend.passRate,
    value,
    lower,
    upper,
    measured: came,
  };
}

const nameOf = ({ name }: MeasuredCurve): string =>
  name.replace(/_lr3e-05|_s0|_G8/g, '').replaceAll('_', ' ');

const holds = ({ lower, upper, measured: came }: ForecastRow): boolean =>
  lower <= came && came <= upper;

/** After a quarter of each run, of its end. */
export const quarterForecasts = measured.curves.map((curve) => ({
  name: nameOf(curve),
  told: ask(curve, Math.floor((curve.evaluation.length - 1) / 4), 4),
}));

/** Forecasts at many places of every run. */
function everywhere(): ForecastRow[] {
  const rows: ForecastRow[] = [];
  for (const curve of measured.curves)
    for (const steps of [16, 24, 36, 50, 70, 100, 140, 190])
      for (const times of [1.5, 2, 4]) {
        if (steps * times + 4 > curve.evaluation.length) continue;
        const told = ask(curve, steps, times);
        if (typeof told !== 'string') rows.push(told);
      }
  return rows;
}

/** Forecasts of held-out pass rates. */
export function forecastsPart(): string {
  const rows = quarterForecasts.map(({ name, told }) =>
    typeof told === 'string'
      ? [name, '–', `refused: ${told}`, '–', '–']
      : [
          name,
          percent(told.now, 2),
          `${percent(told.value, 2)} (${digits(100 * told.lower, 2)} to ${digits(100 * told.upper, 2)})`,
          percent(told.measured, 2),
          verdict(holds(told)),
        ],
  );
  const all = everywhere();
  const held = all.filter(holds);
  const above = all.filter((row) => row.measured > row.upper);
  return `${table(['run', 'after a quarter', 'predicted for its end, 4 times as far (80 %)', 'measured', 'verdict'], rows)}

At eight places of every run, 1.5, 2 and 4 times ahead: ${held.length} of ${all.length} intervals held
(${percent(held.length / all.length, 2)}; 80 % were promised). Of the ${all.length - held.length} misses ${above.length} lie above, runs that took off, and ${all.length - held.length - above.length} below.`;
}

import { formatPercent } from '@bits-per-sample/core';

interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** An interval whose ends lie so differently far from the value is printed with both. */
const UNEVEN = 0.3;

/**
 * `0.41 ± 0.04`: a value and the half-width of its interval, no digit finer than that; `0.01 (0.002
 * to 0.04)` where its ends lie differently far.
 *
 * @param estimate value and ends; NaN or null ends print the value alone.
 * @param unit `'bits'`: as it is; `'percent'`: as a percentage.
 */
export function plusMinus(estimate: Interval, unit: 'bits' | 'percent'): string {
  const scale = unit === 'percent' ? 100 : 1;
  const [value, lower, upper] = [estimate.value, estimate.lower, estimate.upper].map(
    (x) => x * scale,
  ) as [number, number, number];
  const half = (upper - lower) / 2;
  const sign = unit === 'percent' ? ' %' : '';
  if (!Number.isFinite(half))
    return unit === 'percent' ? formatPercent(estimate.value) : digits(value, 2);
  if (half === 0) return `${digits(value, unit === 'percent' ? 0 : 2)}${sign}`;
  const places = Math.min(6, Math.max(0, -Math.floor(Math.log10(half))));
  const print = (x: number): string => digits(x, places);
  const uneven = Math.abs(upper - value - (value - lower)) > UNEVEN * (upper - lower);
  if (uneven) return `${print(value)}${sign} (${print(lower)} to ${print(upper)}${sign})`;
  return `${print(value)}${sign} ± ${digits(half, half * 10 ** places < 2 ? places + Number(places > 0) : places)}${sign}`;
}

const digits = (x: number, places: number): string => x.toFixed(places).replace('-', '−');

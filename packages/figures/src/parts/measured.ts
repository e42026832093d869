import { DomainError, type FigureMeaning, formatValue } from '@bits-per-sample/core';

/** A number with its interval, as far as there is one; every Estimate is one. */
export interface Measured {
  /** The point estimate; NaN where there is none. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly lower?: number;
  /** Upper end of the interval. */
  readonly upper?: number;
  /** Nominal coverage of the interval, e.g. 0.95. */
  readonly level?: number;
  /** How the interval was made. */
  readonly method?: string;
}

/** The interval where it holds the value, NaN otherwise; refuses an infinite value. */
export function boundsOf(fn: string, at: string, { value, lower, upper }: Measured) {
  if (Math.abs(value) === Infinity) throw new DomainError(fn, at, 'a finite number', value);
  const [low, high] = [lower ?? NaN, upper ?? NaN];
  return Number.isFinite(low) && Number.isFinite(high) && low <= value && high >= value
    ? { value, lower: low, upper: high }
    : { value, lower: NaN, upper: NaN };
}

/** What intervals mean, where they all mean the same. */
export function meaningOf(of: string, measured: readonly Measured[]): FigureMeaning | undefined {
  const levels = [...new Set(measured.flatMap(({ level }) => level ?? []))];
  const methods = [...new Set(measured.flatMap(({ method }) => method ?? []))];
  return levels.length === 1
    ? { kind: 'interval', level: levels[0]!, of, method: methods.join(', ') || 'as given' }
    : undefined;
}

/** 95 % interval */
export const intervalName = (meaning: FigureMeaning | undefined) =>
  meaning === undefined ? 'Interval' : `${formatValue(meaning.level, 'percent')} interval`;

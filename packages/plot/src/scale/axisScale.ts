import {
  checkObject,
  checkOneOf,
  checkPositive,
  DomainError,
  type FigureScale,
  type FigureTick,
  type FigureValue,
  formatValue,
} from '@bits-per-sample/core';
import { axisTicks } from './axisTicks.ts';
import { type NumberType, reach } from './reach.ts';

/** Both ways between the values of a figure and the straight line an adapter draws on. */
export interface AxisScale {
  /** Type of the figure's scale. */
  readonly type: FigureScale['type'];
  /** Ends of the axis in axis space; the first is left or bottom and may be the larger. */
  readonly domain: readonly [number, number];
  /** Data space → axis space: log₁₀, log-odds, place in the list of categories, … NaN where there is none, ±Infinity for 0 or 1 on a logit axis. */
  toAxis(value: FigureValue | null): number;
  /** Axis space → data space. */
  fromAxis(at: number): FigureValue;
  /** Ticks in axis space, inside the domain, with their printed labels. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const identity = (x: number) => x;

const transforms: Record<NumberType, readonly [(x: number) => number, (at: number) => number]> = {
  linear: [identity, identity],
  time: [identity, identity],
  log: [(x) => (x < 0 ? NaN : Math.log10(x)), (at) => 10 ** at],
  symlog: [
    (x) => Math.sign(x) * Math.log1p(Math.abs(x)),
    (at) => Math.sign(at) * Math.expm1(Math.abs(at)),
  ],
  logit: [
    (p) => (p < 0 || p > 1 ? NaN : Math.log(p) - Math.log1p(-p)),
    (at) => (at < 0 ? Math.exp(at) / (1 + Math.exp(at)) : 1 / (1 + Math.exp(-at))),
  ],
};

/** Ends of a number axis that was given none: the data, with room around a single value. */
function numberDomain(type: NumberType, values: Iterable<FigureValue | null>): [number, number] {
  const [least, most] = reach[type];
  let [lo, hi] = [Infinity, -Infinity];
  for (const value of values) {
    if (typeof value !== 'number' || !(value >= least && value <= most)) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  const none = lo > hi;
  if (type === 'logit') {
    const tail = none ? 0.001 : 10 ** Math.floor(Math.log10(Math.min(lo, 1 - hi)) + 1e-9);
    return [Math.min(0.1, tail), 1 - Math.min(0.1, tail)];
  }
  if (type === 'log')
    return none
      ? [1, 10]
      : lo < hi
        ? [lo, hi]
        : [Math.max(least, lo / 10), Math.min(most, hi * 10)];
  if (none) return [0, 1];
  if (hi - lo > 1e-290) return [lo, hi];
  const room = type === 'time' ? 43_200_000 : Math.abs(lo) / 2 || 0.5;
  return [Math.max(least, lo - room), Math.min(most, hi + room)];
}

/**
 * Lays a figure's scale on a straight line. Adapters draw every axis as a linear one, which
 * is how a logit axis works in a library that has none.
 *
 * Axis space is log₁₀ x (log), ln(p/(1−p)) (logit), sign(x)·ln(1+|x|) (symlog), x itself
 * (linear, time), and the place in the list for categories, whose axis runs from −½ to n−½.
 *
 * @param scale the figure's scale.
 * @param values the data on this axis, used where the scale names no domain.
 * @param options `length`: room for ticks in px (default 480).
 * @returns the scale in both directions, with its ticks.
 * @throws {DomainError} no scale of a known type, or a length that is not above 0.
 *
 * @example
 * ```ts
 * const axis = axisScale({ type: 'logit', domain: [0.001, 0.999], label: 'pass rate', format: 'probability' });
 * axis.toAxis(0.5); // => 0
 * axis.toAxis(0); // => -Infinity
 * axis.ticks.map((tick) => tick.label); // => ['0.001', '0.01', '0.1', '0.5', '0.9', '0.99', '0.999']
 * ```
 */
export function axisScale(
  scale: FigureScale,
  values: Iterable<FigureValue | null> = [],
  { length = 480 }: { readonly length?: number } = {},
): AxisScale {
  checkObject('axisScale', 'scale', scale);
  const { type, format } = scale;
  const types = [...Object.keys(transforms), 'ordinal', 'band'];
  checkOneOf('axisScale', 'scale.type', type, types);
  checkPositive('axisScale', 'length', length);
  if (typeof values?.[Symbol.iterator] !== 'function')
    throw new DomainError('axisScale', 'values', 'a list of values', values);
  const label = (tick: FigureValue | FigureTick, step?: number): FigureTick =>
    typeof tick === 'object'
      ? tick
      : { at: tick, label: typeof tick === 'string' ? tick : formatValue(tick, format, { step }) };

  if (type === 'ordinal' || type === 'band') {
    const given = scale.domain ?? [...new Set(values)].filter((value) => value !== null);
    const categories = given.map(String);
    const index = new Map(categories.map((category, i) => [category, i]));
    const every = Math.ceil((categories.length * 16) / length) || 1;
    const toAxis = (value: FigureValue | null) =>
      value === null ? NaN : (index.get(String(value)) ?? NaN);
    const texts = (scale.ticks ?? given.filter((_, i) => i % every === 0)).map((tick) =>
      label(tick),
    );
    return {
      type,
      domain: [-0.5, Math.max(1, categories.length) - 0.5],
      toAxis,
      fromAxis: (at) => categories[Math.round(at)] ?? '',
      ticks: texts
        .map((tick) => ({ at: toAxis(tick.at), label: tick.label }))
        .filter(({ at }) => at >= 0),
    };
  }

  const [transform, from] = transforms[type];
  const to = (value: number) => transform(value) + 0; // −0 is 0, which JSON has no other word for
  const [a, b] =
    (scale.domain as readonly [number, number] | undefined) ?? numberDomain(type, values);
  const toAxis = (value: FigureValue | null) => (typeof value === 'number' ? to(value) : NaN);
  const automatic =
    scale.ticks === undefined ? axisTicks(type, Math.min(a, b), Math.max(a, b), length) : undefined;
  const ticks = automatic
    ? automatic.values.map((value) => label(value, automatic.step))
    : scale.ticks!.map((tick) => label(tick));
  const [lo, hi] = [Math.min(to(a), to(b)), Math.max(to(a), to(b))];
  const slack = (hi - lo) * 1e-9;
  return {
    type,
    domain: [to(a), to(b)],
    toAxis,
    fromAxis: from,
    ticks: ticks
      .map((tick) => ({ at: toAxis(tick.at), label: tick.label }))
      .filter(({ at }) => at >= lo - slack && at <= hi + slack),
  };
}

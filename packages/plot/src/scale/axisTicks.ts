import { checkAtLeast, checkOneOf, DomainError, type FigureScale } from '@bits-per-sample/core';
import { type NumberType, reach } from './reach.ts';

/** Ticks in data space, and the distance between them where it is even. */
export interface AxisTicks {
  /** Ascending, inside the domain. */
  readonly values: readonly number[];
  /** Distance between neighbours; undefined where it varies. */
  readonly step?: number;
}

const second = 1000;
const day = 86_400 * second;
const timeSteps = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200]
  .map((n) => n * second)
  .concat([day, 2 * day, 7 * day, 14 * day]);

function even(lo: number, hi: number, step: number): AxisTicks {
  const values: number[] = [];
  const last = Math.floor(hi / step + 1e-9);
  for (let k = Math.ceil(lo / step - 1e-9); k <= last && values.length < 100; k++)
    values.push(Number((k * step).toPrecision(12)));
  return { values, step };
}

function linear(lo: number, hi: number, count: number): AxisTicks {
  const raw = (hi - lo) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((f) => f * power >= raw * 0.999)!;
  return even(lo, hi, Number((factor * power).toPrecision(3)));
}

/** First of each n-th month, UTC. */
function months(lo: number, hi: number, every: number): AxisTicks {
  const start = new Date(lo);
  const values: number[] = [];
  for (let m = start.getUTCFullYear() * 12; values.length < 100; m += every) {
    const at = Date.UTC(Math.floor(m / 12), m % 12);
    if (!(at <= hi)) break;
    if (at >= lo) values.push(at);
  }
  return { values, step: every * 28 * day >= 330 * day ? 365 * day : 28 * day };
}

function time(lo: number, hi: number, count: number): AxisTicks {
  const raw = (hi - lo) / count;
  const step = timeSteps.find((s) => s >= raw);
  if (raw < second) return linear(lo, hi, count);
  if (step !== undefined) return even(lo, hi, step);
  const span = raw / (30 * day);
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((n) => n >= span) ?? Math.ceil(span / 120) * 120;
  return months(lo, hi, every);
}

/** Powers of ten, thinned to about `count`; finer when there is less than a decade or two. */
function log(lo: number, hi: number, count: number): AxisTicks {
  const [a, b] = [Math.log10(lo), Math.log10(hi)];
  const factors = b - a <= 1 ? null : b - a <= 2 ? [1, 2, 5] : b - a <= 3 ? [1, 3] : [1];
  if (factors === null) return linear(lo, hi, count);
  const every = Math.max(1, Math.ceil((b - a) / (count * 1.5)));
  const values: number[] = [];
  for (let k = Math.floor(a / every) * every; k <= Math.ceil(b); k += every)
    for (const f of factors) {
      const value = Number(`${f}e${k}`);
      if (value >= lo * (1 - 1e-9) && value <= hi * (1 + 1e-9)) values.push(value);
    }
  return { values };
}

/** … .01 .1 .5 .9 .99 …: the same number of nines on both sides. */
function logit(lo: number, hi: number, count: number): AxisTicks {
  const odds = (p: number) => Math.log(p) - Math.log1p(-p);
  if (odds(hi) - odds(lo) < 4) return linear(lo, hi, count);
  const decades = Math.max(1, Math.ceil(-Math.log10(Math.min(lo, 1 - hi)) - 1e-9));
  const every = Math.max(1, Math.ceil((2 * decades + 1) / Math.max(3, count * 1.5)));
  const tails = Array.from({ length: Math.floor(decades / every) }, (_, i) => (i + 1) * every);
  const values = [
    ...tails.map((k) => Number(`1e-${k}`)).reverse(),
    0.5,
    ...tails.map((k) => Number((1 - 10 ** -k).toFixed(k))),
  ];
  return { values: values.filter((p) => p >= lo * (1 - 1e-9) && 1 - p >= (1 - hi) * (1 - 1e-6)) };
}

function symlog(lo: number, hi: number, count: number): AxisTicks {
  const top = Math.max(Math.abs(lo), Math.abs(hi));
  if (top <= 3) return linear(lo, hi, count);
  const decades = Math.floor(Math.log10(top) + 1e-9);
  const every = Math.ceil((decades + 1) / (lo < 0 && hi > 0 ? count / 2 : count));
  const powers = Array.from(
    { length: Math.floor(decades / every) + 1 },
    (_, k) => 10 ** (k * every),
  );
  const values = [...powers.map((x) => -x).reverse(), 0, ...powers];
  return { values: values.filter((x) => x >= lo && x <= hi) };
}

/**
 * Chooses where an axis gets ticks: round numbers, as many as fit.
 *
 * @param type type of the scale; categories have no say here.
 * @param lo smaller end of the domain, in data space.
 * @param hi larger end.
 * @param length room in px; a tick is given about 80.
 * @returns ticks in data space, ascending, all in [lo, hi].
 * @throws {DomainError} an unknown type, ends that the axis cannot reach or that are not ascending, or a
 *   length outside 0 to 100 000.
 *
 * @example
 * ```ts
 * axisTicks('linear', 0, 1, 400).values; // => [0, 0.2, 0.4, 0.6, 0.8, 1]
 * axisTicks('log', 0.001, 1, 240).values; // => [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]
 * ```
 */
export function axisTicks(
  type: Exclude<FigureScale['type'], 'ordinal' | 'band'>,
  lo: number,
  hi: number,
  length: number,
): AxisTicks {
  const fn = 'axisTicks';
  checkOneOf(fn, 'type', type, Object.keys(reach) as NumberType[]);
  const [least, most] = reach[type];
  for (const [name, end] of Object.entries({ lo, hi }))
    if (!(typeof end === 'number' && end >= least && end <= most))
      throw new DomainError(fn, name, `in [${least}, ${most}] on a ${type} axis`, end);
  if (!(lo < hi)) throw new DomainError(fn, 'hi', '> lo', hi);
  checkAtLeast(fn, 'length', length, 0);
  if (!(length <= 100_000)) throw new DomainError(fn, 'length', '≤ 100000', length);
  const count = Math.max(2, Math.round(length / 80));
  const inside = ({ values, ...rest }: AxisTicks): AxisTicks => ({
    values: [...new Set(values)].filter((x) => x >= lo && x <= hi),
    ...rest,
  });
  const ticks = inside({ linear, time, log, logit, symlog }[type](lo, hi, count));
  return ticks.values.length > 1 ? ticks : inside(linear(lo, hi, count));
}

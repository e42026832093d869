import {
  DomainError,
  type Estimate,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatValue,
} from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { number, place } from '../parts/wording.ts';

/** What {@link gnsFigure} shows; columns of equal length [steps]. */
export interface GnsFigureOptions {
  /** Training step of each estimate; different numbers, in any order. */
  readonly step: ArrayLike<number>;
  /** Noise scale at each step, undefined (NaN) where the signal is lost. */
  readonly estimates: ArrayLike<Estimate>;
  /** Samples per step of one's own, in the unit of the estimates: prompt groups for RL. > 0. */
  readonly batch?: number;
  /** What is counted, for the axis: `samples` (default), `prompt groups`, `tokens`. */
  readonly unit?: string;
}

/** Estimates that a picture can take; each should pool many steps. */
const most = 20_000;

interface Place {
  readonly step: number;
  readonly estimate: Estimate;
}

const isKnown = ({ estimate }: Place) => estimate.value > 0 && estimate.value < Infinity;

/** Steps ascending; those without a number are left out and counted. */
function ordered({ step, estimates }: GnsFigureOptions): {
  places: readonly Place[];
  missing: number;
} {
  if (estimates.length !== step.length)
    throw new DomainError('gnsFigure', 'estimates', `of length ${step.length}`, estimates.length);
  if (step.length > most)
    throw new DomainError(
      'gnsFigure',
      'step',
      `of length ≤ ${most} (pool steps first)`,
      step.length,
    );
  const places: Place[] = [];
  for (let i = 0; i < step.length; i++) {
    if (Math.abs(step[i]!) === Infinity)
      throw new DomainError('gnsFigure', 'step', 'of finite numbers', step[i]);
    if (!Number.isNaN(step[i]!)) places.push({ step: step[i]!, estimate: estimates[i]! });
  }
  places.sort((a, b) => a.step - b.step);
  const twice = places.find((place, i) => i > 0 && place.step === places[i - 1]!.step);
  if (twice)
    throw new DomainError('gnsFigure', 'step', 'of different numbers', `${twice.step} twice`);
  return { places, missing: step.length - places.length };
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Gradient noise scale tr Σ / |G|² over training, with its interval and your batch: below the
 * noise scale a step is mostly noise and more samples buy a cleaner direction, above it they
 * repeat what the batch already says.
 *
 * Where an estimate is undefined, because the signal is lost in noise, there is a gap, counted in
 * the caption and never bridged. A noise scale is not the best batch: for language models trained
 * with Adam it is a poor guide to that.
 *
 * @param data steps, estimates and the batch.
 * @returns a figure.
 * @throws {DomainError} lengths that differ, more than 20 000 steps, a step twice or infinite, no
 *   step with a positive estimate, or a batch that is not > 0.
 *
 * @see {@link @bits-per-sample/variance!gradientNoiseScale | gradientNoiseScale}; McCandlish et al. (2018), arXiv:1812.06162
 * @see Merrill et al. (2025), arXiv:2505.23971 (not the critical batch size)
 *
 * @example
 * ```ts
 * const at = (value: number) => ({ value, lower: value / 2, upper: value * 2, level: 0.95, n: 50, unit: 'samples', method: 'Fieller' });
 * const figure = gnsFigure({ step: [100, 200, 300], estimates: [at(20), at(NaN), at(80)], batch: 64 });
 * figure.findings[0].numbers; // => { steps: 3, known: 2, firstStep: 100, first: 20, lastStep: 300, last: 80 }
 * ```
 */
export function gnsFigure(data: GnsFigureOptions): Figure {
  checkShape('gnsFigure', 'data', data, {
    step: 'numbers',
    estimates: ['measured'],
    'batch?': 'number',
    'unit?': 'text',
  });
  const { batch, unit = 'samples' } = data;
  if (batch !== undefined && !(batch > 0 && batch < Infinity))
    throw new DomainError('gnsFigure', 'batch', '> 0', batch);
  const { places, missing } = ordered(data);
  const known = places.filter(isKnown);
  if (known.length === 0)
    throw new DomainError('gnsFigure', 'estimates', 'with a positive one', 'none');

  const [first, last] = [known[0]!, known.at(-1)!];
  const gaps = places.length - known.length;
  const findings: FigureFinding[] = [
    {
      text:
        known.length === 1
          ? `The noise scale was ${number(first.estimate.value)} ${unit} at step ${place(first.step)}`
          : `The noise scale went from ${number(first.estimate.value)} ${unit} at step ${place(first.step)} to ${number(last.estimate.value)} at step ${place(last.step)}`,
      numbers: {
        steps: places.length,
        known: known.length,
        firstStep: first.step,
        first: first.estimate.value,
        lastStep: last.step,
        last: last.estimate.value,
      },
    },
  ];
  if (gaps > 0)
    findings.push({
      text: `At ${formatCount(gaps)} of ${formatCount(places.length)} steps the signal is lost in noise and there is no estimate`,
      numbers: { gaps, steps: places.length },
    });

  const rows = places.map((place, i) => {
    const { value, lower, upper } = place.estimate;
    const there = isKnown(place);
    const bounded = there && lower <= value && upper >= value && upper < Infinity;
    const joined = [places[i - 1], places[i + 1]].some((near) => near && isKnown(near));
    return {
      step: place.step,
      value: there ? value : null,
      lower: bounded ? Math.max(0, lower) : null,
      upper: bounded ? upper : null,
      isAlone: there && !joined,
    };
  });
  const bounded = rows.filter((row) => row.upper !== null);
  if (batch !== undefined) {
    const above = known.filter(({ estimate }) => estimate.lower > batch).length;
    const below = known.filter(({ estimate }) => estimate.upper < batch).length;
    findings.push({
      text: `The batch of ${place(batch)} lies below the whole interval at ${formatCount(above)} of ${formatCount(known.length)} steps and above it at ${formatCount(below)}; at the others it may be either`,
      numbers: { batch, above, known: known.length, below },
    });
  }
  const levels = [...new Set(known.map(({ estimate }) => estimate.level))];
  const level = levels.length === 1 ? levels[0]! : undefined;
  const methods = [...new Set(known.map(({ estimate }) => estimate.method))].join(', ');
  const meaning =
    level === undefined
      ? undefined
      : ({ kind: 'interval', level, of: 'noise scale', method: methods } as const);
  const interval = level === undefined ? 'Interval' : `${formatValue(level, 'percent')} interval`;

  const values = known.map(({ estimate }) => estimate.value);
  const lowest = values.reduce((a, b) => Math.min(a, b), batch ?? Infinity);
  const highest = values.reduce((a, b) => Math.max(a, b), batch ?? 0);
  const ends = {
    // an interval may reach 0, so the intervals set the scale only so far
    low: bounded.reduce((a, row) => Math.min(a, Math.max(row.lower!, lowest / 10)), lowest),
    high: bounded.reduce((a, row) => Math.max(a, Math.min(row.upper!, highest * 10)), highest),
  };
  const alone = rows.filter((row) => row.isAlone);
  const bars = alone.filter((row) => row.upper !== null);
  const column = (field: 'step' | 'value' | 'lower' | 'upper', label: string, of = rows) =>
    ({ type: 'number', label, values: of.map((row) => row[field]) }) as const;
  const columns = (of: typeof rows) => ({
    step: column('step', 'step', of),
    noise_scale: column('value', `noise scale, ${unit}`, of),
    lower: column('lower', 'lower', of),
    upper: column('upper', 'upper', of),
  });
  const layers: FigureLayer[] = [
    {
      mark: 'band',
      data: 'noise',
      x: 'step',
      y: 'lower',
      y2: 'upper',
      label: interval,
      style: { role: 'series-1', opacity: 0.22 },
      ...(meaning && { meaning }),
    },
    ...(batch === undefined
      ? []
      : [
          {
            mark: 'rule',
            y: { datum: batch },
            label: `Your batch: ${place(batch)} ${unit}`,
            style: { role: 'fg', dash: 'dashed', width: 1.5 },
          } satisfies FigureLayer,
        ]),
    {
      mark: 'line',
      data: 'noise',
      x: 'step',
      y: 'noise_scale',
      label: 'Noise scale',
      style: { role: 'series-1', width: 2.5 },
    },
    ...(bars.length > 0
      ? [
          {
            mark: 'segment',
            data: 'bars',
            x: 'step',
            y: 'lower',
            x2: 'step',
            y2: 'upper',
            style: { role: 'series-1', opacity: 0.5, width: 2 },
            ...(meaning && { meaning }),
          } satisfies FigureLayer,
        ]
      : []),
    ...(alone.length > 0
      ? [
          {
            mark: 'point',
            data: 'alone',
            x: 'step',
            y: 'noise_scale',
            style: { role: 'series-1', size: 3.5 },
          } satisfies FigureLayer,
        ]
      : []),
  ];
  const span = places.at(-1)!.step - places[0]!.step;
  const figure: Figure = {
    schema: 'figure/1',
    id: 'gns',
    title: 'Gradient noise scale over training',
    subtitle: findings[0]!.text,
    caption: [
      `At a batch as large as the noise scale, signal and noise of its gradient are equal. It is not the batch to use: optimiser, learning rate and cost decide that, and for Adam the noise scale is a poor guide.`,
      ...(gaps > 0 ? [`Steps without an estimate, left as gaps: ${formatCount(gaps)}.`] : []),
      ...(bounded.length < known.length
        ? [
            `Estimates whose interval is open or unknown, drawn without it: ${formatCount(known.length - bounded.length)}.`,
          ]
        : []),
      ...(missing > 0 ? [`Estimates without a step, not shown: ${formatCount(missing)}.`] : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      noise: columns(rows),
      ...(bars.length > 0 && { bars: columns(bars) }),
      ...(alone.length > 0 && { alone: columns(alone) }),
    },
    scales: {
      x: {
        type: 'linear',
        domain:
          span > 0
            ? [places[0]!.step, places.at(-1)!.step]
            : [places[0]!.step - 1, places[0]!.step + 1],
        label: 'training step',
        format: 'number',
      },
      y: {
        type: 'log',
        domain: [Math.max(1e-300, ends.low / 1.3), Math.min(1e300, ends.high * 1.3)],
        label: unit,
        format: 'si',
      },
    },
    layers,
    size: { width: 680, height: 340 },
  };
  return { ...figure, alt: describeFigure(figure) };
}

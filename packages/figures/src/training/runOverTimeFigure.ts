import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureZone,
  formatValue,
} from '@bits-per-sample/core';
import { checkNumbers } from '../parts/checkNumbers.ts';
import { checkShape } from '../parts/checkShape.ts';
import { extremes } from '../parts/extremes.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { type LaidCurves, layCurves } from '../parts/layCurves.ts';
import { leftOut, numbered, place } from '../parts/wording.ts';
import { onsetMarks } from './onsetMarks.ts';
import { checkOnset, onsetName, onsetRole, type RunOnset } from './runOnset.ts';

/** What {@link runOverTimeFigure} shows; columns of equal length [steps]. */
export interface RunOverTimeFigureOptions {
  /** Name of the headline, e.g. `live groups`. */
  readonly headline: string;
  /** Training step of each value. */
  readonly step: ArrayLike<number>;
  /** The headline at each step; NaN where the step has none. */
  readonly value: ArrayLike<number>;
  /** Lower end of its interval. */
  readonly lower?: ArrayLike<number>;
  /** Upper end of its interval. */
  readonly upper?: ArrayLike<number>;
  /** What the intervals mean. Default: 95 %, as given. */
  readonly interval?: {
    /** Nominal coverage, in (0, 1). */
    readonly level: number;
    /** How they were made. Default `as given`. */
    readonly method?: string;
  };
  /** `percent`: shares, on an axis from 0 to 100 %; default `number`. */
  readonly format?: string;
  /** First and last step of the current window, which is shaded. */
  readonly window?: {
    /** First step. */
    readonly from: number;
    /** Last step. */
    readonly to: number;
  };
  /** What began when; at most 8. */
  readonly onsets?: readonly RunOnset[];
}

const fn = 'runOverTimeFigure';
const most = 8;
/** Rows that a picture shows. */
const mostDrawn = 400;
const size = { width: 680, height: 340 };

const shape = {
  headline: 'text',
  step: 'numbers',
  value: 'numbers',
  'lower?': 'numbers',
  'upper?': 'numbers',
  'interval?': { level: 'level', 'method?': 'text' },
  'format?': 'text',
  'window?': { from: 'number', to: 'number' },
  'onsets?': [
    { label: 'text', 'step?': 'number', low: 'number', high: 'number', 'severity?': 'text' },
  ],
} as const;

/** A step with its value. */
interface RunStep {
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
}

/** Refuses what is no run, and gives how its values are printed. */
function checked(options: RunOverTimeFigureOptions): 'percent' | 'number' {
  checkShape(fn, 'data', options, shape);
  const { format = 'number', window, onsets = [], headline } = options;
  if (format !== 'number' && format !== 'percent')
    throw new DomainError(fn, 'format', 'number or percent', format);
  if (headline.trim() === '') throw new DomainError(fn, 'headline', 'a name', headline);
  if (window !== undefined && !(Math.abs(window.from) < Infinity))
    throw new DomainError(fn, 'window.from', 'a finite number', window.from);
  if (window !== undefined && !(window.to >= window.from && window.to < Infinity))
    throw new DomainError(fn, 'window.to', `a number of at least ${window.from}`, window.to);
  if (onsets.length > most) throw new DomainError(fn, 'onsets', `at most ${most}`, onsets.length);
  return format;
}

/** The steps in order, those without a number left out. */
function stepsOf({ step, value, lower, upper }: RunOverTimeFigureOptions): readonly RunStep[] {
  checkNumbers(fn, { step, value }, step.length);
  for (const [name, column] of Object.entries({ lower, upper }))
    if (column && column.length !== step.length)
      throw new DomainError(fn, name, `of length ${step.length}`, column.length);
  return Array.from(step, (x, i) => ({
    x,
    y: value[i]!,
    lower: lower?.[i] ?? Number.NaN,
    upper: upper?.[i] ?? Number.NaN,
  }))
    .filter(({ x }) => !Number.isNaN(x))
    .sort((a, b) => a.x - b.x);
}

/** The values as a line; refuses onsets outside of it, or one twice. */
function laidOf(
  options: RunOverTimeFigureOptions,
  steps: readonly RunStep[],
  format: 'percent' | 'number',
): LaidCurves {
  const { headline, lower, upper, interval, onsets = [] } = options;
  const kept = extremes(
    steps.map(({ y }) => y),
    mostDrawn,
  ).map((i) => steps[i]!);
  const column = (of: keyof RunStep): number[] => kept.map((row) => row[of]);
  const laid = layCurves(
    [
      {
        name: headline,
        x: column('x'),
        y: column('y'),
        ...(lower && upper && { lower: column('lower'), upper: column('upper') }),
      },
    ],
    {
      fn,
      xType: 'linear',
      xFormat: 'number',
      size,
      direct: false,
      words: { series: 'quantity', x: 'step', y: 'value' },
      fields: ['step', 'value'],
      ...(format === 'percent' && { within: [0, 1], include: [0, 1] }),
      meaning: {
        kind: 'interval',
        level: interval?.level ?? 0.95,
        of: headline,
        method: interval?.method ?? 'as given',
      },
    },
  );
  const ends = [steps[0]!.x, steps.at(-1)!.x] as const;
  onsets.forEach((onset, i) => {
    checkOnset(fn, `onsets[${i}]`, onset, ends);
  });
  const names = [headline, ...onsets.map(onsetName)];
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new DomainError(fn, 'onsets', 'of different names', twice);
  return laid;
}

/**
 * One headline of a run over its steps: what it is now, and since when. The current window is shaded,
 * and where something began there is a line, with the steps between which it lies shaded around it.
 *
 * What one reads off: the height in the shaded stretch (now) beside that before the line. A line says
 * when a change began, not what caused it.
 *
 * @param options the headline, its steps and values; `lower` and `upper` where intervals are known;
 *   `window`; `onsets`.
 * @returns a figure; of runs longer than 400 steps the least and the greatest value of each stretch.
 * @throws {DomainError} no step with a value, columns of different length, an infinite number, a
 *   window whose ends are out of order, or onsets outside the run, more than 8 or one twice.
 *
 * @example
 * ```ts
 * const figure = runOverTimeFigure({
 *   headline: 'live groups',
 *   step: [0, 1, 2, 3],
 *   value: [0.8, 0.84, 0.1, 0.06],
 *   format: 'percent',
 *   window: { from: 2, to: 3 },
 *   onsets: [{ label: 'Alarm', step: 2, low: 1, high: 2 }],
 * });
 * figure.findings[0].text; // => 'Mean of the steps: 82 % before, 8 % now'
 * figure.findings[1].text; // => 'Alarm: since step 2 (1 to 2)'
 * ```
 */
export function runOverTimeFigure(options: RunOverTimeFigureOptions): Figure {
  const format = checked(options);
  const steps = stepsOf(options);
  const laid = laidOf(options, steps, format);
  const { headline, interval, window, onsets = [] } = options;
  const findings = [moved(steps, window, format), ...onsets.map(began)];
  const marks = onsetMarks(onsets, {
    domain: laid.y.domain as [number, number],
    format,
    height: 1.6 * (size.height - 70),
  });
  const isBanded = laid.layers.some(({ mark }) => mark === 'band' || mark === 'segment');
  return finishFigure({
    id: 'run-over-time',
    title: `${headline[0]!.toUpperCase()}${headline.slice(1)} over the run`,
    subtitle: findings[0]!.text,
    findings,
    size,
    caption: [
      ...(isBanded
        ? [
            `Bands: ${formatValue(interval?.level ?? 0.95, 'percent')} intervals, each for one step alone.`,
          ]
        : []),
      ...(onsets.length > 0 ? ['A line says when a change began, not what caused it.'] : []),
      ...(steps.length > mostDrawn
        ? ['Of each stretch of steps the least and the greatest value are drawn.']
        : []),
      ...leftOut('Rows without step', options.step.length - steps.length),
    ],
    data: { ...laid.data, ...marks.data },
    scales: {
      x: { ...laid.x, label: 'training step', format: 'number' },
      y: { ...marks.y, label: headline, format },
      color: {
        domain: [headline, ...onsets.map(onsetName)],
        roles: ['series-1', ...onsets.map(onsetRole)],
      },
    },
    layers: [...marks.layers, ...laid.layers],
    zones: [...windowZone(steps, window), ...marks.zones],
    annotations: marks.annotations,
  });
}

/** How the headline moved: into the window, or else from the first step to the last. */
function moved(
  steps: readonly RunStep[],
  window: RunOverTimeFigureOptions['window'],
  format: 'percent' | 'number',
): FigureFinding {
  const print = (x: number): string => formatValue(x, format);
  const known = steps.filter(({ y }) => !Number.isNaN(y));
  const mean = (of: typeof known): number => of.reduce((sum, { y }) => sum + y / of.length, 0);
  const before = known.filter(({ x }) => window !== undefined && x < window.from);
  const now = known.filter(({ x }) => window !== undefined && x >= window.from && x <= window.to);
  if (before.length > 0 && now.length > 0) {
    const numbers = { before: mean(before), now: mean(now) };
    return {
      text: `Mean of the steps: ${print(numbers.before)} before, ${print(numbers.now)} now`,
      numbers,
    };
  }
  const [first, last] = [known[0]!, known.at(-1)!];
  return {
    text:
      first === last
        ? `${print(first.y)} at step ${place(first.x)}`
        : `From ${print(first.y)} at step ${place(first.x)} to ${print(last.y)} at step ${place(last.x)}`,
    numbers: { first: first.y, firstStep: first.x, last: last.y, lastStep: last.x },
  };
}

const began = (onset: RunOnset): FigureFinding => ({
  text: onsetName(onset),
  numbers: {
    ...(onset.step !== undefined && { step: onset.step }),
    ...numbered('end', [onset.low, onset.high]),
  },
});

/** The current window; of one step alone also half the way from the step before it. */
function windowZone(
  steps: readonly RunStep[],
  window: RunOverTimeFigureOptions['window'],
): FigureZone[] {
  if (window === undefined) return [];
  const { from, to } = window;
  const before = steps.findLast(({ x }) => x < from)?.x ?? from;
  const [start, label] =
    from === to
      ? [(before + from) / 2, `step ${place(to)}`]
      : [from, `steps ${place(from)} to ${place(to)}`];
  return [{ axis: 'x', from: start, to, label: `Now: ${label}`, role: 'neutral' }];
}

import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatValue,
  normalQuantile,
} from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';
import { samplesToSuccesses } from '@bits-per-sample/variance';
import { checkShape } from '../parts/checkShape.ts';
import { logitGrid } from '../parts/logitGrid.ts';

/** What {@link sampleNeedFigure} shows. */
export interface SampleNeedFigureOptions {
  /** Numbers of successes m to wait for, different integers from 1 to 1000. Default 1 and 5. */
  readonly successes?: readonly number[];
  /** Half-widths x to know p within, different numbers in (0, ½). Default 0.1 and 0.05. */
  readonly halfWidths?: readonly number[];
  /** Chance of seeing the successes, and coverage of the interval, in (0, 1). Default 0.95. */
  readonly confidence?: number;
  /** Rollouts per prompt of one's own, an integer ≥ 1. */
  readonly rollouts?: number;
}

const looks = [
  { role: 'series-1', width: 2.75 },
  { role: 'series-2', width: 2.75 },
  { role: 'series-3', width: 2, dash: 'dashed' },
  { role: 'series-4', width: 2, dash: 'dashed' },
] as const;

/** Least number of rollouts whose Wilson interval around p is no wider than ±x; it solves a quadratic. */
function rolloutsForWidth(p: number, x: number, z: number): number {
  const pq = p * (1 - p);
  const root = Math.sqrt(pq * pq - 4 * pq * x * x + x * x);
  return Math.max(1, Math.ceil((z * z * (pq - 2 * x * x + root)) / (2 * x * x)));
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st */
function ordinal(m: number): string {
  const ending = m % 100 > 10 && m % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][m % 10] ?? 'th');
  return `${m}${ending}`;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * How many rollouts a prompt takes, over its pass rate on a logit axis: until the first (the
 * m-th) success has been seen with a given chance, and until p is known to ±x.
 *
 * The first is the price of entry, 3/p at 95 %: before it a policy gradient has nothing to learn
 * from. The second is the price of a measurement, largest in the middle. Both count independent
 * rollouts of one prompt at a fixed policy.
 *
 * P(Binomial(n, p) ≥ m) ≥ c, and a Wilson interval of half-width x when the share observed is p.
 *
 * @param data successes, half-widths, confidence and rollouts of one's own.
 * @returns a figure.
 * @throws {DomainError} no curve or more than 4, a number of successes that is not an integer
 *   from 1 to 1000, a half-width outside (0, ½), one twice, a confidence outside (0, 1), or
 *   rollouts that are not an integer ≥ 1.
 *
 * @see {@link samplesToSuccesses}; Wilson (1927), doi:10.1080/01621459.1927.10502953
 *
 * @example
 * ```ts
 * const { numbers } = sampleNeedFigure().findings[0];
 * numbers; // => { passRate: 0.01, confidence: 0.95, need1: 299, need2: 913, need3: 17, need4: 43 }
 * ```
 */
export function sampleNeedFigure(data: SampleNeedFigureOptions = {}): Figure {
  const fn = 'sampleNeedFigure';
  checkShape(fn, 'data', data, {
    'successes?': 'numbers',
    'halfWidths?': 'numbers',
    'confidence?': 'number',
    'rollouts?': 'number',
  });
  const { successes = [1, 5], halfWidths = [0.1, 0.05], confidence = 0.95, rollouts } = data;
  if (!(confidence > 0 && confidence < 1))
    throw new DomainError(fn, 'confidence', 'in (0, 1)', confidence);
  const different = (values: readonly number[]) => new Set(values).size === values.length;
  const sound = successes.every((m) => Number.isInteger(m) && m >= 1 && m <= 1000);
  if (!sound || !different(successes))
    throw new DomainError(
      fn,
      'successes',
      'different integers from 1 to 1000',
      successes.join(', '),
    );
  if (!halfWidths.every((x) => x > 0 && x < 0.5) || !different(halfWidths))
    throw new DomainError(fn, 'halfWidths', 'different numbers in (0, ½)', halfWidths.join(', '));
  const count = successes.length + halfWidths.length;
  if (count < 1 || count > 4)
    throw new DomainError(fn, 'successes', 'with halfWidths 1 to 4 curves', count);
  if (rollouts !== undefined && !(Number.isSafeInteger(rollouts) && rollouts >= 1))
    throw new DomainError(fn, 'rollouts', 'an integer ≥ 1', rollouts);

  const z = normalQuantile((1 + confidence) / 2);
  const percent = formatValue(confidence, 'percent');
  const curves = [
    ...[...successes]
      .sort((a, b) => a - b)
      .map((m) => ({
        name: `${m === 1 ? 'first' : ordinal(m)} success seen`,
        need: (p: number) => samplesToSuccesses(p, m, confidence),
      })),
    ...[...halfWidths]
      .sort((a, b) => b - a)
      .map((x) => ({
        name: `p known to ±${formatValue(x, 'number')}`,
        need: (p: number) => rolloutsForWidth(p, x, z),
      })),
  ];
  const [from, to] = [1e-4, 0.999];
  const examples = [0.01, 0.5];
  const grid = logitGrid(from, to, { count: 201, include: [0.001, 0.1, 0.9, 0.99, ...examples] });
  const columns = curves.map(({ need }) => grid.map(need));
  const findings: FigureFinding[] = examples.map((p) => {
    const needs = curves.map(({ need }) => need(p));
    return {
      text: `At a pass rate of ${p} it takes ${curves.map(({ name }, i) => `${formatCount(needs[i]!)} ${needs[i] === 1 ? 'rollout' : 'rollouts'} until ${name} (${percent})`).join(', ')}`,
      numbers: Object.fromEntries([
        ['passRate', p],
        ['confidence', confidence],
        ...needs.map((need, i) => [`need${i + 1}`, need]),
      ]),
    };
  });
  if (rollouts !== undefined) {
    // 1 − (1 − p)ⁿ = c
    const passRate = -Math.expm1(Math.log1p(-confidence) / rollouts);
    findings.push({
      text: `${formatCount(rollouts)} ${rollouts === 1 ? 'rollout shows' : 'rollouts show'} a success with a chance of ${percent} from a pass rate of ${formatValue(passRate, 'probability')} on`,
      numbers: { rollouts, passRate, confidence },
    });
  }
  const most = columns.flat().reduce((a, b) => Math.max(a, b), rollouts ?? 1);
  const figure: Figure = {
    schema: 'figure/1',
    id: 'sample-need',
    title: 'How many rollouts a prompt takes',
    subtitle: `Rollouts until a success has been seen, and until p is known, both with ${percent}`,
    caption:
      'Independent rollouts of one prompt at a fixed policy. It does not say that so many are worth their price: many prompts with few rollouts each know the mean better, and a fit over all prompts knows each one better than its own rollouts do.',
    alt: '',
    findings,
    data: {
      curves: {
        pass_rate: { type: 'number', label: 'pass rate', values: grid },
        ...Object.fromEntries(
          curves.map(({ name }, i) => [
            `need${i + 1}`,
            { type: 'number', label: name, unit: 'rollouts', values: columns[i]! } as const,
          ]),
        ),
      },
    },
    scales: {
      x: {
        type: 'logit',
        domain: [from, to],
        label: 'pass rate p, logit axis',
        format: 'probability',
      },
      y: { type: 'log', domain: [1, Math.max(10, most * 1.3)], label: 'rollouts', format: 'si' },
    },
    layers: [
      ...(rollouts === undefined
        ? []
        : [
            {
              mark: 'rule',
              y: { datum: rollouts },
              label: `Yours: ${formatCount(rollouts)}`,
              style: { role: 'muted', dash: 'dotted', width: 2 },
            } satisfies FigureLayer,
          ]),
      ...curves.map(
        ({ name }, i): FigureLayer => ({
          mark: 'line',
          data: 'curves',
          x: 'pass_rate',
          y: `need${i + 1}`,
          label: `${name[0]!.toUpperCase()}${name.slice(1)}`.replace(/^P known/, 'p known'),
          style: looks[i]!,
        }),
      ),
    ],
    size: { width: 680, height: 360 },
  };
  return { ...figure, alt: describeFigure(figure) };
}

import {
  checkArray,
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatList,
  formatValue,
} from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';
import { type EstimatorName, type GroupEstimator, groupMoments } from '@bits-per-sample/variance';
import { checkShape } from '../parts/checkShape.ts';
import { inName } from '../parts/inName.ts';
import { logitGrid } from '../parts/logitGrid.ts';
import { checkPassRates } from '../parts/passRates.ts';

/** An estimator by name, or with its settings. */
export type SnrEstimator = EstimatorName | Omit<GroupEstimator, 'groupSize'>;

/** What {@link snrFigure} shows. */
export interface SnrFigureOptions {
  /** 1 to 4 different estimators. Default `reinforce`, `rloo`, `grpo`, `maxrlBaseline`. */
  readonly estimators?: readonly SnrEstimator[];
  /** Rollouts per group, an integer ≥ 2. Default 8. */
  readonly groupSize?: number;
  /** |δ|²: squared distance between the mean scores of successes and failures, > 0. Default 0.01. */
  readonly squaredGap?: number;
  /** τ₁: scatter of the scores of successes, ≥ 0. Default 1. */
  readonly successVariance?: number;
  /** τ₀: scatter of the scores of failures, ≥ 0. Default 1. */
  readonly failureVariance?: number;
  /** Pass rate of each prompt of one's own, in [0, 1]; NaN where it has none; shape [prompts]. */
  readonly passRates?: ArrayLike<number>;
}

const titles: Readonly<Record<EstimatorName, string>> = {
  reinforce: 'REINFORCE, no baseline',
  baseline: 'Constant baseline',
  rloo: 'RLOO = mean baseline = Dr.GRPO',
  drgrpo: 'Dr.GRPO = RLOO',
  grpo: 'GRPO',
  reinforcePlusPlus: 'REINFORCE++',
  reinforcePlusPlusBaseline: 'REINFORCE++ with group mean',
  maxrl: 'MaxRL',
  maxrlBaseline: 'MaxRL with baseline',
  maxrlControl: 'MaxRL with control variate',
  pkpo: 'PKPO',
  passkAnalytic: 'Pass@k training',
};

const looks = [
  { role: 'series-2', width: 2.5 },
  { role: 'series-1', width: 5, opacity: 0.5 },
  { role: 'series-3', width: 2, dash: 'dashed' },
  { role: 'series-4', width: 2, dash: 'dotted' },
] as const;

const examples = [0.01, 0.5, 0.9];
/** Estimators this close to the best are called equally good. */
const within = 0.05;

function nameOf({ estimator, baseline, batchMean, k, ddof }: Omit<GroupEstimator, 'groupSize'>) {
  const settings = [
    ...(estimator === 'baseline' ? [`b = ${baseline}`] : []),
    ...(estimator === 'reinforcePlusPlus' ? [`b = ${batchMean}`] : []),
    ...(k === undefined ? [] : [`k = ${k}`]),
    ...(ddof === undefined || estimator !== 'grpo' ? [] : [`ddof ${ddof}`]),
  ];
  const title = titles[estimator] ?? String(estimator);
  return settings.length > 0 ? `${title}, ${settings.join(', ')}` : title;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Which baseline wins where: signal-to-noise ratio |E ĝ|² / tr Cov ĝ of the gradient of one
 * group, for several estimators, over the pass rate. Its inverse is the number of groups at
 * which signal and noise are equal.
 *
 * Exact at finite group size in the two-class score model of {@link groupMoments}; the regime
 * (how far apart the scores of right and wrong answers lie, and how much they scatter) decides
 * the picture and stands in the caption. The default, |δ|² = 0.01 and τ = 1, is that of long
 * answers with many ways to be right. With one accepted answer τ₁ = 0, and the picture turns.
 *
 * @param data estimators, group size, score moments and pass rates of one's own.
 * @returns a figure.
 * @throws {DomainError} no estimator, more than 4, one twice, a setting outside its domain, a
 *   group size that is not an integer ≥ 2, squaredGap not > 0, a negative or missing variance, or
 *   a pass rate outside [0, 1].
 *
 * @see {@link @bits-per-sample/variance!promptSignalToNoise | promptSignalToNoise} for what rewards alone tell
 *
 * @example
 * ```ts
 * const { numbers } = snrFigure({ estimators: ['reinforce', 'rloo'] }).findings[2];
 * numbers.passRate; // => 0.9
 * (numbers.snr2 / numbers.snr1).toFixed(1); // => '8.7'
 * ```
 */
export function snrFigure(data: SnrFigureOptions = {}): Figure {
  checkShape('snrFigure', 'data', data, {
    'groupSize?': 'number',
    'squaredGap?': 'number',
    'successVariance?': 'number',
    'failureVariance?': 'number',
    'passRates?': 'numbers',
  });
  const {
    estimators = ['reinforce', 'rloo', 'grpo', 'maxrlBaseline'],
    groupSize = 8,
    squaredGap = 0.01,
    successVariance = 1,
    failureVariance = 1,
    passRates,
  } = data;
  checkArray('snrFigure', 'estimators', estimators);
  const rules = estimators.map((rule, i) => {
    const settings = typeof rule === 'string' ? { estimator: rule } : rule;
    checkShape('snrFigure', `estimators[${i}]`, settings, { estimator: 'text' });
    return settings;
  });
  const names = rules.map(nameOf);
  if (rules.length < 1 || rules.length > 4 || new Set(names).size < names.length)
    throw new DomainError(
      'snrFigure',
      'estimators',
      '1 to 4 different estimators',
      names.join(' | '),
    );
  if (!(Number.isInteger(groupSize) && groupSize >= 2))
    throw new DomainError('snrFigure', 'groupSize', 'an integer ≥ 2', groupSize);
  if (!(squaredGap > 0 && squaredGap < Infinity))
    throw new DomainError('snrFigure', 'squaredGap', '> 0', squaredGap);
  for (const [name, variance] of Object.entries({ successVariance, failureVariance }))
    if (!(variance >= 0 && variance < Infinity))
      throw new DomainError('snrFigure', name, '≥ 0', variance);
  const own = passRates === undefined ? undefined : checkPassRates('snrFigure', passRates);
  const shown = own !== undefined && own.count > 0;

  const ratio = (rule: Omit<GroupEstimator, 'groupSize'>, p: number) =>
    p === 0 || p === 1
      ? 0 // no signal, whatever the noise
      : groupMoments({ p, squaredGap, successVariance, failureVariance }, { ...rule, groupSize })
          .signalToNoise;
  const grid = logitGrid(0.001, 0.999, { include: examples });
  const curves = inName('snrFigure', () => rules.map((rule) => grid.map((p) => ratio(rule, p))));

  const print = (value: number) => formatValue(value, 'number', { digits: 2 });
  const percent = formatValue(within, 'percent');
  const bestAt = (values: readonly number[]) => {
    const best = Math.max(...values);
    return names.filter((_, i) => values[i]! >= (1 - within) * best || values[i] === best);
  };
  const findings: FigureFinding[] = examples.map((p) => {
    const values = rules.map((rule) => ratio(rule, p));
    const best = bestAt(values);
    return {
      text: `At a pass rate of ${p} the ratio is ${formatList(values.map((value, i) => `${print(value)} for ${names[i]}`))}${names.length < 2 ? '' : best.length === names.length ? `; all within ${percent} of the best` : `; best, within ${percent}: ${formatList(best)}`}`,
      numbers: Object.fromEntries([
        ['passRate', p],
        ...values.map((value, i) => [`snr${i + 1}`, value]),
        ...(names.length < 2 ? [] : [['within', within]]),
      ]),
    };
  });
  if (shown) {
    const means = rules.map((rule) => own.mean((p) => ratio(rule, p)));
    findings.push({
      text: `By the pass rates of your ${formatCount(own.count)} groups a group has a mean ratio of ${formatList(means.map((mean, i) => `${print(mean)} for ${names[i]}`))}`,
      numbers: Object.fromEntries([
        ['prompts', own.count],
        ...means.map((mean, i) => [`mean${i + 1}`, mean]),
      ]),
    });
  }

  const drawn = curves.flat().filter((x) => x > 0 && x < Infinity);
  const best = grid.map((_, i) => Math.max(...curves.map((curve) => curve[i]!)));
  const low = Math.min(...best.filter((x) => x > 0 && x < Infinity));
  const [bottom, top] = [
    Math.max(low / 30, Math.min(...drawn) / 2),
    drawn.reduce((most, x) => Math.max(most, x), low) * 2,
  ];
  const columns = Object.fromEntries(
    curves.map((curve, i) => [
      `snr${i + 1}`,
      {
        type: 'number',
        label: names[i]!,
        values: curve.map((x) => (x > 0 && x < Infinity ? x : null)),
      } as const,
    ]),
  );
  const figure: Figure = {
    schema: 'figure/1',
    id: 'snr',
    title: 'Which baseline hears the signal',
    subtitle: `Signal-to-noise ratio of the gradient of one group of ${groupSize} rollouts, over the pass rate of its prompt`,
    caption: [
      `Exact for scores with |δ|² = ${print(squaredGap)} between right and wrong answers and a scatter of τ₁ = ${print(successVariance)} and τ₀ = ${print(failureVariance)} within them; another regime has another order.`,
      'One prompt at a time, on policy: it does not say how prompts are weighted against each other, whether their gradients agree, nor what clipping, a KL term or length normalisation add.',
      ...(own ? own.remarks : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      curves: { pass_rate: { type: 'number', label: 'pass rate', values: grid }, ...columns },
      ...(shown && { prompts: own.columns }),
    },
    scales: {
      x: {
        type: 'logit',
        domain: [0.001, 0.999],
        label: 'pass rate p, logit axis',
        format: 'probability',
      },
      y: { type: 'log', domain: [bottom, top], label: 'signal : noise', format: 'number' },
    },
    layers: [
      ...names.map(
        (name, i): FigureLayer => ({
          mark: 'line',
          data: 'curves',
          x: 'pass_rate',
          y: `snr${i + 1}`,
          label: name,
          style: looks[i]!,
        }),
      ),
      ...(shown
        ? [
            {
              mark: 'point',
              data: 'prompts',
              x: 'pass_rate',
              y: { datum: bottom },
              size: 'prompts',
              label: 'Your groups, by area',
              style: { role: 'fg', opacity: 0.55 },
            } satisfies FigureLayer,
          ]
        : []),
    ],
    size: { width: 680, height: 360 },
  };
  return { ...figure, alt: describeFigure(figure) };
}

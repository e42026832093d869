import {
  type Figure,
  type FigureFinding,
  type FigureLayer,
  type FigureScale,
  formatCount,
  formatValue,
} from '@bits-per-sample/core';
import { binaryEntropy, surprisal } from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { checkPassRates } from '../parts/passRates.ts';
import { goldilocksZone } from '../prompts/goldilocksZone.ts';

/** Prompts of one's own, to be shown on the curve. */
export interface PassRateFigureOptions {
  /** Pass rate of each prompt, in [0, 1]; NaN where it has none; shape [prompts]. */
  readonly passRates?: ArrayLike<number>;
}

interface BitsShape {
  readonly fn: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly type: 'log' | 'linear';
  /** Ends of the axes. */
  readonly domain: readonly [number, number];
  readonly top: number;
  /** Ticks of the horizontal axis. */
  readonly ticks?: FigureScale['ticks'];
  /** Pass rates of the curves, ascending. */
  readonly grid: readonly number[];
  /** Where the curves are named: pass rate, bits, shift in px. */
  readonly labels: readonly {
    readonly p: number;
    readonly bits: number;
    readonly shift: readonly [number, number];
  }[];
  /** The pass rate that the first finding is about. */
  readonly example: number;
}

const series = ['Supervised: −log₂ p', 'Reinforcement: at most H(p)'];

// long: one picture from its numbers to its words, read from top to bottom
/** The two curves of the essay on an axis of choice. */
export function bitsFigure(data: PassRateFigureOptions, shape: BitsShape): Figure {
  const { fn, grid, labels, example } = shape;
  checkShape(fn, 'data', data, { 'passRates?': 'numbers' });
  const { passRates } = data;
  const [sl, rl] = [surprisal(example), binaryEntropy(example)];
  const findings: FigureFinding[] = [
    {
      text: `At a pass rate of ${formatValue(example, 'probability')} a labelled answer tells ${formatValue(sl, 'bits')} bits and a rollout at most ${formatValue(rl, 'bits')}, ${formatValue(sl / rl, 'number')} times less`,
      numbers: { passRate: example, supervised: sl, reinforcement: rl, ratio: sl / rl },
    },
    {
      text: 'A rollout tells at most 1 bit, at a pass rate of 0.5',
      numbers: { bits: binaryEntropy(0.5), passRate: 0.5 },
    },
  ];
  const own = passRates === undefined ? undefined : checkPassRates(fn, passRates);
  if (own && own.count > 0) {
    const inside = own.share(goldilocksZone.from, goldilocksZone.to);
    const bits = own.mean(binaryEntropy);
    findings.push({
      text: `Of ${formatCount(own.count)} pass rates given ${formatValue(inside, 'percent')} lie in the Goldilocks zone; the mean of their H(p) is ${formatValue(bits, 'bits')} bits`,
      numbers: { share: inside, prompts: own.count, bits },
    });
  }
  const curve = (f: (p: number) => number) => grid.map(f);
  const layers: FigureLayer[] = [
    {
      mark: 'line',
      data: 'curves',
      x: 'pass_rate',
      y: 'bits',
      color: 'signal',
      style: { width: 2.75 },
    },
    ...(own && own.count > 0
      ? [
          {
            mark: 'point',
            data: 'prompts',
            x: 'pass_rate',
            y: 'bits',
            size: 'prompts',
            label: 'Your groups, by area',
            style: { role: 'fg', opacity: 0.55 },
          } satisfies FigureLayer,
        ]
      : []),
    ...labels.map(
      (label, i): FigureLayer => ({
        mark: 'text',
        x: { datum: label.p },
        y: { datum: label.bits },
        text: { datum: series[i]! },
        color: { datum: series[i]! },
        style: { anchor: 'start', shift: label.shift },
      }),
    ),
  ];
  const figure: Figure = {
    schema: 'figure/1',
    id: shape.id,
    title: shape.title,
    subtitle: shape.subtitle,
    caption: [
      'H(p) bounds what a pass/fail reward is news of to a learner that knows its pass rate. What an update keeps of it, it does not say.',
      ...(own ? own.remarks : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      curves: {
        signal: {
          type: 'string',
          label: 'signal',
          values: series.flatMap((name) => grid.map(() => name)),
        },
        pass_rate: { type: 'number', label: 'pass rate', values: [...grid, ...grid] },
        bits: {
          type: 'number',
          label: 'bits per sample',
          unit: 'bits',
          values: [...curve(surprisal), ...curve(binaryEntropy)],
        },
      },
      ...(own && {
        prompts: {
          pass_rate: own.columns.pass_rate,
          bits: {
            type: 'number',
            label: 'bits per rollout, at most',
            unit: 'bits',
            values: own.distinct.map((p) => binaryEntropy(p)),
          },
          prompts: own.columns.prompts,
        },
      }),
    },
    scales: {
      x: {
        type: shape.type,
        domain: shape.domain,
        ...(shape.ticks && { ticks: shape.ticks }),
        label: 'pass rate p',
        format: 'probability',
      },
      y: { type: 'linear', domain: [0, shape.top], label: 'bits per sample', format: 'bits' },
      color: { domain: series, roles: ['series-2', 'series-1'], labels: 'direct' },
    },
    layers,
    zones: [goldilocksZone],
    size: { width: 680, height: 360 },
  };
  return { ...figure, alt: describeFigure(figure) };
}

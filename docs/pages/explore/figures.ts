import { type Figure, type FigureRole, formatValue } from '@bits-per-sample/core';
import { degeneracyFigure, snrFigure } from '@bits-per-sample/figures';
import {
  binaryEntropy,
  labelInformation,
  noisyVerifierInformation,
  surprisal,
} from '@bits-per-sample/info';
import { describeFigure } from '@bits-per-sample/plot';
import { passed } from './inWords.ts';
import type { Setting } from './setting.ts';

const grid = Array.from({ length: 121 }, (_, i) => 1 / (1 + Math.exp(-(i - 60) * 0.1535)));

/** The pictures of a setting. */
export const figures: Readonly<Record<string, (setting: Setting) => Figure>> = {
  bits: bitsFigure,
  groups: (setting) => ({
    ...degeneracyFigure({
      groupSizes: [...new Set([2, setting.G, 128])],
      passRates: [passed(setting)],
    }),
    subtitle: 'Share of groups in which all rollouts get the same verdict, over the rate of passes',
    caption: '',
  }),
  noise: (setting) =>
    snrFigure({
      estimators: [...new Set(['reinforce', 'rloo', setting.e] as const)],
      groupSize: setting.G,
      passRates: [setting.p],
    }),
};

/** What a label and a reward can tell, with the verifier and the prices of the setting. */
function bitsFigure({ p, K, fp, fn, r }: Setting): Figure {
  const price = r === 1 ? '' : `, per label’s cost`;
  const curves: readonly { name: string; role: FigureRole; bits: (p: number) => number }[] = [
    { name: 'a label, essay’s account', role: 'series-1', bits: surprisal },
    {
      name: `a label, ${formatValue(K, 'number', { digits: 7 })} possible answers`,
      role: 'series-3',
      bits: (x) => labelInformation(x, K),
    },
    { name: 'a reward', role: 'series-2', bits: binaryEntropy },
    {
      name: `a reward of your verifier${price}`,
      role: 'series-4',
      bits: (x) => noisyVerifierInformation(x, { falsePositive: fp, falseNegative: fn }) / r,
    },
  ];
  const least = 1e-5;
  const shown = (bits: number) => (bits >= least ? bits : null);
  const column = (values: readonly (number | null)[]) => ({ type: 'number', values }) as const;
  const figure: Figure = {
    schema: 'figure/1',
    id: 'explore-bits',
    alt: '',
    title: 'What one sample can tell',
    subtitle: 'Bits of a label and of a reward, over the pass rate',
    caption:
      'Of rewards: what is news to a learner that knows the pass rate, at most. A dashed line marks yours.',
    size: { width: 680, height: 340 },
    data: {
      curves: {
        signal: {
          type: 'string',
          label: 'signal',
          values: curves.flatMap(({ name }) => grid.map(() => name)),
        },
        pass_rate: { ...column(curves.flatMap(() => grid)), label: 'pass rate' },
        bits: {
          ...column(curves.flatMap(({ bits }) => grid.map((x) => shown(bits(x))))),
          label: 'bits per sample',
          unit: 'bits',
        },
      },
    },
    scales: {
      x: {
        type: 'logit',
        domain: [1e-4, 0.9999],
        format: 'probability',
        label: 'pass rate p, logit axis',
      },
      y: {
        type: 'log',
        domain: [least, 30],
        ticks: [1e-4, 1e-3, 0.01, 0.1, 1, 10],
        label: 'bits per sample',
        format: 'bits',
      },
      color: { domain: curves.map(({ name }) => name), roles: curves.map(({ role }) => role) },
    },
    layers: [
      {
        mark: 'line',
        data: 'curves',
        x: 'pass_rate',
        y: 'bits',
        color: 'signal',
        style: { width: 2.5 },
      },
      { mark: 'rule', x: { datum: p }, label: 'yours', style: { role: 'fg', dash: 'dashed' } },
    ],
  };
  return { ...figure, alt: describeFigure(figure) };
}

import { oneAxisFigure } from '@bits-per-sample/figures';

export const figure = oneAxisFigure({
  signals: [
    {
      name: 'RL rollout',
      kind: 'at most',
      bits: { value: 0.41, lower: 0.37, upper: 0.45, level: 0.95 },
      tokens: 1200,
      flops: 74e12,
    },
    {
      name: 'SFT example',
      kind: 'absorbed',
      bits: { value: 43, lower: 39.7, upper: 46.3, level: 0.95 },
      tokens: 1200,
      flops: 57.6e12,
    },
    {
      name: 'Distilled rollout',
      kind: 'at least',
      bits: { value: 19, lower: 12, upper: 26, level: 0.95 },
      tokens: 1200,
      flops: 151e12,
    },
  ],
});

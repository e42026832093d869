import { snrFigure } from '@bits-per-sample/figures';

export const figure = snrFigure({
  estimators: ['reinforce', 'rloo', 'grpo', 'maxrlBaseline'],
  groupSize: 16,
});

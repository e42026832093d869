import { sampleNeedFigure } from '@bits-per-sample/figures';

export const figure = sampleNeedFigure({ rollouts: 8 });

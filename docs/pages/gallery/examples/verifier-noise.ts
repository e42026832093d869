import { verifierNoiseFigure } from '@bits-per-sample/figures';

export const figure = verifierNoiseFigure({ passRate: 0.1 });

import { bitsLogFigure } from '@bits-per-sample/figures';

export const figure = bitsLogFigure({ passRates: [0.00002, 0.0004, 0.003, 0.02, 0.02, 0.1, 0.4] });

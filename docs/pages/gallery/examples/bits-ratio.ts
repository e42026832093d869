import { bitsRatioFigure } from '@bits-per-sample/figures';

export const figure = bitsRatioFigure();

import { entropyBudgetFigure } from '@bits-per-sample/figures';

const step = Array.from({ length: 30 }, (_, i) => 20 * i);

export const figure = entropyBudgetFigure({
  step,
  entropy: step.map((t) => 0.03 + 0.7 * Math.exp(-t / 120)),
});

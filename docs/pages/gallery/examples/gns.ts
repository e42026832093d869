import { gnsFigure } from '@bits-per-sample/figures';

// an estimate every 100 steps, with its interval
const step = Array.from({ length: 20 }, (_, i) => 100 * (i + 1));
const estimates = step.map((t) => {
  const value = 12 * 1.2 ** (t / 100);
  const interval = { lower: value / 1.8, upper: value * 1.8, level: 0.95 };
  return { value, ...interval, n: 20, unit: 'prompt groups', method: 'jackknife' };
});

export const figure = gnsFigure({ step, estimates, batch: 64, unit: 'prompt groups' });

import { forecastFigure } from '@bits-per-sample/figures';

// what a forecast returns: pass rates with the ends of their 80 % ranges
const course = (rollouts: readonly number[], reach: number) => {
  const passRate = rollouts.map((n) => 1 / (1 + Math.exp(2.2 - 0.6 * Math.log1p(n / 1000))));
  const [lower, upper] = [passRate.map((p) => p - reach), passRate.map((p) => p + reach)];
  return { rollouts, passRate, lower, upper };
};

export const figure = forecastFigure({
  seen: course([250, 500, 1000, 2000, 4000, 8000, 15_360], 0.04),
  ahead: course([15_360, 20_000, 30_000, 40_000, 61_440], 0.08),
  targets: [0.6],
  quantity: 'training reward',
});

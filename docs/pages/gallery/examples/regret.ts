import { regretFigure } from '@bits-per-sample/figures';

const scenarios = ['stationary', 'drifting', 'noisy verifier', 'few skills'];
const row = (contender: string, regrets: readonly number[]) => ({
  contender,
  cells: regrets.map((value, i) => ({
    scenario: scenarios[i]!,
    regret: { value, lower: value - 0.015, upper: value + 0.015, level: 0.95, method: 'Student' },
  })),
});

export const figure = regretFigure({
  rows: [
    row('uniform', [0.26, 0.1, 0.3, 0.17]),
    row('learnability', [0.05, 0.12, 0.2, 0.09]),
    row('target', [0.03, 0.25, 0.11, 0.3]),
    row('Thompson', [0.08, 0.07, 0.24, 0.1]),
  ],
});

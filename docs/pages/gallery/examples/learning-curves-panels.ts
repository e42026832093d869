import { learningCurvesFigure } from '@bits-per-sample/figures';

const rollouts = Array.from({ length: 25 }, (_, i) => 4000 * i);
const curve = (scenario: string, contender: string, speed: number) => ({
  scenario,
  contender,
  rollouts,
  mean: rollouts.map((n) => 0.1 + 0.6 * (1 - Math.exp(-n / speed))),
});
const curves = ['stationary', 'drifting', 'noisy verifier', 'few skills'].flatMap((scenario, i) => [
  curve(scenario, 'uniform', 60_000),
  curve(scenario, 'learnability', 20_000 + 15_000 * i),
]);

// an id of its own, where a page has two figures of one builder
export const figure = { ...learningCurvesFigure({ curves }), id: 'learning-curves-panels' };

import { wastedRolloutsFigure } from '@bits-per-sample/figures';

// rollouts of each step by the outcome of their group
const step = Array.from({ length: 20 }, (_, i) => i + 1);

export const figure = wastedRolloutsFigure({
  step,
  solved: step.map((t) => 10 + 6 * t),
  failed: step.map((t) => Math.round(400 / (1 + t / 4))),
  mixed: step.map((t) => Math.round(200 + 40 * Math.sin(t / 4))),
});

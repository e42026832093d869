import { curriculum, goldilocks } from '@bits-per-sample/curriculum';
import { weightsFigure } from '@bits-per-sample/figures';

const tasks = Array.from({ length: 60 }, (_, i) => ({
  id: `task ${i}`,
  successes: Math.round(16 * (i / 59) ** 2),
  attempts: 16,
}));
const run = curriculum(goldilocks(), { tasks, seed: 3 });

export const figure = weightsFigure(run.weights());

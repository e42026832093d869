import { calibrationFigure } from '@bits-per-sample/figures';

// 9 sets of 20 prompts, 8 attempts each: what was predicted, and what came
const predicted = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95];
const observed = [0.09, 0.15, 0.24, 0.36, 0.48, 0.6, 0.73, 0.84, 0.9];
const prompts = predicted.flatMap((p, set) =>
  Array.from({ length: 20 }, (_, i) => ({
    p,
    right: Math.floor(8 * observed[set]! + (i + 0.5) / 20),
  })),
);

export const figure = calibrationFigure({
  predicted: prompts.map(({ p }) => p),
  successes: prompts.map(({ right }) => right),
  attempts: prompts.map(() => 8),
});

import { curriculumHeatFigure } from '@bits-per-sample/figures';

// pass rates of 200 prompts, every 5000 rollouts
const start = Array.from({ length: 200 }, (_, i) => ((i + 0.5) / 200) ** 2);
const snapshots = Array.from({ length: 24 }, (_, t) => ({
  rollouts: 5000 * t,
  passRates: start.map((p) => 1 / (1 + Math.exp(-0.15 * t) * (1 / p - 1))),
}));

export const figure = curriculumHeatFigure(snapshots);

import { learningCurvesFlopsFigure } from '@bits-per-sample/figures';

const rollouts = Array.from({ length: 25 }, (_, i) => 500 + 4000 * i);
const curve = (contender: string, flopsPerRollout: number, speed: number) => ({
  contender,
  flops: rollouts.map((n) => flopsPerRollout * n),
  mean: rollouts.map((n) => 0.1 + 0.6 * (1 - Math.exp(-n / speed))),
});

export const figure = learningCurvesFlopsFigure({
  curves: [curve('short answers', 1e14, 60_000), curve('long answers', 4e14, 30_000)],
});

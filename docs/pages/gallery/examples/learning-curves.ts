import { learningCurvesFigure } from '@bits-per-sample/figures';

const rollouts = Array.from({ length: 25 }, (_, i) => 4000 * i);
const curve = (contender: string, gain: number, speed: number) => {
  const mean = rollouts.map((n) => 0.1 + gain * (1 - Math.exp(-n / speed)));
  const [lower, upper] = [mean.map((m) => m - 0.03), mean.map((m) => m + 0.03)];
  return { contender, rollouts, mean, lower, upper };
};

export const figure = learningCurvesFigure({
  curves: [
    curve('uniform', 0.55, 60_000),
    curve('learnability', 0.7, 30_000),
    curve('Thompson', 0.68, 35_000),
  ],
  target: 0.6,
});

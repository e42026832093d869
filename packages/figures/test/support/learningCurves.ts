import type { LearningCurve } from '../../src/index.ts';

export const rollouts = Array.from({ length: 21 }, (_, i) => 1000 * i);

export const curve = (
  contender: string,
  top: number,
  more: Partial<LearningCurve> = {},
): LearningCurve => {
  const mean = rollouts.map((x) => top * (1 - Math.exp(-x / 6000)));
  const [lower, upper] = [mean.map((m) => m - 0.02), mean.map((m) => m + 0.02)];
  return { contender, rollouts, mean, lower, upper, ...more };
};

export const four = ['uniform', 'learnability', 'thompson', 'dapo'].map((s, i) =>
  curve(s, 0.6 + 0.1 * i),
);

export const flops = (curves: readonly LearningCurve[]) =>
  curves.map(({ rollouts: x, ...rest }, i) => ({
    ...rest,
    flops: Array.from(x, (v) => v * 1e15 * (1 + i)),
  }));

export const scenarios = ['easy', 'half impossible'].flatMap((scenario) =>
  four.map((c) => ({ ...c, scenario })),
);

export const long = Array.from({ length: 1e5 }, (_, i) => i);

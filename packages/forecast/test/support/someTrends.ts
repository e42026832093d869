import { countTrend, evaluationTrend, type StepCounts } from '../../src/index.ts';

/** A run of 64 steps of 64 rollouts that learns. */
export const counts: StepCounts = {
  rollouts: Array.from({ length: 64 }, (_, step) => 64 * step + 32),
  successes: Array.from({ length: 64 }, (_, step) => Math.round(6 + 8 * Math.log1p(step))),
  attempts: Array(64).fill(64) as number[],
  now: 4096,
};

/** Evaluations of a pass rate that is a function of the rollouts so far, every 512 rollouts. */
export const evaluated = (passRate: (rollouts: number) => number, steps = 20) => {
  const rollouts = Array.from({ length: steps }, (_, i) => 512 * (i + 1));
  return evaluationTrend({ rollouts, passRate: rollouts.map(passRate) });
};

/** The trend of `counts`. */
export const learning = countTrend(counts);

/** A trend of a run that stays as it is. */
export const flat = evaluated(() => 0.5);

/** A trend of a run that rises. */
export const rising = evaluated((n) => n / (n + 10_240));

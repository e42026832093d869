import type { GroupEstimator } from '../../src/index.ts';

/** Every estimator at a group size, with the settings people use. */
export function everyEstimator(groupSize: number): GroupEstimator[] {
  const k = Math.min(2, groupSize);
  return [
    { estimator: 'reinforce', groupSize },
    { estimator: 'baseline', groupSize, baseline: 0.3 },
    { estimator: 'rloo', groupSize },
    { estimator: 'drgrpo', groupSize },
    { estimator: 'grpo', groupSize },
    { estimator: 'grpo', groupSize, ddof: 1, epsilon: 1e-4 },
    { estimator: 'maxrl', groupSize },
    { estimator: 'maxrlBaseline', groupSize },
    { estimator: 'maxrlControl', groupSize },
    { estimator: 'pkpo', groupSize, k },
    { estimator: 'passkAnalytic', groupSize, k },
  ];
}

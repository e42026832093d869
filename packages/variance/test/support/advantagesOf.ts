import type { GroupEstimator } from '../../src/index.ts';

/** Advantages of a group straight from its rewards, by the paper's words. */
export function advantagesOf(
  rewards: readonly number[],
  { estimator, ddof = 0, epsilon = 0, baseline = 0, k = 1 }: GroupEstimator,
): number[] {
  const n = rewards.length;
  const sum = rewards.reduce((s, r) => s + r, 0);
  const mean = sum / n;
  const squares = rewards.reduce((s, r) => s + (r - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - ddof)) + epsilon;
  const others = rewards.map((_, i) => rewards.filter((_, j) => j !== i));
  const failed = (some: readonly number[], draws: number): number => {
    // probability that `draws` of them, without replacement, are all failures
    const losses = some.filter((r) => r === 0).length;
    let share = 1;
    for (let i = 0; i < draws; i++) share *= Math.max(0, losses - i) / (some.length - i);
    return share;
  };
  switch (estimator) {
    case 'reinforce':
      return [...rewards];
    case 'baseline':
      return rewards.map((r) => r - baseline);
    case 'rloo':
      return rewards.map((r, i) => r - others[i]!.reduce((s, x) => s + x, 0) / (n - 1));
    case 'drgrpo':
      return rewards.map((r) => r - mean);
    case 'grpo':
      return rewards.map((r) => (squares === 0 ? 0 : (r - mean) / deviation));
    case 'maxrl':
      return rewards.map((r) => (sum === 0 ? 0 : r / mean));
    case 'maxrlBaseline':
      return rewards.map((r) => (sum === 0 ? 0 : (r - mean) / mean));
    case 'maxrlControl':
      return rewards.map((r) => (sum === 0 ? -1 : (r - mean) / mean));
    case 'pkpo':
      return rewards.map((r, i) => (r === 1 ? k : k * (1 - failed(others[i]!, k - 1))));
    case 'passkAnalytic': {
      // mean and deviation of the reward of a random subset of k, and its mean given a member
      const group = 1 - failed(rewards, k);
      const spread = Math.sqrt(group * (1 - group));
      return rewards.map((r, i) => {
        const member = r === 1 ? 1 : 1 - failed(others[i]!, k - 1);
        return spread === 0 ? 0 : (member - group) / spread;
      });
    }
    default:
      throw new Error(estimator);
  }
}

import type { Settled } from '../strategy/outcome.ts';
import type { Group } from '../strategy/stage.ts';

/** A settled group with its sums made; it has at least one reward. @internal */
export function groupOf({ draw, outcome, lag }: Settled): Group {
  const { rewards } = outcome;
  let sum = 0;
  let successes = 0;
  for (const reward of rewards) {
    sum += reward;
    successes += Math.min(1, Math.max(0, reward));
  }
  const attempts = rewards.length;
  return { draw, outcome, lag, attempts, successes, mean: sum / attempts };
}

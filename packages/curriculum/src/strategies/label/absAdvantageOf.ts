import type { Group } from '../../strategy/stage.ts';

/**
 * Mean |advantage| of a group: as the trainer reports it, else of rewards standardised as in GRPO,
 * and 0 when all rewards are equal.
 * @internal
 */
export function absAdvantageOf({ outcome: { rewards, signals }, mean }: Group): number {
  if (signals?.absAdvantage !== undefined) return signals.absAdvantage;
  const first = rewards[0];
  if (rewards.every((reward) => reward === first)) return 0;
  const average = (of: (deviation: number) => number) =>
    rewards.reduce((sum, reward) => sum + of(reward - mean), 0) / rewards.length;
  return average(Math.abs) / Math.sqrt(average((deviation) => deviation ** 2));
}

import type { AnyOutcome } from './anyStrategy.ts';

/** An outcome with whatever a strategy may want to know. */
export function someOutcome(
  ticket: string,
  policyVersion: number,
  rewards: readonly number[],
  errors = 0,
): AnyOutcome {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, rewards.length);
  return {
    ticket,
    policyVersion,
    rewards,
    errors,
    signals: { absAdvantage: 2 * mean * (1 - mean), valueLoss: mean * (1 - mean) },
    match: mean >= 0.5 ? 'win' : 'loss',
    cost: { rollouts: rewards.length + errors, tokens: 100 * (rewards.length + errors) },
  };
}

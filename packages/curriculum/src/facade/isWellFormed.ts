import type { Outcome } from '../strategy/outcome.ts';
import { isAmount } from './isAmount.ts';

/** Whether every number of an outcome can be one. @internal */
export function isWellFormed({ policyVersion, rewards, errors = 0, cost }: Outcome): boolean {
  if (!Array.isArray(rewards) || !isAmount(policyVersion) || !isAmount(errors)) return false;
  for (const reward of rewards) if (!Number.isFinite(reward)) return false;
  if (cost === undefined) return true;
  const { rollouts = 0, tokens = 0, seconds = 0, flops = 0 } = cost;
  return [rollouts, tokens, seconds, flops].every(isAmount);
}

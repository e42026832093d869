import { DomainError, type Rng } from '@bits-per-sample/core';
import { distinct } from '../sample/distinct.ts';
import type { AskRequest, Draw } from '../strategy/assignment.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Uniform draws without replacement, the same whatever the strategy. @internal */
export function evaluationDraws(
  strategy: Strategy,
  state: unknown,
  request: AskRequest,
  rng: Rng,
): readonly Draw[] {
  if (strategy.evaluate) return strategy.evaluate(state, request, rng);
  const { ids } = strategy.weights(state);
  if (ids.length === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
  const { groupSize = 1 } = strategy.config as { readonly groupSize?: number };
  const { groups, rolloutBudget = groups * groupSize } = request;
  const count = Math.min(groups, ids.length);
  const rollouts = Math.max(1, Math.floor(rolloutBudget / groups));
  const probability = count / ids.length;
  return distinct(count, ids.length, rng).map((at) => ({
    task: ids[at]!,
    rollouts,
    probability,
    components: {},
  }));
}

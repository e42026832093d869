import { DomainError } from '@bits-per-sample/core';
import type { AskRequest } from '../strategy/assignment.ts';
import { isAmount } from './isAmount.ts';

/** Refuses a request that cannot be answered, in the name of `ask`. @internal */
export function checkRequest(request: AskRequest): void {
  const { groups, rolloutBudget = groups, step, policyVersion, purpose = 'train' } = request;
  const refuse = (parameter: string, expected: string, received: unknown): never => {
    throw new DomainError('ask', parameter, expected, received);
  };
  if (!(Number.isInteger(groups) && groups >= 1)) refuse('groups', 'an integer ≥ 1', groups);
  if (!(Number.isInteger(rolloutBudget) && rolloutBudget >= 1))
    refuse('rolloutBudget', 'an integer ≥ 1', rolloutBudget);
  if (!isAmount(step)) refuse('step', '≥ 0', step);
  if (!isAmount(policyVersion)) refuse('policyVersion', '≥ 0', policyVersion);
  if (!['train', 'profile', 'evaluate'].includes(purpose))
    refuse('purpose', "'train', 'profile' or 'evaluate'", purpose);
}

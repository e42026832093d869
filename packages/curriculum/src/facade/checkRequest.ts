import { checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { AskRequest } from '../strategy/assignment.ts';
import { isAmount } from './isAmount.ts';

/** Refuses a request that cannot be answered, in the name of `ask`. @internal */
export function checkRequest(request: AskRequest): void {
  checkObject('ask', 'request', request);
  const { groups, rolloutBudget = groups, step, policyVersion, purpose = 'train' } = request;
  const refuse = (parameter: string, expected: string, received: unknown): never => {
    throw new DomainError('ask', parameter, expected, received);
  };
  checkWhole('ask', 'groups', groups, { least: 1, most: 2 ** 20 });
  checkWhole('ask', 'rolloutBudget', rolloutBudget, { least: 1 });
  if (!isAmount(step)) refuse('step', '≥ 0', step);
  if (!isAmount(policyVersion)) refuse('policyVersion', '≥ 0', policyVersion);
  if (!['train', 'profile', 'evaluate'].includes(purpose))
    refuse('purpose', "'train', 'profile' or 'evaluate'", purpose);
}

import { checkObject, checkOneOf, checkWhole, DomainError } from '@bits-per-sample/core';
import type { AskRequest } from '../strategy/assignment.ts';
import { isAmount } from './isAmount.ts';

/** Refuses a request that cannot be answered, in the name of `ask`. @internal */
export function checkRequest(request: AskRequest): void {
  const fn = 'ask';
  checkObject(fn, 'request', request);
  const { groups, rolloutBudget = groups, step, policyVersion, purpose = 'train' } = request;
  checkWhole(fn, 'groups', groups, { least: 1, most: 2 ** 20 });
  checkWhole(fn, 'rolloutBudget', rolloutBudget, { least: 1 });
  for (const [name, value] of Object.entries({ step, policyVersion }))
    if (!isAmount(value)) throw new DomainError(fn, name, '≥ 0', value);
  checkOneOf(fn, 'purpose', purpose, ['train', 'profile', 'evaluate']);
}

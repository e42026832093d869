import { checkFinitePositive, checkObject, checkOneOf, DomainError } from '@bits-per-sample/core';
import type { PlanCostOptions } from '../options/planCostOptions.ts';

const NUMBERS = [
  'model',
  'loraParameters',
  'teacherParameters',
  'epochs',
  'promptTokens',
  'groupSize',
  'rolloutsPerStep',
  'gpus',
] as const;

/** Refuses what is no amount, and names that the prices do not hold. */
export function checkPlanOptions(fn: string, options: PlanCostOptions): void {
  checkObject(fn, 'options', options);
  const { prices, tokenPrice, teacherPrice, gpu, attention } = options;
  for (const name of NUMBERS)
    if (options[name] !== undefined) checkFinitePositive(fn, name, options[name]);
  for (const name of ['recomputeOldLogprobs', 'referenceForward'] as const)
    if (options[name] !== undefined) checkOneOf(fn, name, options[name], [true, false]);
  if (attention !== undefined) {
    checkObject(fn, 'attention', attention);
    checkFinitePositive(fn, 'attention.layers', attention.layers);
    checkFinitePositive(fn, 'attention.width', attention.width);
  }
  const named = (parameter: string, name: string | undefined, entries: object = {}): void => {
    if (name === undefined || Object.hasOwn(entries, name)) return;
    const names = Object.keys(entries);
    const expected = names.length === 0 ? 'prices that name it' : `one of ${names.join(', ')}`;
    throw new DomainError(fn, parameter, expected, name);
  };
  if (prices !== undefined) checkObject(fn, 'prices', prices);
  named('tokenPrice', tokenPrice, prices?.perMillionTokens);
  named('teacherPrice', teacherPrice, prices?.perMillionTokens);
  named('gpu', gpu, prices?.perHour);
}

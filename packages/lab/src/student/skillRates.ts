import { checkObject } from '@bits-per-sample/core';
import { checkRates } from './checkRates.ts';

/** Learning rates of students with shared skills. */
export interface SkillRates {
  /** Learning rate of the shared skills. Default 0.5. */
  readonly skillRate?: number;
  /** Learning rate of the memory of single tasks. Default 5. */
  readonly memoryRate?: number;
}

/** The rates with their defaults; throws unless they are finite. */
export function skillRates(fn: string, options: SkillRates): Required<SkillRates> {
  checkObject(fn, 'options', options);
  const { skillRate = 0.5, memoryRate = 5 } = options;
  checkRates(fn, { skillRate, memoryRate });
  return { skillRate, memoryRate };
}

import { DomainError } from '@bits-per-sample/core';
import type { Strategy } from './strategy.ts';
import type { Task } from './task.ts';

/** Refuses tasks without the labels that a strategy cannot work without. @internal */
export function checkNeeds(
  fn: string,
  strategy: Pick<Strategy, 'needs' | 'kind'>,
  tasks: readonly Task[],
): void {
  for (const need of strategy.needs) {
    if (need !== 'difficulty' && need !== 'stratum' && need !== 'features') continue;
    const bare = tasks.find((task) => task[need] === undefined);
    if (bare)
      throw new DomainError(fn, 'tasks', `each with a ${need}, for ${strategy.kind}`, bare.id);
  }
}

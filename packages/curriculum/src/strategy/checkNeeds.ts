import { DomainError } from '@bits-per-sample/core';
import type { Strategy } from './strategy.ts';
import type { Task } from './task.ts';

/** Refuses tasks without the labels that a strategy cannot work without. @internal */
export function checkNeeds(strategy: Pick<Strategy, 'needs' | 'kind'>, tasks: readonly Task[]) {
  for (const need of strategy.needs) {
    if (need !== 'difficulty' && need !== 'stratum' && need !== 'features') continue;
    const bare = tasks.find((task) => task[need] === undefined);
    if (bare) throw new DomainError(strategy.kind, 'tasks', `each with a ${need}`, bare.id);
  }
}

import { checkObject } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import type { Task } from './task.ts';

/** Refuses what is no list of objects; what they hold is looked at where it is stored. @internal */
export function checkTasks(fn: string, tasks: readonly Task[]): void {
  checkList(fn, 'tasks', tasks);
  for (const task of tasks) checkObject(fn, 'tasks', task);
}

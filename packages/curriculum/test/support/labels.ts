import { tasksOf } from './trainer.ts';

export const ask = (version: number, groups = 1) => ({
  groups,
  step: version,
  policyVersion: version,
});

export const graded = (difficulties: readonly number[]) =>
  tasksOf(difficulties.map((difficulty) => ({ difficulty })));

export const range = (n: number) => Array.from({ length: n }, (_, i) => i);

import type { curriculum } from '../../src/index.ts';
import { tasksOf } from './trainer.ts';

export const ask = (version: number, groups = 1) => ({
  groups,
  step: version,
  policyVersion: version,
});

export const bare = (n: number) => tasksOf(Array.from({ length: n }, () => ({})));

export const estimateOf = (run: ReturnType<typeof curriculum>) =>
  run.weights().components.estimate![0]!;

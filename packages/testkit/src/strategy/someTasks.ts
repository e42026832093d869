import type { AnyTask } from './anyStrategy.ts';

/** Twelve tasks in three strata with difficulties, a feature and hints. */
export const someTasks: readonly AnyTask[] = Array.from({ length: 12 }, (_, i) => ({
  id: `task-${String.fromCharCode(97 + ((i * 5) % 12))}`,
  stratum: `stratum-${i % 3}`,
  difficulty: (i * 7) % 12,
  features: { length: i % 4 },
  maxHint: 0.5,
}));

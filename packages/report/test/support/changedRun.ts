import type { Row } from './runWorld.ts';

/** Steps of the run below, and the step at which it changes. */
const [STEPS, CHANGE] = [40, 20] as const;

/**
 * A run without chance, 16 groups of 8 a step: until the change 2 answers of each group are right, from
 * then on all 8 in every fourth group and none in the others. The pass rate is 25 % at every step;
 * live are all groups before and none after.
 */
export function changedRun(): Row[] {
  return Array.from({ length: STEPS }, (_, step) =>
    Array.from({ length: 16 }, (_, g) =>
      Array.from({ length: 8 }, (_, i) => ({
        step,
        group: `${step}-${g}`,
        reward: Number(step < CHANGE ? i < 2 : g % 4 === 0),
      })),
    ).flat(),
  ).flat();
}

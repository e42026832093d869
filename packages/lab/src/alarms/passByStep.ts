import type { SimulatedRun } from '../run/simulatedRun.ts';

/** The mean pass rate of the groups of each step, without evaluations; NaN where there are none. */
export function passByStep({ steps, groups }: SimulatedRun): Float64Array {
  const n = new Float64Array(steps);
  const sum = new Float64Array(steps);
  groups.step.forEach((t, i) => {
    if (groups.evaluation[i] === 1 || groups.attempts[i] === 0) return;
    n[t]!++;
    sum[t]! += groups.successes[i]! / groups.attempts[i]!;
  });
  return sum.map((total, t) => (n[t] === 0 ? Number.NaN : total / n[t]!));
}

import { inflationOf } from './inflationOf.ts';

/** λ of steps some of which may have no mean: these are left out. */
export function inflationOfSteps(means: Float64Array, variances: Float64Array): number {
  const present = (_: number, i: number) => Number.isFinite(means[i]);
  return inflationOf(means.filter(present), variances.filter(present));
}

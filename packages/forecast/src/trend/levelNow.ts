import { constants } from '../constants.ts';
import type { Observations } from './filterComponent.ts';

/** Mean log-odds of the last quarter of the rollouts, weighted by precision; of the last observation where it holds none. */
export function levelNow({ rollouts, logit, variance }: Observations, now: number): number {
  let weights = 0;
  let sum = 0;
  for (let i = rollouts.length - 1; i >= 0; i--) {
    if (weights > 0 && rollouts[i]! < (1 - constants.last) * now) break;
    weights += 1 / variance[i]!;
    sum += logit[i]! / variance[i]!;
  }
  return sum / weights;
}

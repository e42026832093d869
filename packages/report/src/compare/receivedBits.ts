import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/** Bits of all rewards of a training log, at most: bits a rollout times rollouts. */
export function receivedBits({ bits: { perRollout }, rollouts }: Report): Estimate<'bits'> {
  if (perRollout === null || rollouts === null)
    return undefinedEstimate('bits', 'the training log gives no bits per rollout');
  return {
    ...perRollout,
    value: perRollout.value * rollouts,
    lower: perRollout.lower * rollouts,
    upper: perRollout.upper * rollouts,
    unit: 'bits',
    method: `${perRollout.method}, ${rollouts} rollouts`,
  };
}

import { checkAtLeast, checkObject } from '@bits-per-sample/core';

/** Where the variance of an RL gradient comes from, and what a prompt costs. */
export interface GroupVariance {
  /** A: variance of the prompts' expected gradients around their mean, ≥ 0. */
  readonly betweenVariance: number;
  /** V: variance within a prompt times (N − 1); it falls like V / (N − 1). ≥ 0. */
  readonly withinVariance: number;
  /** Cost of a prompt beyond its rollouts (prefill), in rollouts, ≥ 0; default 0. */
  readonly promptCost?: number;
}

/** No argument is negative. NaN passes. */
export function checkVariance(fn: string, variance: GroupVariance): void {
  checkObject(fn, 'variance', variance);
  const { betweenVariance, withinVariance, promptCost = 0 } = variance;
  checkAtLeast(fn, 'betweenVariance', betweenVariance, 0);
  checkAtLeast(fn, 'withinVariance', withinVariance, 0);
  checkAtLeast(fn, 'promptCost', promptCost, 0);
}

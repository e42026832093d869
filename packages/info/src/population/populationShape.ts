import type { Estimate, IntervalOptions } from '@bits-per-sample/core';

/** Options of {@link populationMean}. */
export interface PopulationOptions extends IntervalOptions {
  /**
   * Prompt of each group, by any name or number; shape [groups]. Groups of one prompt are one
   * observation. Default: each group is a prompt of its own.
   */
  readonly prompts?: ArrayLike<string | number> | undefined;
  /** What counts alike: `'prompt'` (default) or `'rollout'`. */
  readonly per?: 'prompt' | 'rollout' | undefined;
  /**
   * Whether groups with one verdict for all rollouts were taken out of the log: then the mean is
   * over the prompts of the others, by {@link keptWeights}. Default false.
   */
  readonly kept?: boolean | undefined;
}

/** A mean over a population of prompts; its interval holds whatever the population. */
export interface PopulationMean<U extends string = string> extends Estimate<U> {
  /** The part of the interval that comes from too few rollouts per group: ± this much of it. */
  readonly biasBound: number;
}

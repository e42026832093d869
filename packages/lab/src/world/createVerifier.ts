import { checkObject } from '@bits-per-sample/core';
import { checkScenario } from '../scenario/checkScenario.ts';
import type { World } from './world.ts';

/** The truth about the rewards. */
export interface Verifier {
  /** The share of the budget that is spent, in [0, 1]: a verifier may drift with it. */
  at(spent: number): void;
  /** Whether an action earns the reward, by one number of chance in [0, 1). */
  reward(task: number, right: boolean, chance: number): boolean;
  /** Rate of rewards, given the rate of right answers. */
  rate(task: number, passRate: number): number;
  /** P(reward | right) − P(reward | wrong): what a reward says about the answer; 0: nothing. */
  honesty(task: number): number;
}

/**
 * The verifier of a world: honest up to the error rates of its scenario.
 *
 * @param world the pool.
 * @returns the verifier, at the start of the budget.
 * @throws {DomainError} what is no world.
 *
 * @example
 * ```ts
 * const verifier = createVerifier(createWorld(createScenario('a', { falseNegative: 0.1 }), 7));
 * verifier.rate(0, 0.5); // => 0.45
 * ```
 */
export function createVerifier(world: World): Verifier {
  checkObject('createVerifier', 'world', world);
  const { scenario, possible, noisy } = world;
  checkScenario('createVerifier', scenario);
  const { hackable, noisyRate } = scenario;
  let falsePositive = scenario.falsePositive;
  let truePositive = 1 - scenario.falseNegative;
  const wrong = (task: number) =>
    noisy[task] ? noisyRate : possible[task] ? falsePositive : Math.max(falsePositive, hackable);
  const right = (task: number) => (noisy[task] ? noisyRate : truePositive);
  return {
    at: (spent) => {
      falsePositive = scenario.falsePositive * (1 - spent) + scenario.falsePositiveEnd * spent;
      truePositive = 1 - scenario.falseNegative * (1 - spent) - scenario.falseNegativeEnd * spent;
    },
    reward: (task, isRight, chance) => chance < (isRight ? right(task) : wrong(task)),
    rate: (task, p) => p * right(task) + (1 - p) * wrong(task),
    honesty: (task) => right(task) - wrong(task),
  };
}

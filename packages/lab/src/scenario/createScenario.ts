import { checkObject } from '@bits-per-sample/core';
import { checkScenario } from './checkScenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * A scenario from what makes it special; the rest is the clean pool.
 *
 * @param name unique name.
 * @param options what differs from the clean pool of 400 tasks over 8 skills, difficulty N(2.5, 2.5²)
 *   logits and labels with a standard deviation of 1. A verifier drifts only where an `…End` is given.
 * @returns the whole description.
 * @throws {DomainError} a name that is no text, a share outside [0, 1], a number that is not finite, skills
 *   outside [1, 1024], no tasks or more than 2^26 / skills.
 *
 * @example
 * ```ts
 * createScenario('broken', { noisy: 0.4, noisyRate: 0.7 }).tasks; // => 400
 * createScenario('worse', { falsePositive: 0.1 }).falsePositiveEnd; // => 0.1
 * ```
 */
export function createScenario(
  name: string,
  options: Partial<Omit<Scenario, 'name'>> = {},
): Scenario {
  checkObject('createScenario', 'options', options);
  const scenario: Scenario = {
    name,
    tasks: 400,
    skills: 8,
    difficulty: 2.5,
    spread: 2.5,
    labelNoise: 1,
    labelSwaps: 0,
    falsePositive: 0,
    falseNegative: 0,
    falsePositiveEnd: options.falsePositive ?? 0,
    falseNegativeEnd: options.falseNegative ?? 0,
    impossible: 0,
    hackable: 0,
    noisy: 0,
    noisyRate: 0.5,
    slow: 0,
    slowness: 0.1,
    speed: 1,
    maxHint: 0,
    hintWorth: 10,
    lag: 0,
    lost: 0,
    errors: 0,
    arrivals: 0,
    departures: 0,
    ...options,
  };
  checkScenario('createScenario', scenario);
  return scenario;
}

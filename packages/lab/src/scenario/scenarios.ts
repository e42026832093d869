import { createScenario } from './createScenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * The scenarios that are reported. No default may be tuned on them: for that there are
 * {@link tuningScenarios}.
 */
export const scenarios: readonly Scenario[] = [
  createScenario('clean'),
  createScenario('noise10', { falsePositive: 0.05, falseNegative: 0.1 }),
  createScenario('impossible', { impossible: 0.3 }),
  createScenario('noisyTV', { noisy: 0.2 }),
  createScenario('hackable', { impossible: 0.2, hackable: 0.3 }),
  createScenario('mixed', {
    falsePositive: 0.05,
    falseNegative: 0.1,
    impossible: 0.2,
    hackable: 0.15,
    noisy: 0.1,
  }),
  createScenario('hardPool', { difficulty: 7.6 }),
  createScenario('hardPoolHints', { difficulty: 7.6, maxHint: 0.9 }),
];

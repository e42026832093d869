import { createScenario } from './createScenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * Scenarios to tune on: other sizes, noise rates, labels and learners than the reported ones, so that
 * a default that was chosen here is not marked on what it was chosen for. Use other seeds as well
 * (the reported ones are 1, 2, 3, …; tune on 1001, 1002, …).
 */
export const tuningScenarios: readonly Scenario[] = [
  createScenario('tune:easy', {
    tasks: 300,
    skills: 6,
    difficulty: 1.5,
    spread: 2,
    labelNoise: 0.7,
  }),
  createScenario('tune:noLabel', { tasks: 500, difficulty: 2.8, spread: 3, labelNoise: Infinity }),
  createScenario('tune:uselessLabel', { tasks: 350, skills: 10, spread: 2.2, labelSwaps: 1 }),
  createScenario('tune:falsePositives', { tasks: 450, falsePositive: 0.12, labelNoise: 1.5 }),
  createScenario('tune:falseNegatives', { tasks: 450, falseNegative: 0.25, labelSwaps: 0.2 }),
  createScenario('tune:impossible', { tasks: 600, skills: 12, impossible: 0.45, labelNoise: 2 }),
  createScenario('tune:noisy30', { tasks: 360, noisy: 0.25, noisyRate: 0.3, labelNoise: 1.5 }),
  createScenario('tune:noisy70', { tasks: 360, noisy: 0.15, noisyRate: 0.7, labelNoise: 0.5 }),
  createScenario('tune:driftingVerifier', { falsePositive: 0, falsePositiveEnd: 0.2, spread: 2 }),
  createScenario('tune:slow', { tasks: 400, skills: 5, slow: 0.35, slowness: 0.15 }),
  createScenario('tune:slowAndNoisy', { slow: 0.25, slowness: 0.2, noisy: 0.15, noisyRate: 0.4 }),
  createScenario('tune:hackable', { tasks: 320, impossible: 0.3, hackable: 0.15, labelNoise: 2 }),
  createScenario('tune:hard', { tasks: 300, difficulty: 6, labelNoise: 1.5 }),
  createScenario('tune:steep', { tasks: 400, difficulty: 4, spread: 3.5, speed: 1.5 }),
];

import type { Trial } from '../../src/index.ts';

/** A trial of which only the given numbers matter. */
export const madeTrial = (
  contender: string,
  scenario: string,
  seed: number,
  auc: number,
  toTarget: number | null = null,
): Trial => ({
  contender,
  scenario,
  student: 'irt',
  seed,
  rollouts: 100,
  steps: 10,
  cost: 100,
  toTarget,
  stepsToTarget: null,
  costToTarget: null,
  auc,
  final: auc,
  tail: 0,
  degenerate: 0,
  refused: 0,
  waste: 0,
  neverDrawn: 0,
  brier: null,
  rateError: null,
  shortfall: 0,
  snapshot: 0,
  curve: [0, auc],
});
/** Three contenders in two scenarios. */
export const madeTrials = [
  madeTrial('oracleGreedy', 'x', 1, 0.9, 20),
  madeTrial('oracleGreedy', 'x', 2, 0.8, 20),
  madeTrial('oracleGreedy', 'y', 1, 0.7, 20),
  madeTrial('uniform', 'x', 1, 0.5, 80),
  madeTrial('uniform', 'x', 2, 0.6, null),
  madeTrial('uniform', 'y', 1, 0.6, 40),
  madeTrial('mine', 'x', 1, 0.8, 40),
  madeTrial('mine', 'x', 2, 0.7, 50),
  madeTrial('mine', 'y', 1, 0.2, null),
];

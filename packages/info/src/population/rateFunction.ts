import { checkWhole } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { disagreementWeights } from './disagreementWeights.ts';
import { liveShareWeights } from './liveShareWeights.ts';

/** A quantity that depends on a prompt through its pass rate alone; its mean is asked for. */
export interface RateFunction {
  /** Name, unique among rate functions: what weights are remembered by. */
  readonly name: string;
  /** Its value at a pass rate p in [0, 1]. */
  readonly at: (p: number) => number;
  /** Least and largest value over [0, 1]. */
  readonly range: readonly [number, number];
  /** Unit of the mean. */
  readonly unit: string;
  /** Weights without bias for groups of n, where there are any; shape [n + 1]. */
  readonly exact?: (n: number) => Float64Array | undefined;
}

/** H(p), bits per rollout: what a reward tells whoever knows the pass rate of the prompt. */
export const entropyRate: RateFunction = {
  name: 'entropy',
  at: binaryEntropy,
  range: [0, 1],
  unit: 'bits/rollout',
};

/** 4p(1 − p): the gradient signal of a prompt beside that of a coin flip. */
export const disagreementRate: RateFunction = {
  name: 'disagreement',
  at: (p) => 4 * p * (1 - p),
  range: [0, 1],
  unit: 'share of a coin flip',
  exact: (n) => (n >= 2 ? disagreementWeights(n) : undefined),
};

/** 1 − p^G − (1 − p)^G: the chance that G rollouts differ, so that a group baseline sees a signal. */
export function liveRate(groupSize: number): RateFunction {
  checkWhole('liveRate', 'groupSize', groupSize, { least: 2, most: MOST });
  return {
    name: `live ${groupSize}`,
    at: (p) => 1 - p ** groupSize - (1 - p) ** groupSize,
    range: [0, 1],
    unit: 'probability',
    exact: (n) => (n >= groupSize ? liveShareWeights(n, groupSize) : undefined),
  };
}

/** H(p) · (1 − p^G − (1 − p)^G): bits of a rollout that arrive in a live group of G. */
export function liveEntropyRate(groupSize: number): RateFunction {
  checkWhole('liveEntropyRate', 'groupSize', groupSize, { least: 2, most: MOST });
  const live = liveRate(groupSize);
  return {
    name: `entropy of live ${groupSize}`,
    at: (p) => binaryEntropy(p) * live.at(p),
    range: [0, 1],
    unit: 'bits/rollout',
  };
}

const MOST = 2 ** 16;

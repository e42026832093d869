import { checkNumber, checkProbability, checkWhole, DomainError } from '@bits-per-sample/core';
import { liveGroupBits } from '../group/liveGroupBits.ts';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { coverageWeights } from './coverageWeights.ts';
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
  /** Bound on the bias of f(k/n), where one is known. */
  readonly pluginBias?: (n: number) => number;
}

/** H(p), bits per rollout: what a reward tells whoever knows the pass rate of the prompt. */
export const entropyRate: RateFunction = {
  name: 'entropy',
  at: binaryEntropy,
  range: [0, 1],
  unit: 'bits/rollout',
  // Paninski (2003), proposition 1, of two outcomes
  pluginBias: (n) => Math.log2(1 + 1 / n),
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

/** 1 − (1 − p)^G: the chance that one rollout of G at least is right, so that there is something to reinforce. */
export function coverageRate(groupSize: number): RateFunction {
  checkWhole('coverageRate', 'groupSize', groupSize, { least: 1, most: MOST });
  return {
    name: `coverage ${groupSize}`,
    at: (p) => -Math.expm1(groupSize * Math.log1p(-p)),
    range: [0, 1],
    unit: 'probability',
    exact: (n) => (n >= groupSize ? coverageWeights(n, groupSize) : undefined),
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

/**
 * {@link liveGroupBits} / G − keep · H(p): what a rollout in a group of G brings through live
 * groups beyond the share of its bits that is to be kept. Its mean is 0 or more where G is enough.
 */
export function keptBitsRate(groupSize: number, keep: number): RateFunction {
  checkWhole('keptBitsRate', 'groupSize', groupSize, { least: 2, most: MOST });
  checkNumber('keptBitsRate', 'keep', keep);
  if (!(keep >= 0 && keep <= 1)) throw new DomainError('keptBitsRate', 'keep', 'in [0, 1]', keep);
  return {
    name: `bits beyond ${keep} of them in live ${groupSize}`,
    at: (p) => liveGroupBits(p, groupSize) / groupSize - keep * binaryEntropy(p),
    range: [-keep, 1 - keep],
    unit: 'bits/rollout',
  };
}

/**
 * H(p′) − P·H(fn) − (1 − P)·H(fp) with P = (p′ − fp)/(1 − fp − fn): bits that a verdict which is
 * wrong with these chances tells about correctness, p′ being the share of verdicts that pass.
 */
export function verdictRate(falsePass: number, falseFail: number): RateFunction {
  const fn = 'verdictRate';
  checkProbability(fn, 'falsePass', falsePass);
  checkProbability(fn, 'falseFail', falseFail);
  const informedness = 1 - falsePass - falseFail;
  if (!(informedness > 0))
    throw new DomainError(fn, 'falsePass + falseFail', 'below 1', falsePass + falseFail);
  const [pass, fail] = [binaryEntropy(falsePass), binaryEntropy(falseFail)];
  return {
    name: `verdict ${falsePass} ${falseFail}`,
    at: (p) => binaryEntropy(p) - pass - ((p - falsePass) / informedness) * (fail - pass),
    range: [0, 1],
    unit: 'bits/rollout',
  };
}

const MOST = 2 ** 16;

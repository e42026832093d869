import { type Estimate, formatPlural } from '@bits-per-sample/core';
import { binaryEntropy, meanEntropy, pooledEntropy } from '@bits-per-sample/info';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { hasHugeGroups, jackknifeBits } from '../trials/hugeGroups.ts';
import { ZONE } from './histogram.ts';
import { defined, finite } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** Bits per rollout: H of each group's own pass rate, averaged. A ceiling, not a yield. */
export interface ReportBits {
  /** Mean over groups of H(p), with interval. */
  readonly perRollout: Estimate<'bits/rollout'> | null;
  /** Mean over groups of H(k/n): biased low, for comparison with other tools. */
  readonly plugin: number | null;
  /** Jackknife mean: the model-free cross-check. */
  readonly jackknife: number | null;
  /** H of the pooled pass rate: the trap. Not information per rollout. */
  readonly pooled: number | null;
  /**
   * Supervised bits beside them: −log₂ π of the run's own right answers, what one would carry
   * shown as a label. Mean over groups with a right answer whose log-probability is known.
   */
  readonly supervised: Estimate<'bits/sample'> | null;
}

/** Groups of k successes in n attempts: the sufficient statistic of everything above. */
export interface CountsCell {
  /** Successes k. */
  readonly successes: number;
  /** Attempts n. */
  readonly attempts: number;
  /** Groups with that k and n. */
  readonly groups: number;
}

/** The Goldilocks zone: pass rates at which a rollout can carry half a bit or more. */
export interface ReportZone {
  /** Lower end, where H(p) = ½. */
  readonly from: number;
  /** Upper end, where H(p) = ½. */
  readonly to: number;
  /** Groups whose pass rate lies inside. */
  readonly groups: number;
  /** Their share of all groups of two or more. */
  readonly share: number;
  /** Their share of the plug-in bits; 0 when there are none. */
  readonly bitsShare: number;
}

/** Bits per rollout by several estimators, and the trap beside them. */
export function readBits(
  counts: GroupCounts | null,
  supervised: ReportBits['supervised'],
  level: number,
  warnings: Warnings,
): ReportBits {
  if (supervised === null)
    warnings.detail(
      'no-supervised-bits',
      'Fewer than two groups have a right answer with a log-probability, so what one would carry as a label cannot be told (`logprob: COLUMN` names it).',
      'bits.supervised',
    );
  if (counts === null)
    return { perRollout: null, plugin: null, jackknife: null, pooled: null, supervised };
  const isLarge = counts.attempts.filter((n) => n > 1).length >= 20;
  const method = hasHugeGroups(counts) ? 'plugin' : isLarge ? 'empirical-bayes' : 'nsb';
  const estimate = meanEntropy(counts, { method, level });
  const jackknife = jackknifeBits(counts);
  const perRollout = defined(estimate);
  if (perRollout === null)
    warnings.alarm(
      'bits-unknown',
      `Bits per rollout cannot be told: ${reason(estimate)}.`,
      'bits.perRollout',
    );
  else if (counts.attempts.length < 20)
    warnings.note(
      'few-groups',
      `${formatPlural(counts.attempts.length, 'group')} say little about the spread of pass rates: below 20 the bits and the advice are rough.`,
    );
  const gap = Math.abs(estimate.value - jackknife);
  const standardError = (estimate.upper - estimate.lower) / 3.92;
  if (counts.attempts.length >= 20 && gap > Math.max(0.02, 2 * standardError))
    warnings.note(
      'estimators-disagree',
      `Two estimators of the bits disagree (${estimate.value.toFixed(3)} from the fitted spread of pass rates, ${jackknife.toFixed(3)} by jackknife): the pass rates do not follow the fitted shape. 16 or more rollouts per prompt would settle it.`,
    );
  return {
    perRollout,
    plugin: finite(meanEntropy(counts, { method: 'plugin', level }).value),
    jackknife: finite(jackknife),
    pooled: finite(pooledEntropy(counts).pooled),
    supervised,
  };
}

/** How many groups lie in the Goldilocks zone, and how much of the bits they carry. */
export function zoneOf({ successes, attempts }: GroupCounts): ReportZone {
  let inside = 0;
  let bitsInside = 0;
  let bitsAll = 0;
  for (let i = 0; i < attempts.length; i++) {
    const p = successes[i]! / attempts[i]!;
    const h = binaryEntropy(p);
    bitsAll += h;
    if (p < ZONE.from || p > ZONE.to) continue;
    inside++;
    bitsInside += h;
  }
  return {
    ...ZONE,
    groups: inside,
    share: inside / attempts.length,
    bitsShare: bitsAll > 0 ? bitsInside / bitsAll : 0,
  };
}

/** Groups by successes and attempts. */
export function cellsOf({ successes, attempts }: GroupCounts): CountsCell[] {
  const byAttempts = new Map<number, Map<number, number>>();
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    let bySuccesses = byAttempts.get(n);
    if (bySuccesses === undefined) {
      bySuccesses = new Map();
      byAttempts.set(n, bySuccesses);
    }
    bySuccesses.set(successes[i]!, (bySuccesses.get(successes[i]!) ?? 0) + 1);
  }
  const cells = [...byAttempts].flatMap(([n, bySuccesses]) =>
    [...bySuccesses].map(([k, groups]) => ({ successes: k, attempts: n, groups })),
  );
  return cells.sort((x, y) => x.attempts - y.attempts || x.successes - y.successes);
}

const reason = ({ method }: Estimate): string => method.replace(/^undefined: /, '');
